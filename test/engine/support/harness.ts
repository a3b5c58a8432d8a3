import { expect } from "vitest";
import type {
  InstallationConfigContent,
  IntegrationContent,
  WriteResponseBatch,
  WriteResponseSingleFail,
  WriteResponseSingleSuccess,
} from "../../../src/contract/index.js";
import {
  createSeededRandom,
  createVirtualClock,
  createWriteEngine,
  type ProviderPort,
  type VirtualClock,
  type WriteAnswer,
  type WriteEngine,
  type WriteEngineOptions,
  type WriteInput,
  type WriteInstallation,
} from "../../../src/engine/index.js";
import { answerFaults } from "./answer-checker.js";

/** All keys that an answer of 200 or 422 can have. */
export type AnswerBody = Partial<
  WriteResponseSingleSuccess & WriteResponseSingleFail & WriteResponseBatch
> & { operationId: string };

/** An engine with one installation, for the group "demo", whose answers are checked against the write contract. */
export interface Harness {
  readonly engine: WriteEngine;
  readonly clock: VirtualClock;
  /** Writes to `contact` unless told otherwise. */
  write(body: unknown, input?: Partial<WriteInput>): Promise<WriteAnswer>;
  /** Writes and expects that status; gives the body. */
  expectBody(status: 200 | 422, body: unknown, input?: Partial<WriteInput>): Promise<AnswerBody>;
  /** Writes and expects a 400; gives its lines. */
  expectFaults(body: unknown, input?: Partial<WriteInput>): Promise<string[]>;
  /** The messages of an operation's log. */
  messages(operationId: string): string[];
}

/** Midnight; times in tests are counted from here. */
export const startMs = Date.UTC(2025, 7, 26);

/** A manifest with two write objects. */
export const integration: IntegrationContent = {
  name: "crm",
  provider: "salesforce",
  write: { objects: [{ objectName: "contact" }, { objectName: "account" }] },
};

/** A config that has both objects, deletion enabled for contacts. */
export const content: InstallationConfigContent = {
  provider: "salesforce",
  write: {
    objects: {
      contact: { objectName: "contact", deletionSettings: { enabled: true } },
      account: { objectName: "account" },
    },
  },
};

/** Creates an engine on a virtual clock; operations are named op-1, op-2 and so on. */
export function createHarness(
  options: {
    provider: ProviderPort;
    integration?: IntegrationContent;
    content?: InstallationConfigContent;
  } & Partial<WriteEngineOptions>,
): Harness {
  const {
    provider,
    integration: manifest = integration,
    content: config = content,
    ...engineOptions
  } = options;
  const clock = createVirtualClock({ startMs });
  let operations = 0;
  const ids = { next: () => `op-${String((operations += 1))}` };
  const engine = createWriteEngine({ clock, ids, random: createSeededRandom(1), ...engineOptions });
  const installation: WriteInstallation = { id: "inst-1", configId: "config-1", content: config, provider };
  const defaults = {
    projectId: "project-1",
    integrationId: "integration-1",
    integration: manifest,
    objectName: "contact",
    findInstallation: (groupRef: string) => (groupRef === "demo" ? installation : undefined),
  };

  const harness: Harness = {
    engine,
    clock,
    async write(body, input) {
      const answer = await engine.write({ ...defaults, body, ...input });
      expect(answerFaults(answer)).toEqual([]);
      return answer;
    },
    async expectBody(status, body, input) {
      const answer = await harness.write(body, input);
      expect(answer).toMatchObject({ status, body: { operationId: expect.any(String) as string } });
      return (answer as { body: AnswerBody }).body;
    },
    async expectFaults(body, input) {
      const answer = await harness.write(body, input);
      expect(answer).toMatchObject({ status: 400, text: expect.any(String) as string });
      return (answer as { text: string }).text.split("\n");
    },
    messages: (operationId) => (engine.operations.logs(operationId) ?? []).map(({ message }) => message.msg),
  };
  return harness;
}

/** A request for the group "demo". */
export function create(record: Record<string, unknown>, more: Record<string, unknown> = {}): unknown {
  return { groupRef: "demo", type: "create", record, ...more };
}

/** A batch request for the group "demo". */
export function createBatch(
  records: readonly Record<string, unknown>[],
  more: Record<string, unknown> = {},
): unknown {
  return { groupRef: "demo", type: "create", batch: records.map((record) => ({ record })), ...more };
}
