import type { WrittenAnswer } from "../http/answer.js";
import type { App } from "../http/app.js";
import { BrokenConnectionError } from "../http/broken-connection-error.js";
import { endpointOperation } from "../http/find-route.js";
import type { Journal } from "../journal/journal.js";
import { type ComparedAnswer, readAnswer } from "./answer.js";
import type { ApiRequest } from "./translate-request.js";

/** The parts of a mock backend in this process that a request to it needs. */
export interface AskedMock {
  readonly app: App;
  readonly baseUrl: string;
  readonly writeUrl: string;
  readonly storeUrl: string;
  readonly journal: Journal;
}

/** The answer of a mock. */
export interface MockAnswer {
  readonly answer: ComparedAnswer;
  readonly written: WrittenAnswer;
  /** Returns the ids of the rules behind the answer. To be called before the next request: it reads the newest journal entry. */
  readonly rules: () => readonly string[];
}

/** Sends a request to a mock's application; `undefined` where a simulated fault breaks the connection. */
export async function askMock(
  mock: AskedMock,
  request: ApiRequest & { operation: string | undefined },
  header: (name: string) => string | undefined,
): Promise<MockAnswer | undefined> {
  const { method, path, body = "", operation } = request;
  const base =
    operation === "writeRecords"
      ? mock.writeUrl
      : operation === endpointOperation
        ? mock.storeUrl
        : mock.baseUrl;
  try {
    const url = new URL(base + path);
    const written = await mock.app({ method, url, header, readBody: () => Promise.resolve(body) });
    return {
      written,
      answer: readAnswer({ ...written, headers: Object.entries(written.headers) }),
      rules: () => mock.journal.entries.at(-1)?.rules ?? [],
    };
  } catch (error) {
    if (error instanceof BrokenConnectionError) return undefined;
    throw error;
  }
}
