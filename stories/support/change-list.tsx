import { parsePointer, type Change } from "../../src/index.js";
import { describeLoss } from "./loss.js";
import { PlaceName } from "./place-name.js";
import { notSet, type Place } from "./place-names.js";
import { usePlaces } from "./use-places.js";

/** The leaves that differ from the saved config: where, what was, what is (D10), and a mark on what takes something away. */
export function ChangeList({ changes }: { changes: readonly Change[] }) {
  const findPlace = usePlaces();
  // Of an object that goes away altogether nothing holds any more, not even what holds while nothing is set.
  const goneObjects = changes.filter(isObjectGone).map(({ path }) => path.slice(0, -"objectName".length));
  return (
    <ul className="changes" data-long={changes.length > 60}>
      {changes.map((change) => (
        <ChangeItem
          key={change.path}
          change={change}
          place={findPlace(change.path)}
          isGone={goneObjects.some((path) => change.path.startsWith(path))}
        />
      ))}
    </ul>
  );
}

function isObjectGone({ path, after }: Change) {
  const parts = parsePointer(path);
  return after === undefined && parts.length === 4 && parts[3] === "objectName";
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
