import { expect } from "vitest";
import {
  createMockBackend,
  type MockBackend,
  type MockBackendOptions,
  type SeedData,
} from "../../../mock-server/index.js";
import type {
  InputValidationProblem,
  Manifest,
  WriteResponseBatch,
  WriteResponseSingleFail,
  WriteResponseSingleSuccess,
} from "../../../src/contract/index.js";
import type { Clock } from "../../../src/engine/index.js";
import { type ContractChecker, createContractChecker } from "../../contract/support/open-api.js";
import { hasContractDocuments } from "../../support/contract-documents.js";

/** What came back. */
export interface Answered<TBody> {
  status: number;
  contentType: string | null;
  body: TBody;
  headers: Headers;
}

/** What any answer to a write may hold. */
export type WriteBody = Partial<WriteResponseSingleSuccess & WriteResponseSingleFail & WriteResponseBatch>;

/** A backend with one integration and one connected group, and short ways to ask it. */
export interface Harness {
  backend: MockBackend;
  /** `/projects/mock-project/integrations/{id}` of the first integration. */
  path: string;
  integrationId: string;
  /** Sends a write of an object; the answer must be what the contract allows. */
  write<TBody = WriteBody>(objectName: string, body: unknown): Promise<Answered<TBody>>;
  /** Sends a write that must be refused with 400 `text/plain`, leaving everything as it is; gives the lines of the text. */
  writeRefused(objectName: string, body: unknown): Promise<string[]>;
  /** Sends a request; the answer must be what the contract allows. */
  ask<TBody = Record<string, unknown>>(
    method: string,
    path: string,
    body?: unknown,
  ): Promise<Answered<TBody>>;
  /** Sends a request that must be refused with this status. */
  askRefused(status: number, method: string, path: string, body?: unknown): Promise<InputValidationProblem>;
}

export const groupRef = "group-123";
export const consumerRef = "consumer-1";
export const startTime = "2026-01-02T03:04:05.000Z";

/** Makes a manifest of one integration with read, write and subscribe objects of these names. */
export function manifestOf(
  provider: string,
  names: { read?: readonly string[]; write?: readonly string[]; subscribe?: readonly string[] },
): Manifest {
  const { read, write, subscribe } = names;
  return {
    specVersion: "1.0.0",
    integrations: [
      {
        name: "crm",
        provider,
        ...(read && {
          read: {
            objects: read.map((objectName) => ({
              objectName,
              destination: "hook",
              schedule: "*/30 * * * *",
            })),
          },
        }),
        ...(write && { write: { objects: write.map((objectName) => ({ objectName })) } }),
        ...(subscribe && {
          subscribe: { objects: subscribe.map((objectName) => ({ objectName, destination: "hook" })) },
        }),
        proxy: { enabled: true },
      },
    ],
  };
}

/** A clock that goes on by one second with every look at it, so that no two times are alike; it runs no tasks. */
export function createSteppingClock(): Clock {
  let timeMs = Date.parse(startTime);
  return {
    now: () => (timeMs += 1000),
    at: () => {
      throw new Error("the stepping clock runs no tasks; give the backend a virtual clock");
    },
  };
}

/** Creates a backend from a manifest, seeded with a connection of `groupRef` to the first integration's provider. */
export function createHarness(
  manifest: Manifest,
  options: Partial<MockBackendOptions> & { seed?: SeedData } = {},
): Harness {
  const { seed, ...backendOptions } = options;
  const backend = createMockBackend({ manifest, clock: createSteppingClock(), ...backendOptions });
  const [integration] = manifest.integrations;
  if (!integration) throw new Error("the manifest has no integration");
  backend.seed({ connections: [{ provider: integration.provider, groupRef, consumerRef }] });
  if (seed) backend.seed(seed);
  const integrationId = backend.integrations[integration.name] ?? "";
  const path = `/projects/${backend.project.id}/integrations/${integrationId}`;
  const ask = async <TBody>(method: string, to: string, body?: unknown) =>
    askBackend<TBody>(backend, method, to, body);
  const write = async <TBody>(objectName: string, body: unknown) => {
    const to = `${path}/objects/${encodeURIComponent(objectName)}`;
    return askBackend<TBody>(backend, "POST", to, body, undefined, backend.writeUrl);
  };
  return {
    backend,
    integrationId,
    path,
    ask,
    write,
    writeRefused: async (objectName, body) => {
      const before = backend.snapshot();
      const answered = await write<string>(objectName, body);
      expect(answered.status, JSON.stringify(answered.body)).toBe(400);
      expect(answered.contentType).toBe("text/plain; charset=utf-8");
      expect(backend.snapshot()).toEqual(before);
      return answered.body.split("\n");
    },
    askRefused: async (status, method, to, body) => {
      const before = backend.snapshot();
      const answered = await ask<InputValidationProblem>(method, to, body);
      expect(answered.status, JSON.stringify(answered.body)).toBe(status);
      expect(answered.contentType).toBe("application/problem+json");
      expect(answered.body).toMatchObject({ status, retryable: false });
      expect(answered.body.remedy).toEqual(expect.any(String));
      expect(backend.snapshot()).toEqual(before);
      return answered.body;
    },
  };
}

let checker: ContractChecker | undefined;

/** Sends a request with a key and checks the answer against the contract's documents where they are there. */
export async function askBackend<TBody>(
  backend: MockBackend,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = { "x-api-key": "key" },
  baseUrl = backend.baseUrl,
): Promise<Answered<TBody>> {
  const response = await backend.fetch(`${baseUrl}${path}`, {
    method,
    headers: { ...headers, ...(body !== undefined && { "content-type": "application/json" }) },
    ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const contentType = response.headers.get("content-type");
  const value: unknown =
    contentType === "text/plain; charset=utf-8" ? text : text === "" ? undefined : JSON.parse(text);
  const answered = {
    status: response.status,
    contentType,
    body: value as TBody,
    headers: response.headers,
  };
  if (hasContractDocuments) {
    checker ??= createContractChecker();
    const [pathname = ""] = path.split("?");
    expect(checker.checkAnswer({ ...answered, method, path: pathname })).toEqual([]);
  }
  return answered;
}
