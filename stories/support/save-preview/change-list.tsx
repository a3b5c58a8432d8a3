import { useState } from "react";
import { parsePointer, type Change } from "../../../src/index.js";
import type { Edit } from "../editor/count-edits.js";
import { PlaceName } from "../places/place-name.js";
import { notSet, type Place } from "../places/place-names.js";
import { usePlaces } from "../places/use-places.js";
import { describeLoss } from "./loss.js";

/** Of more edits than these, the others are folded away, and cost nothing until somebody looks. */
const mostShown = 60;

/** The unsaved edits: where, what was, what is, what came with it, and a mark on what takes something away. */
export function ChangeList({ edits }: { edits: readonly Edit[] }) {
  const findPlace = usePlaces();
  const [isOpen, setIsOpen] = useState(false);
  const list = (some: readonly Edit[]) => (
    <ul className="changes">
      {some.map((edit) => (
        <EditItem key={edit.change.path} {...{ edit, findPlace }} />
      ))}
    </ul>
  );
  const others = edits.slice(mostShown);
  return (
    <>
      {list(edits.slice(0, mostShown))}
      {others.length > 0 && (
        <details
          className="more"
          onToggle={(event) => {
            setIsOpen(event.currentTarget.open);
          }}
        >
          <summary>{others.length === 1 ? "1 more change" : `${others.length} more changes`}</summary>
          {isOpen && list(others)}
        </details>
      )}
    </>
  );
}

interface EditItemProps {
  edit: Edit;
  findPlace: (path: string) => Place;
}

function EditItem({ edit, findPlace }: EditItemProps) {
  const isGone = edit.change.after === undefined && parsePointer(edit.change.path).length === 4;
  const named = edit.with.filter(({ before, after }) => !isEmpty(before) || !isEmpty(after));
  return (
    <li>
      <ChangeText change={edit.change} findPlace={findPlace} />
      {named.length > 0 && (
        <details className="more came-with">
          <summary>{isGone ? "And its settings" : "What comes with it"}</summary>
          {named.map((change) => (
            <div key={change.path}>
              <ChangeText change={change} findPlace={findPlace} isGone={isGone} />
            </div>
          ))}
        </details>
      )}
    </li>
  );
}

function isEmpty(value: unknown) {
  return (
    value === undefined || (typeof value === "object" && value !== null && Object.keys(value).length === 0)
  );
}

interface ChangeTextProps extends Pick<EditItemProps, "findPlace"> {
  change: Change;
  /** Whether nothing holds there any more, not even what holds while nothing is set. @default false */
  isGone?: boolean;
}

function ChangeText({ change, findPlace, isGone = false }: ChangeTextProps) {
  const { path, before, after } = change;
  const place = findPlace(path);
  const loss = describeLoss(change);
  const becomes = isGone ? notSet : place.say(after);
  return (
    <>
      <PlaceName {...{ path, place }} />
      <p className="change-values">
        {before !== undefined && <del>{place.say(before)}</del>}
        {becomes !== notSet && <ins>{becomes}</ins>}
        {loss !== undefined && <strong className="loss">{loss}</strong>}
      </p>
    </>
  );
}
