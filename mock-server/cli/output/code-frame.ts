import { escapeControls } from "../../../src/json/escape-controls.js";
import { splitGraphemes, widthOf } from "./text-width.js";

/** The line that an issue is in; `column` is 1-based and counts UTF-16 code units, `columns` is the width of the terminal. */
export interface FramedLine {
  text: string;
  line: number;
  column: number;
  columns: number;
}

/**
 * Shows a line with a caret under its `column`. Tabs stand above tabs and wide characters above two spaces, so that the
 * caret is where the terminal draws the character. Of a line too long for the terminal the part around it is shown.
 */
export function formatCodeFrame({ text, line, column, columns }: FramedLine): string {
  const number = String(line).padStart(5);
  const gutter = `${" ".repeat(number.length)} | `;
  const room = Math.max(columns - gutter.length - 2, 20);
  const at = column - 1;
  const head = escapeControls(text.slice(Math.max(0, at - room), at));
  const tail = escapeControls(text.slice(at, at + room).replace(/\r$/, ""));
  // Of a long line as much stands before the caret as after it.
  const tailWidth = widthOf(firstFitting(tail, room).shown);
  const before = lastFitting(head, Math.max(Math.floor(room / 2), room - tailWidth));
  const after = firstFitting(tail, room - widthOf(before.shown));
  const start = before.isCut || at > room ? "…" : "";
  const end = after.isCut || text.length > at + room ? "…" : "";
  const pad = splitGraphemes(start + before.shown).map((each) =>
    each === "\t" ? "\t" : " ".repeat(widthOf(each)),
  );
  return `${number} | ${start}${before.shown}${after.shown}${end}\n${gutter}${pad.join("")}^`;
}

interface Fitted {
  shown: string;
  isCut: boolean;
}

function firstFitting(text: string, room: number): Fitted {
  return fit(splitGraphemes(text), room, (kept, each) => kept + each);
}

function lastFitting(text: string, room: number): Fitted {
  return fit(splitGraphemes(text).reverse(), room, (kept, each) => each + kept);
}

function fit(
  graphemes: readonly string[],
  room: number,
  add: (kept: string, each: string) => string,
): Fitted {
  let shown = "";
  let left = room;
  for (const each of graphemes) {
    left -= widthOf(each);
    if (left < 0) return { shown, isCut: true };
    shown = add(shown, each);
  }
  return { shown, isCut: false };
}
