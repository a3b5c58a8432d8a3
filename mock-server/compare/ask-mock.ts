import type { WrittenAnswer } from "../http/answer.js";
import type { App } from "../http/app.js";
import { BrokenConnectionError } from "../http/broken-connection-error.js";
import { endpointOperation } from "../http/find-route.js";
import type { Journal } from "../journal/journal.js";
import { type ComparedAnswer, readAnswer } from "./answer.js";
import type { ApiRequest } from "./translate-request.js";

/** What a mock backend in this process must have to be asked. */
export interface AskedMock {
  readonly app: App;
  readonly baseUrl: string;
  readonly writeUrl: string;
  readonly storeUrl: string;
  readonly journal: Journal;
}

/** What a mock answers. */
export interface MockAnswer {
  readonly answer: ComparedAnswer;
  readonly written: WrittenAnswer;
  /** Tells the rules by which it is the answer; to be asked before the next request comes. */
  readonly rules: () => readonly string[];
}

/** Sends a request to a mock's application; `undefined` where a fault that it was told to make breaks the connection. */
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
