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

/** Makes an answer of a text, and notes it for the journal. */
export function respond(notes: AnswerNotes, headers: Record<string, string> = {}): Response {
  const { status, contentType, text } = notes;
  const response = new Response(text === "" ? null : text, {
    status,
    headers: contentType === undefined ? headers : { "content-type": contentType, ...headers },
  });
  notesOf.set(response, notes);
  return response;
}

/** Gives the notes of an answer; one that `respond` did not make is read for it, its body left to be read again. */
export async function readNotes(response: Response): Promise<AnswerNotes> {
  const known = notesOf.get(response);
  if (known) return known;
  const text = await response.clone().text();
  const contentType = response.headers.get("content-type") ?? undefined;
  return { status: response.status, contentType, text };
}
