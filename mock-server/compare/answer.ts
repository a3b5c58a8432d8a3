/** The body of an answer. */
export type AnswerBody =
  | { readonly kind: "none" }
  | { readonly kind: "json"; readonly value: unknown }
  | { readonly kind: "text"; readonly text: string }
  /** There was one, which nobody kept. */
  | { readonly kind: "unknown" };

/** An answer as it is compared. */
export interface ComparedAnswer {
  readonly status: number;
  /** By their names in small letters. */
  readonly headers: ReadonlyMap<string, string>;
  /** Whether all headers are there; a journal keeps the content type alone. */
  readonly hasAllHeaders: boolean;
  readonly body: AnswerBody;
}

/** Reads an answer as it came over HTTP. */
export function readAnswer(answer: {
  status: number;
  headers: Iterable<readonly [name: string, value: string]>;
  text: string;
}): ComparedAnswer {
  const { status, text } = answer;
  const headers = new Map([...answer.headers].map(([name, value]) => [name.toLowerCase(), value]));
  const body = readBody(text, headers.get("content-type"));
  return { status, headers, hasAllHeaders: true, body };
}

function readBody(text: string, contentType: string | undefined): AnswerBody {
  if (text === "") return { kind: "none" };
  if (!isJson(contentType)) return { kind: "text", text };
  try {
    return { kind: "json", value: JSON.parse(text) as unknown };
  } catch {
    return { kind: "text", text };
  }
}

/** Whether a content type is JSON or one of its kin, such as `application/problem+json`. */
export function isJson(contentType: string | undefined): boolean {
  return /^application\/(.+\+)?json\b/i.test(contentType ?? "");
}

/** The content type without its parameters, such as a charset. */
export function mediaType({ headers }: ComparedAnswer): string | undefined {
  return headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
}
