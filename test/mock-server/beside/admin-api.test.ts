import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Beside } from "../../../mock-server/beside/beside.js";
import { createForward } from "../../../mock-server/beside/forward.js";
import { Secrets } from "../../../mock-server/compare/report/secrets.js";
import { type MockServer, startMockServer } from "../../../mock-server/doors/http-server.js";
import type { SeedData } from "../../../mock-server/index.js";
import { createVirtualClock } from "../../../src/engine/index.js";
import { manifestOf } from "../support/harness.js";

const manifest = manifestOf("salesforce", { write: ["contact"] });
const content = { write: { objects: { contact: { objectName: "contact" } } } };
const seedOf = (id: string): SeedData => ({
  connections: [{ id: `connection-${id}`, provider: "salesforce", groupRef: "acme", consumerRef: "jane" }],
  installations: [{ id: `installation-${id}`, integration: "crm", groupRef: "acme", content }],
});

describe("the admin API of a mock beside a service", () => {
  let service: MockServer;
  let mock: MockServer;
  let beside: Beside | undefined;
  let found: string[] = [];

  beforeEach(async () => {
    service = await startMockServer({ manifest, port: 0, seed: seedOf("of-the-service") });
    mock = await startMockServer({
      ...{ manifest, port: 0, seed: seedOf("of-the-mock"), clock: createVirtualClock() },
      front: ({ backend, app, onReplaced }) => {
        beside = new Beside(
          { ...backend, app },
          {
            serviceUrl: `${service.url}/v1`,
            forward: createForward(`${service.url}/v1`, `${service.url}/v1`),
            ...{ takesWrites: true, answers: "service", secrets: new Secrets() },
            onFinding: ({ kind, path, request, weight }) => {
              if (weight === "difference") found.push(`${request}: ${kind} ${path}`);
            },
          },
        );
        onReplaced(beside.forget);
        return beside.answer;
      },
    });
    found = [];
  });
  afterEach(async () => {
    await mock.close();
    await service.close();
  });

  /** Asks as an app does, and gives what was found different by then. */
  const ask = async (method: string, path: string, body?: unknown) => {
    const response = await fetch(`${mock.url}/v1/projects/mock-project${path}`, {
      method,
      headers: { "x-api-key": "key-of-the-app", "content-type": "application/json" },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    await response.text();
    await beside?.end();
    return found.splice(0);
  };
  const admin = async (path: string, body?: unknown) => {
    const method = body === undefined && path !== "/reset" ? "GET" : "POST";
    const init = { method, ...(body !== undefined && { body: JSON.stringify(body) }) };
    const response = await fetch(`${mock.url}/__mock${path}`, init);
    expect(response.ok).toBe(true);
    const text = await response.text();
    return (text === "" ? undefined : JSON.parse(text)) as { now: string };
  };
  const look = () => ask("GET", "/connections/connection-of-the-service");

  it("the admin API of a mock beside a service is the mock's own: the service is not asked, and nothing is compared (I14)", async () => {
    await look();
    await admin("/health");
    await admin("/journal");
    expect(beside?.report().totals).toEqual({ compared: 1, different: 0, notCompared: 0 });
    expect(service.backend.journal.entries.filter(({ request }) => request.path.includes("__mock"))).toEqual(
      [],
    );
  });

  it("empties the mock by reset, which then differs, and fills it again, which then does not (I14)", async () => {
    expect(await look()).toEqual([]);
    await admin("/reset");
    expect(await look()).not.toEqual([]);
    await admin("/seed", seedOf("of-another-mock"));
    // Other ids than before stand for those of the service: what was learned of the mock that was emptied is forgotten.
    expect(await look()).toEqual([]);
    expect(await ask("GET", "/installations")).toEqual([]);
    expect(service.backend.snapshot().installations).toHaveLength(1);
  });

  it("the admin API of a mock beside a service goes back to a snapshot, and the ids of what came since stand for nothing (I14)", async () => {
    const before = await admin("/snapshot");
    const integration = service.backend.integrations["crm"] ?? "";
    const connect = {
      provider: "salesforce",
      groupRef: "later",
      consumerRef: "joe",
      apiKey: "secret-of-joe",
    };
    expect(await ask("POST", "/connections:generate", connect)).toEqual([]);
    await admin("/restore", before);
    expect(await ask("GET", "/connections")).not.toEqual([]);
    expect(
      await ask("GET", `/integrations/${integration}/installations/installation-of-the-service`),
    ).toEqual([]);
  });

  it("deploys to the mock, and an integration that the service has as well is known from then on (I14)", async () => {
    const hub = manifestOf("hubspot", { write: ["contacts"] }).integrations.map((each) => ({
      ...each,
      name: "hub",
    }));
    const both = { ...manifest, integrations: [...manifest.integrations, ...hub] };
    service.backend.deploy(both);
    const path = `/integrations/${service.backend.integrations["hub"] ?? ""}`;
    expect(await ask("GET", path)).not.toEqual([]);
    await admin("/deploy", both);
    expect(await ask("GET", path)).toEqual([]);
  });

  it("moves the mock's clock ahead, and its later times are no differences (I14)", async () => {
    const before = (await admin("/clock")).now;
    expect(await look()).toEqual([]);
    await admin("/clock", { advanceMs: 86_400_000 });
    expect(Date.parse((await admin("/clock")).now) - Date.parse(before)).toBe(86_400_000);
    expect(await look()).toEqual([]);
    const integration = service.backend.integrations["crm"] ?? "";
    const write = { groupRef: "acme", type: "create", record: { lastname: "Potter" } };
    expect(await ask("POST", `/integrations/${integration}/objects/contact`, write)).toEqual([]);
    await admin("/clock", { advanceMs: 60_000 });
    const operations = `/integrations/${integration}/installations/installation-of-the-service/operations`;
    expect(await ask("GET", operations)).toEqual([]);
  });
});
