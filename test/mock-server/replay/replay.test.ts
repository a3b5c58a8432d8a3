import { describe, expect, it } from "vitest";
import {
  createMockBackend,
  type MockBackend,
  RecordingError,
  type SeedData,
} from "../../../mock-server/index.js";
import { createVirtualClock } from "../../../src/engine/index.js";
import { renameIds } from "../compare/support/renamed-ids.js";
import { manifestOf } from "../support/harness.js";
import { recordHar, type RecordedRequest } from "./support/recordings.js";

const manifest = manifestOf("salesforce", { read: ["contact"], write: ["contact"] });
const seed: SeedData = {
  connections: [{ provider: "salesforce", groupRef: "acme", consumerRef: "jane" }],
};

function open(): MockBackend {
  const backend = createMockBackend({ manifest, clock: createVirtualClock() });
  backend.seed(seed);
  return backend;
}

/** A session of a customer: look, install, write, wait, look again. */
function session(backend: MockBackend): RecordedRequest[] {
  const integration = `/projects/mock-project/integrations/${backend.integrations["crm"] ?? ""}`;
  return [
    { path: "/projects/mock-project/integrations" },
    { path: "/projects/mock-project/connections?groupRef=acme" },
    {
      method: "POST",
      path: `${integration}/installations`,
      body: {
        groupRef: "acme",
        config: {
          content: { provider: "salesforce", write: { objects: { contact: { objectName: "contact" } } } },
        },
      },
    },
    {
      method: "POST",
      path: `${integration}/objects/contact`,
      body: { groupRef: "acme", type: "create", record: { lastname: "Potter" } },
    },
    { path: `${integration}/installations?groupRef=acme` },
    { path: `${integration}/installations/unknown` },
  ];
}

describe("a recorded session", () => {
  it("a recorded session plays on another mock without a difference, whatever the ids of the recording are", async () => {
    const recorded = open();
    const har = await recordHar(recorded, session(recorded), renameIds);
    const report = await open().replay(har);
    expect(report.operations.flatMap(({ findings }) => findings)).toEqual([]);
    expect(report.totals).toEqual({ compared: 6, different: 0, notCompared: 0 });
    expect(report.mappedIds).toBeGreaterThan(5);
  });

  it("a recorded session may be a journal, as text as well", async () => {
    const recorded = open();
    await recordHar(recorded, session(recorded));
    const report = await open().replay(JSON.stringify(recorded.journal.entries));
    expect(report.totals).toEqual({ compared: 6, different: 0, notCompared: 0 });
  });

  it("a recorded session tells each different answer, with the rule by which the mock made it", async () => {
    const recorded = open();
    const har = await recordHar(recorded, session(recorded));
    const other = createMockBackend({ manifest, clock: createVirtualClock() });
    const found: string[] = [];
    const report = await other.replay(har, {
      onFinding: ({ request, kind, rules }) =>
        found.push(`${request.split("/")[0] ?? ""}${kind} ${rules.join()}`),
    });
    expect(report.totals.different).toBe(4);
    expect(found).toContain("POST status I4");
    expect(
      report.operations.find(({ operation }) => operation === "createInstallation")?.findings,
    ).toMatchObject([{ kind: "status", expected: 201, received: 404, count: 1, number: 3, rules: ["I4"] }]);
  });

  it("a recorded session passes over what went elsewhere or what the service was in trouble with", async () => {
    const recorded = open();
    const har = await recordHar(recorded, session(recorded).slice(0, 1));
    const [entry] = har.log.entries as { request: object; response: object }[];
    if (!entry) throw new Error("nothing was recorded");
    const with_ = (request: object, response: object) => ({
      request: { ...entry.request, ...request },
      response: { ...entry.response, ...response },
    });
    har.log.entries.push(
      with_({ url: "https://www.example.com/v1/projects/mock-project/integrations" }, {}),
      with_({ url: "https://api.withampersand.com/favicon.ico" }, {}),
      with_({ method: "OPTIONS" }, { status: 204 }),
      with_({}, { status: 304 }),
      with_({}, { status: 0 }),
      with_({}, { status: 503 }),
      with_({}, { status: 429 }),
      with_({}, { status: 401 }),
      with_({}, { content: { size: 10, mimeType: "application/json" } }),
      { nothing: true },
    );
    const report = await open().replay(har);
    expect(report.totals).toEqual({ compared: 2, different: 0, notCompared: 6 });
    expect(report.incomplete).toBeUndefined();
  });

  it("a recorded session of another site is told with the hosts that it is of", async () => {
    const elsewhere = {
      request: { method: "GET", url: "https://gitlab.example/api/v4/projects/1/integrations" },
      response: { status: 200, content: {} },
    };
    const { incomplete, totals } = await open().replay({ log: { entries: [elsewhere, elsewhere] } });
    expect(incomplete).toMatch(/^none of the 2 entries asks for an operation .*gitlab\.example \(2\)/);
    expect(totals.compared).toBe(0);
  });

  it.each([["<html>"], [""], [{ log: {} }], [{}], [null], [7]])(
    "a text that is no recorded session is refused: %j",
    async (recording) => {
      await expect(open().replay(recording)).rejects.toBeInstanceOf(RecordingError);
    },
  );

  it("a recorded session moves its clock on, so that what was gathered has gone out", async () => {
    const recorded = open();
    const [, , install, write] = session(recorded);
    if (!install || !write) throw new Error("the session is shorter");
    const late = {
      ...write,
      body: {
        groupRef: "acme",
        type: "create",
        mode: "asynchronous",
        autoBatchPolicy: { maxDelayMinutes: 60 },
        record: { lastname: "Weasley" },
      },
    };
    const har = await recordHar(recorded, [install, late]);
    await (recorded.clock as ReturnType<typeof createVirtualClock>).advance(3_600_000);
    const { operationId } = JSON.parse(
      (har.log.entries[1] as { response: { content: { text: string } } }).response.content.text,
    ) as { operationId: string };
    har.log.entries.push(
      ...(await recordHar(recorded, [{ path: `/projects/mock-project/operations/${operationId}` }])).log
        .entries,
    );
    const target = open();
    const report = await target.replay(har);
    expect(report.operations.flatMap(({ findings }) => findings)).toEqual([]);
    expect(target.instance({ provider: "salesforce", groupRef: "acme" }).records("contact")).toHaveLength(1);
  });
});
