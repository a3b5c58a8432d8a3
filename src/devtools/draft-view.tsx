"use client";

import { useMemo, useSyncExternalStore } from "react";
import type { InstallationConfigContent } from "../contract/index.js";
import type { DraftStore } from "../draft/store/draft-store.js";
import { markDraft, type DraftLines } from "./mark-draft.js";

const elements = {
  same: { Element: "span", sign: "  " },
  added: { Element: "ins", sign: "+ " },
  removed: { Element: "del", sign: "- " },
} as const satisfies Record<DraftLines["mark"], unknown>;

const nothing: InstallationConfigContent = {};

/** The draft as JSON, with the places marked in which it differs from the saved config. */
export function DraftView({ store }: { store: DraftStore }) {
  const saved = useSyncExternalStore(store.subscribeState, store.getSaved);
  const draft = useSyncExternalStore(store.subscribeState, store.get);
  const marked = useMemo(() => markDraft(saved ?? nothing, draft), [saved, draft]);
  const isChanged = marked.some(({ mark }) => mark !== "same");
  return (
    <>
      {saved === undefined && <p>Nothing is installed.</p>}
      <p>
        {isChanged
          ? "+ stands in the draft, - in the saved config."
          : "The draft is equal to the saved config."}
      </p>
      <pre>
        {marked.map(({ mark, lines }, index) => {
          const { Element, sign } = elements[mark];
          return <Element key={index}>{lines.map((line) => `${sign}${line}\n`).join("")}</Element>;
        })}
      </pre>
    </>
  );
}
