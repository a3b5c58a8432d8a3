import { createServedBackend } from "../../../../mock-server/backend/create-served-backend.js";
import type { MockBackendOptions } from "../../../../mock-server/backend/mock-backend-options.js";
import type { ServedParts } from "../../../../mock-server/backend/served-backend.js";
import { Beside } from "../../../../mock-server/beside/beside.js";
import type { Forward } from "../../../../mock-server/beside/forward.js";
import { Secrets } from "../../../../mock-server/compare/report/secrets.js";
import type { WrittenAnswer } from "../../../../mock-server/http/answer.js";
import { manifestOf } from "../../support/harness.js";

/** Inputs of a provider's own, then a window (contract: customAuthConnect). */
const bill: NonNullable<MockBackendOptions["providers"]>[string] = {
  authType: "custom",
  customOpts: { multiStep: true, inputs: [{ name: "pin", displayName: "PIN" }] },
};

/** What an app is answered. */
export interface AppAnswer {
  readonly status: number;
  readonly text: string;
  readonly body: unknown;
}

/** A service and a mock beside it, both in this process; the service has had customers before, so that its ids are later ones. */
export class Pair {
  readonly service = openBackend("http://service.test");
  readonly mock = openBackend("http://mock.test");
  readonly found: string[] = [];
  readonly beside: Beside;

  /** Opens both; with `answers` the app gets those of the mock. */
  static async open({ answers = "service" }: { answers?: "service" | "mock" } = {}): Promise<Pair> {
    const pair = new Pair(answers);
    const { app, backend } = pair.service;
    const earlier = { provider: "salesforce", groupRef: "earlier", consumerRef: "jane" };
    backend.seed({ connections: [earlier, { ...earlier, groupRef: "other" }] });
    for (const { id } of backend.snapshot().connections) {
      await app(request("http://service.test/v1", "DELETE", `/projects/mock-project/connections/${id}`));
    }
    return pair;
  }

  private constructor(answers: "service" | "mock") {
    const { backend, app, onReplaced } = this.mock;
    this.beside = new Beside(
      { ...backend, app },
      {
        serviceUrl: "http://service.test/v1",
        forward: this.#forward,
        takesWrites: true,
        answers,
        secrets: new Secrets(),
        onFinding: ({ kind, path, request, weight }) => {
          if (weight === "difference") this.found.push(`${request}: ${kind} ${path}`);
        },
      },
    );
    onReplaced(this.beside.forget);
  }

  /** Asks as an app does, and waits until the answers are compared. */
  async ask(method: string, path: string, body?: unknown): Promise<AppAnswer> {
    const { status, text } = await this.beside.answer(request("http://mock.test/v1", method, path, body));
    await this.beside.end();
    return { status, text, body: isJson(text) ? (JSON.parse(text) as unknown) : undefined };
  }

  /** Answers a window as the customer does. */
  async answerWindow(url: string, answer: "allow" | "deny"): Promise<string> {
    const { app } = url.startsWith("http://service.test") ? this.service : this.mock;
    const given = await app({
      method: "POST",
      url: new URL(url),
      header: () => undefined,
      readBody: () => Promise.resolve(`answer=${answer}`),
    });
    return given.text;
  }

  readonly #forward: Forward = async ({ method, path, body }) => {
    const sent = request(
      "http://service.test/v1",
      method,
      path,
      body === undefined ? undefined : JSON.parse(body),
    );
    const answer: WrittenAnswer = await this.service.app(sent);
    return { ...answer, headers: { ...answer.headers, date: new Date().toUTCString() } };
  };
}

function openBackend(origin: string): ServedParts {
  const manifest = manifestOf("salesforce", { write: ["contact"] });
  const urls = { baseUrl: `${origin}/v1`, writeUrl: `${origin}/v1`, storeUrl: origin };
  return createServedBackend({ manifest, providers: { bill }, ...urls });
}

function request(base: string, method: string, path: string, body?: unknown) {
  const headers: Record<string, string> = { "x-api-key": "key", "content-type": "application/json" };
  return {
    method,
    url: new URL(base + path),
    header: (name: string) => headers[name],
    readBody: () => Promise.resolve(body === undefined ? "" : JSON.stringify(body)),
  };
}

function isJson(text: string): boolean {
  return /^[[{]/.test(text);
}
