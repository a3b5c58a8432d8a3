"use client";

import type { Change } from "../draft/merge/changes.js";
import { ChangeList } from "./change-list.js";

/** The leaves in which the draft differs from the saved config. */
export function ChangesView({ changes }: { changes: readonly Change[] }) {
  if (changes.length === 0) return <p>None: the draft is equal to the saved config.</p>;
  return <ChangeList changes={changes} />;
}
