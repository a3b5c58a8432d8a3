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
  /** Holds back the answers to reading requests until the returned function is called: they tell what is by then. */
  holdBackReads(): () => void;
  /** Answers the next changing request by this, without handing it on. */
  answerNext(answer: () => Response | Promise<Response>): void;
  /** Sends a request from another page: it is neither noted nor held back. */
  fetchElsewhere: MockBackend["fetch"];
}

/** Wraps a backend's `fetch`. */
export function recordRequests(wrapped: MockBackend): RecordingBackend {
  const sent: SentRequest[] = [];
  const gates = { changes: Promise.resolve(), reads: Promise.resolve() };
  let instead: (() => Response | Promise<Response>) | undefined;

  const fetch: MockBackend["fetch"] = async (input, init) => {
    const method = init?.method ?? "GET";
    if (method === "GET") {
      await gates.reads;
      return wrapped.fetch(input, init);
    }
    const body: unknown = typeof init?.body === "string" ? JSON.parse(init.body) : undefined;
    sent.push({ method, path: new URL(String(input)).pathname, body });
    const answer = instead;
    instead = undefined;
    if (answer) return answer();
    const response = await wrapped.fetch(input, init);
    await gates.changes;
    return response;
  };

  const close = (which: keyof typeof gates) => {
    let open: () => void = () => undefined;
    gates[which] = new Promise((resolve) => {
      open = resolve;
    });
    return () => open();
  };

  return {
    backend: { ...wrapped, fetch },
    sent,
    holdBack: () => close("changes"),
    holdBackReads: () => close("reads"),
    answerNext: (answer) => {
      instead = answer;
    },
    fetchElsewhere: wrapped.fetch,
  };
}
