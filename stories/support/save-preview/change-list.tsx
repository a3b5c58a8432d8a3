import { useState } from "react";
import { parsePointer, type Change } from "../../../src/index.js";
import { describeLoss } from "./loss.js";
import { PlaceName } from "../places/place-name.js";
import { notSet, type Place } from "../places/place-names.js";
import { usePlaces } from "../places/use-places.js";

/** Of more changes than these, the others are folded away, and cost nothing until somebody looks. */
const mostShown = 60;

/** The leaves that differ from the saved config: where, what was, what is, and a mark on what takes something away. */
export function ChangeList({ changes }: { changes: readonly Change[] }) {
  const findPlace = usePlaces();
  const [isOpen, setIsOpen] = useState(false);
  // Of an object that goes away altogether nothing holds any more, not even what holds while nothing is set.
  const goneObjects = changes.filter(isObjectGone).map(({ path }) => path.slice(0, -"objectName".length));
  const list = (some: readonly Change[]) => (
    <ul className="changes">
      {some.map((change) => (
        <ChangeItem
          key={change.path}
          change={change}
          place={findPlace(change.path)}
          isGone={goneObjects.some((path) => change.path.startsWith(path))}
        />
      ))}
    </ul>
  );
  const others = changes.slice(mostShown);
  return (
    <>
      {list(changes.slice(0, mostShown))}
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

function isObjectGone({ path, after }: Change) {
  if (after !== undefined) return false;
  const parts = parsePointer(path);
  return parts.length === 4 && parts[3] === "objectName";
}

interface ChangeItemProps {
  change: Change;
  place: Place;
  isGone: boolean;
}

function ChangeItem({ change, place, isGone }: ChangeItemProps) {
  const { path, before, after } = change;
  const loss = describeLoss(change);
  const becomes = isGone ? notSet : place.say(after);
  return (
    <li>
      <PlaceName {...{ path, place }} />
      <p className="change-values">
        {before !== undefined && <del>{place.say(before)}</del>}
        {becomes !== notSet && <ins>{becomes}</ins>}
        {loss !== undefined && <strong className="loss">{loss}</strong>}
      </p>
    </li>
  );
}
