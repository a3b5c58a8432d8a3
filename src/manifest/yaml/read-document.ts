import { Composer, Lexer, Parser, type CST, type ErrorCode, type ParsedNode } from "yaml";
import type { Finding } from "./finding.js";
import { syntaxHint } from "./syntax-hint.js";
import { describeUnquotedText, findUnquotedText, type UnquotedText } from "./unquoted-text.js";

/** Something wrong with the text as YAML. */
type YamlProblem = Omit<Finding, "path">;

/** The first document of a text, as far as it could be read. */
export interface ReadDocument {
  /** `null` where there is no value, or the text is beyond a limit. */
  contents: ParsedNode | null;
  problems: YamlProblem[];
  /** Offset of the first problem from which on `contents` is a guess; `Infinity` where there is none. */
  brokenAt: number;
  /** Texts that should be quoted: what was made of them means nothing, but the lines behind are read well. */
  unquoted: readonly UnquotedText[];
}

// A manifest is nine levels deep. Without a limit, 5 MB of "[" cost the parser gigabytes before it gives up.
const MAX_DEPTH = 100;
// A manifest of 5 MB has about 2 million tokens.
const MAX_TOKENS = 4_000_000;
// What comes after so many syntax errors only follows from the first ones.
const MAX_SYNTAX_PROBLEMS = 100;

/**
 * Composes the first document of `text`, token by token, so that a hostile text is given up early. Never throws. Keys may
 * repeat here: the composer's own check compares each key with each other one, `checkTree` does it in linear time.
 */
export function readDocument(text: string): ReadDocument {
  const problems = createProblems(text);
  const composer = new Composer({ uniqueKeys: false });
  // The composer keeps an Error with a stack for each problem, which takes gigabytes where there are millions: its
  // handler is private and replaced all the same, nothing public stands in that place.
  composer["onError"] = (source: ErrorSource, code: ErrorCode, message: string, isWarning?: boolean) => {
    if (problems.isFull()) return;
    // The composer shows where the line before ended; the key that stands wrong shows how far.
    const offset = code === "BAD_INDENT" ? skipBlank(text, offsetOf(source)) : offsetOf(source);
    problems.addSyntax(offset, code, message, isWarning);
  };

  let documents = 0;
  for (const token of tokensOf(text)) {
    if (token.type === "error") {
      if (problems.isFull()) break;
      problems.addSyntax(token.offset, "UNEXPECTED_TOKEN", token.message);
    } else if (token.type === "limit") {
      problems.addBreak({ code: "beyond-limit", offset: token.offset, message: token.message });
      return { contents: null, ...problems.all() };
    } else if (token.type === "document" && (documents += 1) > 1) {
      problems.add({
        code: "several-documents",
        offset: token.offset,
        message: "A second document begins here; a manifest is one document.",
        hint: "remove the `---` line, or move what follows to a file of its own",
      });
      break;
    } else {
      // The composer hands out a document when the next one begins; that never comes here.
      for (const _document of composer.next(token));
    }
  }
  let contents: ParsedNode | null = null;
  for (const document of composer.end()) {
    contents = document.contents;
    for (const { pos, code, message } of document.errors.slice(0, MAX_SYNTAX_PROBLEMS)) {
      problems.addSyntax(pos[0], code, message);
    }
  }
  return { contents, ...problems.all() };
}

/** Collects what is wrong with a text; the errors that one unquoted text leads to are one problem. */
function createProblems(text: string) {
  const problems: YamlProblem[] = [];
  const unquoted: UnquotedText[] = [];
  let brokenAt = Infinity;
  let syntaxProblems = 0;

  const addBreak = (problem: YamlProblem) => {
    problems.push(problem);
    brokenAt = Math.min(brokenAt, problem.offset);
  };

  return {
    add: (problem: YamlProblem) => void problems.push(problem),
    addBreak,
    addSyntax(offset: number, code: ErrorCode, message: string, isWarning = false) {
      if (unquoted.some(({ start, end }) => start <= offset && offset < end)) return;
      const value = isWarning ? undefined : findUnquotedText(text, offset);
      syntaxProblems += 1;
      if (value) {
        unquoted.push(value);
        problems.push(describeUnquotedText(text, value));
      } else if (isWarning) {
        problems.push({ code: "yaml-warning", offset, message: `${message}.`, hint: syntaxHint(code) });
      } else {
        addBreak({ code: "yaml-syntax", offset, message: `${message}.`, hint: syntaxHint(code) });
      }
    },
    isFull: () => syntaxProblems >= MAX_SYNTAX_PROBLEMS,
    all: (): Omit<ReadDocument, "contents"> => ({ problems, brokenAt, unquoted }),
  };
}

type ErrorSource = number | readonly [number, ...number[]] | { offset: number };

function offsetOf(source: ErrorSource): number {
  if (typeof source === "number") return source;
  return "offset" in source ? source.offset : source[0];
}

function skipBlank(text: string, offset: number): number {
  const blank = /(?:[ \t\r\n]|#.*\n)*/y;
  blank.lastIndex = offset;
  blank.test(text);
  return blank.lastIndex;
}

/** A text that is not read any further. */
interface LimitToken {
  type: "limit";
  offset: number;
  message: string;
}

function* tokensOf(text: string): Generator<CST.Token | LimitToken, void> {
  const parser = new Parser();
  let count = 0;
  for (const lexeme of new Lexer().lex(text)) {
    yield* parser.next(lexeme);
    count += 1;
    if (parser.stack.length > MAX_DEPTH) {
      const message = `The text is nested more than ${MAX_DEPTH} levels deep; a manifest needs nine.`;
      return yield { type: "limit", offset: parser.offset, message };
    }
    if (count > MAX_TOKENS) {
      const message = `The text has more than ${MAX_TOKENS} tokens; split it into several manifests.`;
      return yield { type: "limit", offset: parser.offset, message };
    }
  }
  yield* parser.end();
}
