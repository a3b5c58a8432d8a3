import { deepEqual } from "../json/equal.js";
import { isJsonObject, own } from "../json/object.js";

/** Lines of a draft as JSON, one below the other, that belong together. */
export interface DraftLines {
  /** `removed` are lines of the saved config, which the draft does not have. */
  readonly mark: "same" | "added" | "removed";
  readonly lines: readonly string[];
}

/** Where a value stands: what comes before and after it. */
interface Place {
  readonly indent: string;
  readonly name: string;
  readonly comma: string;
}

/**
 * Writes a draft as JSON, and between its lines those of the saved config that it changes or lacks. All but the removed ones
 * are the draft's JSON, in its order.
 */
export function markDraft(saved: unknown, draft: unknown): DraftLines[] {
  const found: { mark: DraftLines["mark"]; lines: string[] }[] = [];
  const add = (mark: DraftLines["mark"], lines: string[]) => {
    const last = found.at(-1);
    if (last?.mark === mark) for (const line of lines) last.lines.push(line);
    else found.push({ mark, lines });
  };
  collect(saved, draft, { indent: "", name: "", comma: "" }, add);
  return found;
}

function collect(
  before: unknown,
  after: unknown,
  place: Place,
  add: (mark: DraftLines["mark"], lines: string[]) => void,
): void {
  if (deepEqual(before, after)) {
    add("same", write(after, place));
  } else if (isJsonObject(before) && isJsonObject(after)) {
    const { indent, name, comma } = place;
    const names = namesOf(after);
    const gone = namesOf(before).filter((each) => own(after, each) === undefined);
    add("same", [`${indent}${name}{`]);
    [...names, ...gone].forEach((each, index) => {
      const below = {
        indent: `${indent}  `,
        name: `${JSON.stringify(each)}: `,
        comma: index < names.length - 1 ? "," : "",
      };
      collect(own(before, each), own(after, each), below, add);
    });
    add("same", [`${indent}}${comma}`]);
  } else {
    if (before !== undefined) add("removed", write(before, place));
    if (after !== undefined) add("added", write(after, place));
  }
}

/** JSON has no members that are `undefined`. */
function namesOf(record: Record<string, unknown>): string[] {
  return Object.keys(record).filter((name) => own(record, name) !== undefined);
}

function write(value: unknown, { indent, name, comma }: Place): string[] {
  const [first = "", ...others] = JSON.stringify(value, null, 2).split("\n");
  const lines = [`${indent}${name}${first}`, ...others.map((line) => `${indent}${line}`)];
  return [...lines.slice(0, -1), `${lines.at(-1) ?? ""}${comma}`];
}
