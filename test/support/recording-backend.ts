import type { MockBackend } from "../../mock-server/index.js";

/** A request that changes something, as it went over the wire. */
export interface SentRequest {
  method: string;
  path: string;
  body: unknown;
}

/** A backend that notes the changing requests it is sent, and can be told to hold back or fail the next one. */
export interface RecordingBackend {
  backend: MockBackend;
  sent: SentRequest[];
  /** Holds back the answers to changing requests until the returned function is called. */
  holdBack(): () => void;
  /** Answers the next changing request by this, without handing it on. */
  answerNext(answer: () => Response | Promise<Response>): void;
}

/** Wraps a backend's `fetch`. */
export function recordRequests(wrapped: MockBackend): RecordingBackend {
  const sent: SentRequest[] = [];
  let gate: Promise<undefined> = Promise.resolve(undefined);
  let instead: (() => Response | Promise<Response>) | undefined;

  const fetch: MockBackend["fetch"] = async (input, init) => {
    const method = init?.method ?? "GET";
    if (method === "GET") return wrapped.fetch(input, init);
    const body: unknown = typeof init?.body === "string" ? JSON.parse(init.body) : undefined;
    sent.push({ method, path: new URL(String(input)).pathname, body });
    const answer = instead;
    instead = undefined;
    if (answer) return answer();
    const response = await wrapped.fetch(input, init);
    await gate;
    return response;
  };

  return {
    backend: { ...wrapped, fetch },
    sent,
    holdBack: () => {
      let release: () => void = () => undefined;
      gate = new Promise((resolve) => {
        release = () => resolve(undefined);
      });
      return () => release();
    },
    answerNext: (answer) => {
      instead = answer;
    },
  };
}
