import type { Change } from "../../src/index.js";

/** The leaves that differ from the saved config: where, what was, what is (D10). */
export function ChangeList({ changes }: { changes: readonly Change[] }) {
  return (
    <ul className="changes">
      {changes.map(({ path, before, after }) => (
        <li key={path}>
          <code>{path}</code>
          <span>
            {before !== undefined && <del>{JSON.stringify(before)}</del>}
            {after !== undefined && <ins>{JSON.stringify(after)}</ins>}
          </span>
        </li>
      ))}
    </ul>
  );
}
