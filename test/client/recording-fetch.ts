/** One request as it left the client. */
export interface SentRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  readonly text: string;
}

/** A `fetch` in memory that notes every request and answers from a queue; the last answer repeats. */
export function recordingFetch(...answers: (() => Response | Promise<Response>)[]) {
  const sent: SentRequest[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    // The platform's own Request checks what the client hands over: URL, method, headers, signal.
    const request = new Request(input, init);
    sent.push({
      method: request.method,
      url: new URL(request.url),
      headers: request.headers,
      text: await request.text(),
    });
    const answer = answers[Math.min(sent.length, answers.length) - 1];
    if (!answer) throw new Error("recordingFetch has no answer");
    return answer();
  };
  return { fetch, sent };
}

/** Answers with JSON. */
export function json(body: unknown, status = 200, type = "application/json"): () => Response {
  return () => new Response(JSON.stringify(body), { status, headers: { "Content-Type": type } });
}

/** Answers with problem details. */
export function problem(body: { status: number; [member: string]: unknown }): () => Response {
  return json(body, body.status, "application/problem+json");
}

/** Answers with text of any type, the empty one for statuses without a body. */
export function text(body: string | null, status: number, type = "text/plain"): () => Response {
  return () => new Response(body, { status, headers: { "Content-Type": type } });
}

/** What `promise` rejects with; fails where it resolves. */
export async function rejectionOf(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error("expected a rejection");
}
