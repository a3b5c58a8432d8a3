import type { Finding } from "./finding.js";
import { quote } from "../../json/quote.js";

/** A stretch of one line that is meant as text, but that YAML takes for something else. */
export interface UnquotedText {
  /** Offset of its first character. */
  readonly start: number;
  /** Offset behind its last character. */
  readonly end: number;
}

const MAX_SHOWN = 60;
/** Nobody writes a longer line by hand; a hostile one must not be searched again for each of its errors. */
const MAX_LINE = 1000;

/** A value that begins with `*`, behind what may stand before a value: `key: `, `- `, `[`, `{` or `, `. */
const valueOfAsterisk = /([:-][ \t]+|[,[{][ \t]*)\*/g;

/**
 * Finds the value around `offset` that begins with `*` and has a blank in it, as the schedule of every ten minutes does: to
 * YAML it is several aliases in a row. `undefined` where there is none.
 */
export function findUnquotedText(text: string, offset: number): UnquotedText | undefined {
  const lineStart = text.lastIndexOf("\n", offset - 1) + 1;
  const lineEnd = text.indexOf("\n", offset);
  const line = text.slice(lineStart, lineEnd < 0 ? text.length : lineEnd);
  if (line.length > MAX_LINE) return undefined;
  let found: UnquotedText | undefined;
  for (const { index, 0: match } of line.matchAll(valueOfAsterisk)) {
    const from = index + match.length - 1;
    if (lineStart + from > offset) break;
    const isFlow = /[[{]/.test(line.slice(0, from));
    const [value = ""] =
      (isFlow ? /^.*?(?=,\s|[\]}]|\s#|$)/ : /^.*?(?=\s#|\s*$)/).exec(line.slice(from)) ?? [];
    const end = lineStart + from + value.trimEnd().length;
    if (/\s/.test(value.trimEnd()) && end > offset) found = { start: lineStart + from, end };
  }
  return found;
}

/** Says that a text has to be quoted. */
export function describeUnquotedText(text: string, { start, end }: UnquotedText): Omit<Finding, "path"> {
  const value = text.slice(start, end);
  return {
    code: "unusable-alias",
    offset: start,
    message: "YAML takes a value that begins with `*` for an alias.",
    hint: value.length > MAX_SHOWN ? "quote it, if it is meant as text" : `quote it: ${quote(value)}`,
  };
}
