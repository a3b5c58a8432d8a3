import type { Change } from "../../src/index.js";
import { PathText } from "./path-text.js";

/** The leaves that differ from the saved config: where, what was, what is (D10). */
export function ChangeList({ changes }: { changes: readonly Change[] }) {
  return (
    <ul className="changes">
      {changes.map(({ path, before, after }) => (
        <li key={path}>
          <PathText path={path} />
          <p>
            {before !== undefined && <del>{JSON.stringify(before)}</del>}
            {after !== undefined && <ins>{JSON.stringify(after)}</ins>}
          </p>
        </li>
      ))}
    </ul>
  );
}
