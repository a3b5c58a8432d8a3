"use client";

import type { MouseEvent } from "react";
import type { Conflict } from "../draft/merge/conflicts.js";
import type { DraftStore } from "../draft/store/draft-store.js";
import { JsonText } from "./json-text.js";
import { PathText } from "./path-text.js";

/** Props of `ConflictsView`. */
export interface ConflictsViewProps {
  conflicts: readonly Conflict[];
  resolve: DraftStore["resolve"];
}

/** What both the user and somebody else changed, to be chosen from. */
export function ConflictsView({ conflicts, resolve }: ConflictsViewProps) {
  if (conflicts.length === 0) return <p>None: nobody else changed what the draft changes.</p>;

  const choose = (path: string, side: "mine" | "theirs") => (event: MouseEvent) => {
    // The button goes with the conflict; the keyboard is to go on here.
    event.currentTarget.closest<HTMLElement>('[role="tabpanel"]')?.focus();
    resolve(path, side);
  };
  return (
    <>
      {conflicts.length > 1 && (
        <div role="group" aria-label="All conflicts">
          <button type="button" onClick={choose("", "mine")}>
            Keep all mine
          </button>
          <button type="button" onClick={choose("", "theirs")}>
            Take all theirs
          </button>
        </div>
      )}
      <ul>
        {conflicts.map(({ path, base, mine, theirs }) => (
          <li key={path}>
            <div role="group" aria-label={path || "the config"}>
              <PathText path={path} />
              <dl>
                <dt>Edited from</dt>
                <dd>
                  <JsonText value={base} />
                </dd>
                <dt>Mine</dt>
                <dd>
                  <JsonText value={mine} />
                </dd>
                <dt>Theirs</dt>
                <dd>
                  <JsonText value={theirs} />
                </dd>
              </dl>
              <button type="button" onClick={choose(path, "mine")}>
                Keep mine
              </button>
              <button type="button" onClick={choose(path, "theirs")}>
                Take theirs
              </button>
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}
