"use client";

import type { Change } from "../draft/merge/changes.js";
import { JsonText } from "./json-text.js";
import { PathText } from "./path-text.js";

const MOST = 200;

/** Leaves that differ: where, what was, what is. */
export function ChangeList({ changes }: { changes: readonly Change[] }) {
  return (
    <>
      <ul>
        {changes.slice(0, MOST).map(({ path, before, after }) => (
          <li key={path}>
            <PathText path={path} />
            <del>
              <JsonText value={before} />
            </del>{" "}
            <span aria-hidden="true">→</span>{" "}
            <ins>
              <JsonText value={after} />
            </ins>
          </li>
        ))}
      </ul>
      {changes.length > MOST && <p>{`The first ${String(MOST)} of ${String(changes.length)} are shown.`}</p>}
    </>
  );
}
