import { isJsonObject, own } from "../../src/json/object.js";
import { parseJson } from "../../src/json/parse.js";
import type { AskedMock } from "../compare/ask-mock.js";
import type { TranslatedRequest } from "../compare/translate-request.js";
import type { WrittenAnswer } from "../http/answer.js";

/** A login that has begun on both sides. The customer signs in in the service's window only. */
interface OpenLogin {
  /** The mock's own window. */
  readonly windowUrl: string;
  /** The start of the login, by the service's clock. */
  readonly beganMs: number;
  /** Whether a connection of the service is the one that this login makes or renews. */
  readonly isFor: (connection: Record<string, unknown>) => boolean;
}

/** The operations of a login at a provider. */
const loginOperations: ReadonlySet<string | undefined> = new Set([
  "oauthConnect",
  "oauthUpdate",
  "customAuthConnect",
]);

/** Whether a request begins or ends a login in a window. */
export function isLogin(operation: string | undefined): boolean {
  return loginOperations.has(operation);
}

/** Completes on the mock the logins that customers complete at the service: nobody opens the mock's own window. */
export class SignIns {
  #open: OpenLogin[] = [];
  /** The mock's windows of custom logins, by the service's session ids. */
  readonly #steps = new Map<string, { windowUrl: string; sessionId: string }>();

  constructor(private readonly mock: AskedMock) {}

  /** Remembers a login that has begun, unless one of the two sides refused it. */
  begin(request: TranslatedRequest, given: WrittenAnswer, answered: WrittenAnswer): void {
    const { operation, body } = request;
    if (!isLogin(operation) || given.status >= 400 || answered.status >= 400) return;
    if (operation === "customAuthConnect") return this.#beginStep(given, answered);
    const date = Date.parse(given.headers["date"] ?? "");
    const connectionId = request.pathIds.find(({ kind }) => kind === "connection")?.given;
    const who = read(body);
    this.#open.push({
      windowUrl: answered.text,
      // The header has whole seconds, so it is never later than the true start. Without it, a minute covers the difference of the clocks.
      beganMs: Number.isNaN(date) ? Date.now() - 60_000 : date,
      isFor: (connection) =>
        connectionId === undefined ? isOf(connection, who) : own(connection, "id") === connectionId,
    });
  }

  /**
   * Completes on the mock each login that the service's answer shows to be complete. Returns the request to send to the mock
   * afterwards.
   */
  async catchUp(request: TranslatedRequest, given: WrittenAnswer): Promise<TranslatedRequest> {
    if (request.operation === "customAuthConnect") return this.#endStep(request, given);
    if (this.#open.length === 0 || given.status >= 400) return request;
    for (const connection of connectionsIn(read(given.text))) {
      const changedMs = Date.parse(textOf(own(connection, "updateTime") ?? own(connection, "createTime")));
      const over = this.#open.filter(({ beganMs, isFor }) => changedMs >= beganMs && isFor(connection));
      const last = over.at(-1);
      if (!last) continue;
      this.#open = this.#open.filter((login) => !over.includes(login));
      await this.#answerWindow(last.windowUrl, "allow");
    }
    return request;
  }

  #beginStep(given: WrittenAnswer, answered: WrittenAnswer): void {
    const [ours, theirs] = [own(read(answered.text), "redirect"), own(read(given.text), "redirect")];
    const [windowUrl, sessionId] = [textOf(own(ours, "url")), textOf(own(ours, "sessionId"))];
    const name = textOf(own(theirs, "sessionId"));
    if (name !== "" && windowUrl !== "") this.#steps.set(name, { windowUrl, sessionId });
  }

  /** The app sends the parameters that the service's window gave it. The mock needs those of its own window in their place. */
  async #endStep(request: TranslatedRequest, given: WrittenAnswer): Promise<TranslatedRequest> {
    const body = read(request.body);
    const sessionId = own(body, "sessionId");
    const [name, step] = [...this.#steps].find(([, each]) => each.sessionId === sessionId) ?? [];
    if (name === undefined || !step || !isJsonObject(body)) return request;
    this.#steps.delete(name);
    const page = await this.#answerWindow(step.windowUrl, given.status < 400 ? "allow" : "deny");
    const [, told] = /id="told">([^<]*)</.exec(page) ?? [];
    const callbackParams = own(own(read(told), "message"), "params");
    return { ...request, body: JSON.stringify({ ...body, callbackParams }) };
  }

  async #answerWindow(windowUrl: string, answer: "allow" | "deny"): Promise<string> {
    const { text } = await this.mock.app({
      method: "POST",
      url: new URL(windowUrl),
      header: () => undefined,
      readBody: () => Promise.resolve(`answer=${answer}`),
    });
    return text;
  }
}

function isOf(connection: Record<string, unknown>, who: unknown): boolean {
  const { provider, group, consumer } = connection;
  return (
    provider === own(who, "provider") &&
    own(group, "groupRef") === own(who, "groupRef") &&
    own(consumer, "consumerRef") === own(who, "consumerRef")
  );
}

/** Lists the connections in an answer: a connection itself, those of a list, or the one of an installation. */
function connectionsIn(value: unknown): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap(connectionsIn);
  if (!isJsonObject(value)) return [];
  const inner = value["connection"];
  if (isJsonObject(inner)) return [inner];
  return isJsonObject(value["group"]) && isJsonObject(value["consumer"]) ? [value] : [];
}

function read(text: string | undefined): unknown {
  const parsed = parseJson(text ?? "");
  return parsed.ok ? parsed.value : undefined;
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
