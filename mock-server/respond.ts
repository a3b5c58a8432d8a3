import type { RuleId } from "./rules.js";

/** An answer, and what the journal tells of it. */
export interface AnswerNotes {
  readonly status: number;
  readonly contentType?: string | undefined;
  /** The body; empty where there is none. */
  readonly text: string;
  /** Why it is the answer; worked out when somebody asks. @default the rules of the operation */
  readonly rules?: (() => readonly RuleId[]) | undefined;
}

/** Kept beside the answers, so that nobody has to read a body a second time. */
const notesOf = new WeakMap<Response, AnswerNotes>();

/** Makes an answer of a text. Its body stands in its notes alone until `withBody` makes the answer that leaves the backend. */
export function respond(notes: AnswerNotes, headers: Record<string, string> = {}): Response {
  const { status, contentType } = notes;
  const response = new Response(null, {
    status,
    headers: contentType === undefined ? headers : { "content-type": contentType, ...headers },
  });
  notesOf.set(response, notes);
  return response;
}

/** Gives an answer its body: a stream, which costs more than most answers do, and which the HTTP server has no need of. */
export function withBody(response: Response): Response {
  const { text = "" } = notesOf.get(response) ?? {};
  if (text === "") return response;
  const { status, headers } = response;
  return new Response(text, { status, headers });
}

/** Gives the notes of an answer; one that `respond` did not make is read for it, its body left to be read again. */
export async function readNotes(response: Response): Promise<AnswerNotes> {
  const known = notesOf.get(response);
  if (known) return known;
  const text = await response.clone().text();
  const contentType = response.headers.get("content-type") ?? undefined;
  return { status: response.status, contentType, text };
}
