import type { RuleId } from "../journal/rules.js";

/** An answer, and what the journal tells of it. */
export interface AnswerNotes {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /**
   * The body; empty where there is none. A function writes it for whoever asks, so that a long text is not kept as long as the
   * journal is; it always gives the same.
   */
  readonly text: string | (() => string);
  /** Why it is the answer; worked out when somebody asks. @default the rules of the operation */
  readonly rules?: (() => readonly RuleId[]) | undefined;
}

/**
 * Where an answer has its notes, so that nobody has to read a body a second time. In a WeakMap they would outlive it: what one
 * holds survives V8's quick collections, which then cost as much as all the rest of a request.
 */
const notesKey = Symbol("notes");

/** Makes an answer of its notes. Its body stands in them alone until `withBody` makes the answer that leaves the backend. */
export function respond(notes: AnswerNotes): Response {
  const { status, headers } = notes;
  const response: Response & { [notesKey]?: AnswerNotes } = new Response(null, { status, headers });
  response[notesKey] = notes;
  return response;
}

/** Gives an answer its body: a stream, which costs more than most answers do, and which the HTTP server has no need of. */
export function withBody(response: Response): Response {
  const notes = knownNotes(response);
  const text = notes ? textOf(notes) : "";
  if (!notes || text === "") return response;
  const { status, headers } = notes;
  return new Response(text, { status, headers });
}

/** Gives the notes of an answer; one that `respond` did not make is read for it, its body left to be read again. */
export async function readNotes(response: Response): Promise<AnswerNotes> {
  const known = knownNotes(response);
  if (known) return known;
  const text = await response.clone().text();
  return { status: response.status, headers: Object.fromEntries(response.headers), text };
}

/** Gives the body of an answer. */
export function textOf({ text }: AnswerNotes): string {
  return typeof text === "string" ? text : text();
}

function knownNotes(response: Response & { [notesKey]?: AnswerNotes }): AnswerNotes | undefined {
  return response[notesKey];
}
