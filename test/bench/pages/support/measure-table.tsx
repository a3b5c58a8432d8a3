import type { ReactNode } from "react";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { medianOf, timeMs } from "../../measure.js";
import { createEdits, fieldNames, savedPolicy, type Policy } from "./field-config.js";
import { report, size } from "./report.js";
import { nextTask } from "./tasks.js";
import { untilRendered } from "./until-rendered.js";

/** Sets one field's policy. */
export type Edit = (fieldName: string, value: Policy) => void;

const EDITS = 150;

let rendered = 0;
let edit: Edit | undefined;

/** Renders one row, the same for every candidate, and counts it. */
export function renderRow(name: string, value: string | undefined): ReactNode {
  rendered += 1;
  return (
    <tr>
      <td>{name}</td>
      <td>{value}</td>
    </tr>
  );
}

/** Tells the bench how this candidate edits a field; may be called in every rendering. */
export function offerEdit(offered: Edit): void {
  edit = offered;
}

/** Mounts the table that `render` makes of the field names, edits it and reports ms and row renders per edit. */
export async function measureTable(render: (names: readonly string[]) => ReactNode): Promise<void> {
  const names = fieldNames(size);
  const root = document.querySelector("#root");
  if (!root) throw new Error("the page has no #root");
  createRoot(root).render(render(names));
  await untilRendered(
    () => shownPolicy(size - 1) === savedPolicy,
    () => rendered,
  );

  const nextEdit = createEdits(names);
  rendered = 0;
  const ms = await medianOf(EDITS, async () => {
    const { fieldName, value } = nextEdit();
    await nextTask();
    const took = timeMs(() => {
      flushSync(() => edit?.(fieldName, value));
    });
    if (shownPolicy(names.indexOf(fieldName)) !== value) {
      throw new Error(`the edit of ${fieldName} is not on the screen after it was flushed`);
    }
    return took;
  });
  report({ ms, renders: rendered / EDITS });
}

function shownPolicy(row: number): string | undefined {
  return document.querySelector("#root")?.querySelectorAll("tr")[row]?.lastElementChild?.textContent;
}
