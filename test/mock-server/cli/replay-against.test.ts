import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type MockServer, startMockServer } from "../../../mock-server/doors/http-server.js";
import { createMockBackend, type SeedData } from "../../../mock-server/index.js";
import { createVirtualClock } from "../../../src/engine/index.js";
import { severityOf } from "../../../mock-server/compare/report/report.js";
import { Secrets } from "../../../mock-server/compare/report/secrets.js";
import { listEntries } from "../../../mock-server/replay/read-recording.js";
import { replay as play } from "../../../mock-server/replay/replay.js";
import { createServiceTarget } from "../../../mock-server/replay/service-target.js";
import { createServiceClient } from "../../../mock-server/service/service-client.js";
import { type AlteringService, openAlteringService } from "../beside/support/altering-service.js";
import { recordHar } from "../replay/support/recordings.js";
import { callCli } from "../support/called-cli.js";

const folder = mkdtempSync(path.join(tmpdir(), "replay-against-"));
const manifest =
  "specVersion: 1.0.0\nintegrations:\n  - name: crm\n    provider: salesforce\n    write:\n      objects:\n        - objectName: contact\n";
const startMs = Date.parse("2026-03-01T12:00:00Z");
/** Customers who came an hour apart. */
const seed: SeedData = {
  connections: ["acme", "globex", "initech"].map((groupRef, index) => ({
    ...{ provider: "salesforce", groupRef, consumerRef: groupRef },
    createTime: new Date(startMs - (3 - index) * 3_600_000).toISOString(),
  })),
};
const base = "/projects/mock-project";

beforeAll(async () => {
  const backend = createMockBackend({ manifest, clock: createVirtualClock({ startMs }) });
  backend.seed(seed);
  const looks = ["", "/integrations", "/connections", "/installations", "/connections?groupRef=acme"];
  const requests = [...looks, ...looks].map((look) => ({ path: base + look }));
  writeFileSync(path.join(folder, "session.har"), JSON.stringify(await recordHar(backend, requests)));
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe("headless-write-kit replay against a service", { timeout: 60_000 }, () => {
  let server: MockServer;
  let service: AlteringService;
  beforeEach(async () => {
    server = await startMockServer({ manifest, port: 0, seed, clock: createVirtualClock({ startMs }) });
    service = await openAlteringService(server.url);
  });
  afterEach(async () => {
    await service.close();
    await server.close();
  });
  const replay = () =>
    callCli(["replay", "session.har", "--against", `${service.url}/v1`], folder, {
      AMPERSAND_API_KEY: "key-of-the-test",
    });

  it("a service whose clock is behind and runs at half the speed shows no difference", async () => {
    const slow = (time: string) =>
      new Date(startMs - 7_200_000 + (Date.parse(time) - startMs) / 2).toISOString();
    service.alter = (answer) => ({
      ...answer,
      text: answer.text.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, slow),
    });
    const { status, stdout } = await replay();
    expect(stdout).toContain("10 answers compared, 0 different, 0 not compared");
    expect(status).toBe(0);
  });

  it("a service that goes away in the middle keeps what was compared, and the end is told", async () => {
    let answered = 0;
    service.alter = () => ((answered += 1) > 4 ? "break" : undefined);
    // The command waits longer and longer before it asks again.
    const client = createServiceClient({
      baseUrl: `${service.url}/v1`,
      key: "key-of-the-test",
      wait: () => Promise.resolve(),
    });
    const har: unknown = JSON.parse(readFileSync(path.join(folder, "session.har"), "utf8"));
    const report = await play(listEntries(har), createServiceTarget(client, undefined), {
      ...{ takesWrites: false, secrets: new Secrets(), time: new Date(startMs).toISOString() },
    });
    expect(report.incomplete).toMatch(/^the target was gone at entry \d+: /);
    expect(report.totals).toMatchObject({ different: 0 });
    expect(report.totals.compared).toBeGreaterThan(0);
    expect(report.totals.compared).toBeLessThan(10);
    expect(severityOf(report)).toBe("incomplete");
  });
});
