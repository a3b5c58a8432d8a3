import { expect } from "vitest";
import {
  createMockBackend,
  type CustomerInstance,
  type MockBackend,
  type MockBackendOptions,
} from "../../../mock-server/index.js";
import type { ApiProblem, OperationLog } from "../../../src/contract/index.js";
import { createVirtualClock, type VirtualClock } from "../../../src/engine/index.js";
import { type ContractChecker, createContractChecker } from "../../contract/support/open-api.js";
import { hasContractDocuments } from "../../support/contract-documents.js";
import { startTime, type WriteBody } from "./harness.js";

/** What came back from an endpoint. */
export interface EndpointAnswer {
  status: number;
  contentType: string | null;
  body: unknown;
}

/** A backend of a manifest of the 2023 form, its first integration installed for some groups. */
export interface Store {
  backend: MockBackend;
  clock: VirtualClock;
  /** Sends a POST to an endpoint of the store; the answer must be one that the write contract allows. */
  post(endpoint: string, body: unknown, init?: RequestInit & { url?: string }): Promise<EndpointAnswer>;
  /** The same; it must be answered with that status. */
  write(status: 200 | 422, endpoint: string, body: unknown): Promise<WriteBody>;
  /** The same; it must be refused with 400 `text/plain` and change nothing; gives the lines. */
  refused(endpoint: string, body: unknown): Promise<string[]>;
  /** The same; it must be refused with a problem of that status and change nothing. */
  problem(status: number, endpoint: string, body: unknown): Promise<ApiProblem>;
  instance(groupRef?: string): CustomerInstance;
  logs(operationId: string): Promise<OperationLog[]>;
}

/** The group of seed 002's requests. */
export const groupId = "xye23r3df";

/** Creates a store; all write objects of the manifest are in the config of each group. */
export function createStore(
  manifest: MockBackendOptions["manifest"],
  options: Partial<MockBackendOptions> & { groups?: readonly string[] } = {},
): Store {
  const { groups = [groupId], ...backendOptions } = options;
  const clock = createVirtualClock({ startMs: Date.parse(startTime) });
  const backend = createMockBackend({ manifest, clock, ...backendOptions });
  const [integration] = backend.snapshot().integrations;
  if (!integration) throw new Error("the manifest has no integration");
  const { provider } = integration;
  const names = (integration.latestRevision.content.write?.objects ?? []).map(({ objectName }) => objectName);
  const objects = Object.fromEntries(names.map((objectName) => [objectName, { objectName }]));
  backend.seed({
    connections: groups.map((groupRef) => ({ provider, groupRef, consumerRef: "c" })),
    installations: groups.map((groupRef) => ({
      integration: integration.name,
      groupRef,
      content: { provider, write: { objects } },
    })),
  });
  const post: Store["post"] = async (endpoint, body, { url, ...init } = {}) => {
    const to = url ?? `${backend.storeUrl}/projects/${backend.project.id}/${encodeURIComponent(endpoint)}`;
    const text = typeof body === "string" ? body : JSON.stringify(body);
    const response = await backend.fetch(to, {
      method: "POST",
      headers: { "x-api-key": "key" },
      body: text,
      ...init,
    });
    return readAnswer(response);
  };
  const refusing = async (status: number, endpoint: string, body: unknown): Promise<EndpointAnswer> => {
    const before = backend.snapshot();
    const answer = await post(endpoint, body);
    expect(answer.status, JSON.stringify(answer.body)).toBe(status);
    expect(backend.snapshot()).toEqual(before);
    return answer;
  };
  return {
    backend,
    clock,
    post,
    async write(status, endpoint, body) {
      const answer = await post(endpoint, body);
      expect(answer.status, JSON.stringify(answer.body)).toBe(status);
      return answer.body as WriteBody;
    },
    async refused(endpoint, body) {
      const answer = await refusing(400, endpoint, body);
      expect(answer.contentType).toBe("text/plain; charset=utf-8");
      return (answer.body as string).split("\n");
    },
    async problem(status, endpoint, body) {
      const answer = await refusing(status, endpoint, body);
      expect(answer.contentType).toBe("application/problem+json");
      return answer.body as ApiProblem;
    },
    instance: (groupRef = groups[0] ?? "") => backend.instance({ provider, groupRef }),
    async logs(operationId) {
      const path = `/projects/${backend.project.id}/operations/${operationId}/logs`;
      const response = await backend.fetch(`${backend.baseUrl}${path}`, { headers: { "x-api-key": "key" } });
      return (await response.json()) as OperationLog[];
    },
  };
}

let checker: ContractChecker | undefined;

/** Reads an answer of the store; it is held to what the contract says of the write endpoint, as seed 002 is silent. */
export async function readAnswer(response: Response): Promise<EndpointAnswer> {
  const text = await response.text();
  const contentType = response.headers.get("content-type");
  const body: unknown = contentType === "text/plain; charset=utf-8" ? text : JSON.parse(text);
  const answer = { status: response.status, contentType, body };
  if (hasContractDocuments) {
    checker ??= createContractChecker();
    const path = "/projects/p/integrations/i/objects/o";
    expect(checker.checkAnswer({ ...answer, method: "POST", path })).toEqual([]);
  }
  return answer;
}
