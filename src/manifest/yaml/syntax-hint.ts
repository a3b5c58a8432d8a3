import type { ErrorCode } from "yaml";

const hints: Partial<Record<ErrorCode, string>> = {
  BAD_ALIAS: "quote a value that begins with `*` or `&`",
  BAD_DQ_ESCAPE: "write a backslash as `\\\\` within \"double quotes\", or use 'single quotes'",
  BAD_INDENT: "give the keys of one mapping, and the items of one list, the same indentation",
  BAD_SCALAR_START: "quote a value that begins with `@` or a backtick",
  BLOCK_AS_IMPLICIT_KEY: "quote a value that holds `: `, or put the nested mapping on a line of its own",
  MISSING_CHAR: "look for a quote or bracket that is not closed, or a key without `:`",
  MULTILINE_IMPLICIT_KEY: "look for a key without `:` on the line before",
  TAB_AS_INDENT: "indent with spaces",
  UNEXPECTED_TOKEN: "look for a value with special characters that should be quoted",
};

/** How to mend a syntax error that the parser reports by `code`; `undefined` where its message says all there is. */
export function syntaxHint(code: ErrorCode): string | undefined {
  return hints[code];
}
