import { isVirtualClock } from "../../src/engine/time/virtual-clock.js";
import type { Clock } from "../../src/engine/index.js";
import { type AskedMock, askMock } from "../compare/ask-mock.js";
import { findOperation } from "../compare/find-operation.js";
import type { ReplayTarget } from "./replay-target.js";

/** The parts of a mock backend that playing a recording against it needs. */
export interface PlayableMock extends AskedMock {
  readonly project: { readonly id: string; readonly name: string };
  /** Ids by name. */
  readonly integrations: Readonly<Record<string, string>>;
  readonly clock: Clock;
}

/** Makes a target of a mock backend in this process; `key` is an API key that it accepts. */
export function createMockTarget(mock: PlayableMock, key: string): ReplayTarget {
  const { clock, project } = mock;
  const header = (name: string) => (name === "x-api-key" ? key : undefined);
  return {
    name: `the mock of ${project.name}`,
    isMock: true,
    async send(request) {
      const operation = findOperation(request.method, request.path.split("?")[0] ?? "")?.id;
      const answered = await askMock(mock, { ...request, operation }, header);
      if (!answered) return { ok: false, message: "a fault of the mock broke the connection" };
      return { ok: true, answer: answered.answer, rules: answered.rules(), nowMs: clock.now() };
    },
    listThings: () =>
      Promise.resolve({
        projects: [project.id, project.name],
        integrations: Object.entries(mock.integrations).map(([name, id]) => [id, name]),
      }),
    pass: (ms) => (isVirtualClock(clock) ? clock.advance(ms) : Promise.resolve()),
  };
}
