import type { ReactNode } from "react";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { medianOf, timeMs } from "../../measure.js";
import { createEdits, fieldNames, savedPolicy, type FieldEdit, type Policy } from "./field-config.js";
import { editsAtOnce, report, size } from "./report.js";
import { nextTask } from "./tasks.js";
import { untilRendered } from "./until-rendered.js";

/** Sets one field's policy. */
export type Edit = (fieldName: string, value: Policy) => void;

/** Sets the policies of many fields by one transaction of the candidate. */
export type EditMany = (edits: readonly FieldEdit[]) => void;

const SAMPLES = editsAtOnce === 1 ? 150 : 30;

let rendered = 0;
let editMany: EditMany | undefined;

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

/** Tells the bench how this candidate edits a field; may be called in every rendering. Many are a loop where nothing else is said. */
export function offerEdit(edit: Edit, many?: EditMany): void {
  editMany = (edits) => {
    if (many && edits.length > 1) many(edits);
    else for (const { fieldName, value } of edits) edit(fieldName, value);
  };
}

/**
 * Mounts the table that `render` makes of the field names and edits it, as many fields at once as the page is asked for. Reports
 * how long that took, in ms, and how many rows it rendered.
 */
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
  const ms = await medianOf(SAMPLES, async () => {
    const edits = Array.from({ length: editsAtOnce }, nextEdit);
    await nextTask();
    const took = timeMs(() => {
      flushSync(() => editMany?.(edits));
    });
    for (const { fieldName, value } of [edits[0], edits.at(-1)].filter((edit) => edit !== undefined)) {
      if (shownPolicy(names.indexOf(fieldName)) !== value) {
        throw new Error(`the edit of ${fieldName} is not on the screen after it was flushed`);
      }
    }
    return took;
  });
  report({ ms, renders: rendered / SAMPLES });
}

function shownPolicy(row: number): string | undefined {
  return document.querySelector("#root")?.querySelectorAll("tr")[row]?.lastElementChild?.textContent;
}
