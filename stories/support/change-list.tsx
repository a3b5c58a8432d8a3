import type { Change } from "../../src/index.js";
import { describeLoss } from "./loss.js";
import { PathText } from "./path-text.js";

/** The leaves that differ from the saved config: where, what was, what is (D10), and a mark on what takes something away. */
export function ChangeList({ changes }: { changes: readonly Change[] }) {
  return (
    <ul className="changes" data-long={changes.length > 60}>
      {changes.map((change) => (
        <ChangeItem key={change.path} change={change} />
      ))}
    </ul>
  );
}

function ChangeItem({ change }: { change: Change }) {
  const { path, before, after } = change;
  const loss = describeLoss(change);
  return (
    <li>
      <PathText path={path} />
      <p>
        {before !== undefined && <del>{JSON.stringify(before)}</del>}
        {after !== undefined && <ins>{JSON.stringify(after)}</ins>}
        {loss !== undefined && <strong className="loss">{loss}</strong>}
      </p>
    </li>
  );
}
