/** The body of an answer. */
export type AnswerBody =
  | { readonly kind: "none" }
  | { readonly kind: "json"; readonly value: unknown }
  | { readonly kind: "text"; readonly text: string }
  /** The answer had a body that was not recorded. */
  | { readonly kind: "unknown" };

/** An answer as it is compared. */
export interface ComparedAnswer {
  readonly status: number;
  /** Names are in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  /** Whether `headers` is complete; a journal keeps the content type only. */
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

/** Whether a content type is JSON or based on JSON, such as `application/problem+json`. */
export function isJson(contentType: string | undefined): boolean {
  return /^application\/(.+\+)?json\b/i.test(contentType ?? "");
}

/** Returns the content type without its parameters, such as the charset. */
export function mediaType({ headers }: ComparedAnswer): string | undefined {
  return headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
}
