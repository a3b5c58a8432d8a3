import type { Change } from "../../src/index.js";
import { describeLoss } from "./loss.js";
import { PlaceName } from "./place-name.js";
import type { Place } from "./place-names.js";
import { usePlaces } from "./use-places.js";

/** The leaves that differ from the saved config: where, what was, what is (D10), and a mark on what takes something away. */
export function ChangeList({ changes }: { changes: readonly Change[] }) {
  const findPlace = usePlaces();
  return (
    <ul className="changes" data-long={changes.length > 60}>
      {changes.map((change) => (
        <ChangeItem key={change.path} change={change} place={findPlace(change.path)} />
      ))}
    </ul>
  );
}

function ChangeItem({ change, place }: { change: Change; place: Place }) {
  const { path, before, after } = change;
  const loss = describeLoss(change);
  return (
    <li>
      <PlaceName {...{ path, place }} />
      <p className="change-values">
        {before !== undefined && <del>{place.say(before)}</del>}
        {after !== undefined && <ins>{place.say(after)}</ins>}
        {loss !== undefined && <strong className="loss">{loss}</strong>}
      </p>
    </li>
  );
}
