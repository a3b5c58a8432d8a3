import { escapeControls } from "../../../src/json/escape-controls.js";
import { splitGraphemes, widthOf } from "./text-width.js";

/** The line of an issue; `column` is 1-based and counts UTF-16 code units, `columns` is the width of the terminal. */
export interface FramedLine {
  text: string;
  line: number;
  column: number;
  columns: number;
}

/**
 * Shows a line with a caret under its `column`. The line of the caret has a tab below each tab and two spaces below each wide
 * character, so that the caret is where the terminal draws the character. A line that is too long for the terminal is cut to
 * the part around the caret.
 */
export function formatCodeFrame({ text, line, column, columns }: FramedLine): string {
  const number = String(line).padStart(5);
  const gutter = `${" ".repeat(number.length)} | `;
  const room = Math.max(columns - gutter.length - 2, 20);
  const at = column - 1;
  const head = escapeControls(text.slice(Math.max(0, at - room), at));
  const tail = escapeControls(text.slice(at, at + room).replace(/\r$/, ""));
  // A long line gets half of the room before the caret, and more where the part after it is short.
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
