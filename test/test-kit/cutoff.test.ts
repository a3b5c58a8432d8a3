import { describe, expect, it } from "vitest";
import { createMockBackend, type MockBackend } from "../../mock-server/index.js";
import { createRun } from "../../mock-server/test-kit/create-run.js";
import { createVirtualClock } from "../../src/engine/index.js";
import { salesforceManifest } from "../support/salesforce-manifest.js";

function open() {
  const clock = createVirtualClock();
  const backend = createMockBackend({ manifest: salesforceManifest, clock });
  backend.useScenario("installed");
  const { baseUrl, project, integrations } = backend;
  const object = `${baseUrl}/projects/${project.id}/integrations/${integrations["write-to-salesforce"] ?? ""}/objects/contact`;
  return {
    backend,
    clock,
    allowDeletion: () =>
      backend.fetch(`${object}/config-content`, {
        method: "PATCH",
        headers: { "x-api-key": "key", "content-type": "application/json" },
        body: JSON.stringify({
          groupRef: "demo-group-id",
          action: "write",
          changes: [{ op: "add", path: "/deletionSettings", value: { enabled: true } }],
        }),
      }),
  };
}

describe.each<[string, (backend: MockBackend) => () => void]>([
  ["reset", (backend) => backend.reset],
  ["useScenario", (backend) => () => backend.useScenario("installed")],
  [
    "restore",
    (backend) => {
      const snapshot = backend.snapshot();
      return () => backend.restore(snapshot);
    },
  ],
])("%s", (_, prepare) => {
  it("a cut run ends a request that waits, which never reaches the state that comes after", async () => {
    const { backend, clock, allowDeletion } = open();
    const replace = prepare(backend);
    backend.faults.set([{ effect: { kind: "latency", ms: 1_000 } }]);
    const waiting = allowDeletion();
    await clock.advance(500);
    replace();
    const after = backend.snapshot();
    const ended = expect(waiting).rejects.toThrow(/the connection broke .* replaced/);
    await clock.advance(1_000);
    await ended;
    expect(backend.snapshot()).toEqual(after);
  });

  it("a cut run ends a request sent at the same moment, and takes those that follow", async () => {
    const { backend, allowDeletion } = open();
    const replace = prepare(backend);
    const sent = allowDeletion();
    replace();
    const after = backend.snapshot();
    await expect(sent).rejects.toThrow(TypeError);
    expect(backend.snapshot()).toEqual(after);
    expect((await allowDeletion()).status).toBe(after.installations.length > 0 ? 200 : 404);
  });
});

describe("a run whose scenario cannot be set up", () => {
  it("a run whose scenario cannot be set up leaves those that began before it", async () => {
    const { backend } = open();
    const run = createRun(backend);
    run.setUp("installed", {});
    const late = createRun(backend);
    expect(() => {
      late.setUp("installed", { integration: "none" });
    }).toThrow('no integration "none"');
    expect((await run.fetch(`${backend.baseUrl}/providers`)).status).toBe(200);
  });
});
