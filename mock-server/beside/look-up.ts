import { compareExchange } from "../compare/compare-exchange.js";
import { readAnswer } from "../compare/answer.js";
import { type AskedMock, askMock } from "../compare/ask-mock.js";
import type { Knowledge } from "../compare/values/comparing.js";
import type { IdKind } from "../compare/places/place.js";
import { type StandIn, translateRequest } from "../compare/translate-request.js";
import type { Forward } from "./forward.js";
import type { SignIns } from "./sign-ins.js";

/** The list that shows the ids of a kind: its path below the project. */
const lists: Partial<Record<IdKind, string>> = {
  project: "",
  integration: "/integrations",
  revision: "/integrations",
  connection: "/connections",
  installation: "/installations",
};

/** After an answer an id is not looked up again. After a failure it is, up to this many times. */
const MAX_TRIES = 3;
const MAX_REMEMBERED = 1000;

interface LookUpNeeds {
  readonly knowledge: Knowledge;
  readonly mock: AskedMock;
  readonly forward: Forward;
  readonly standIn: StandIn;
  readonly signIns: SignIns;
}

/** Learns ids that no answer has shown yet: it lists the resources of both sides and compares the lists. */
export class LookUp {
  readonly #tries = new Map<string, number>();

  constructor(private readonly needs: LookUpNeeds) {}

  /** Looks up an id of the service, with the credentials of the request that names it. */
  async learn(
    kind: IdKind,
    id: string,
    project: string,
    header: (name: string) => string | undefined,
  ): Promise<void> {
    const { knowledge, mock, forward, standIn, signIns } = this.needs;
    const list = lists[kind];
    const key = `${kind} ${id}`;
    const tries = this.#tries.get(key) ?? 0;
    if (list === undefined || tries >= MAX_TRIES || this.#tries.size >= MAX_REMEMBERED) return;
    this.#tries.set(key, tries + 1);
    const path = `/projects/${encodeURIComponent(project)}${list}`;
    const given = { method: "GET", path, body: undefined };
    const shown = await forward({ ...given, isWrite: false }, header);
    if ("failure" in shown || shown.status !== 200) return;
    this.#tries.set(key, MAX_TRIES);
    const request = translateRequest(knowledge, given, { from: "expected", standIn });
    await signIns.catchUp(request, shown);
    const answered = await askMock(mock, request, header);
    if (!answered) return;
    const expected = readAnswer({ ...shown, headers: Object.entries(shown.headers) });
    // The differences are dropped: they are reported when the app itself asks for the list.
    compareExchange(knowledge, { request, from: "expected", expected, received: answered.answer });
  }
}
