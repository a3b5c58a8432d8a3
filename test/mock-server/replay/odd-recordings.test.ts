import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createMockBackend, type MockBackend } from "../../../mock-server/index.js";
import { createVirtualClock } from "../../../src/engine/index.js";
import { manifestOf } from "../support/harness.js";
import { recordHar } from "./support/recordings.js";

const nested = (levels: number): unknown => {
  let value: unknown = "inmost";
  for (let level = 0; level < levels; level += 1) value = [value];
  return value;
};

/** What JSON may hold in the place of anything: names that conversions look for, numbers out of range, depth, no text at all. */
const odd: readonly unknown[] = [
  { toString: [], valueOf: 1 },
  { toString: null, toJSON: "text" },
  { length: -1, "0": "item" },
  ...[null, true, "", [], {}, -1, 1e308, Infinity, "%zz", "http://[", "\ud800", "\u202e\u001b[31m"],
  ...["2026-99-99T99:99:99Z", "+275760-09-13T00:00:00.001Z", "no base64 °", nested(20_000)],
];

function placesIn(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== "object" || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([name, inner]) => placesIn(inner, [...path, name]))];
}

function put(value: unknown, [name, ...rest]: readonly string[], inner: unknown): unknown {
  if (name === undefined) return inner;
  const copy: Record<string, unknown> | unknown[] = Array.isArray(value)
    ? [...(value as unknown[])]
    : { ...(value as object) };
  const members = copy as Record<string, unknown>;
  members[name] = put(members[name], rest, inner);
  return copy;
}

function open(): MockBackend {
  const backend = createMockBackend({
    manifest: manifestOf("salesforce", { write: ["contact"] }),
    clock: createVirtualClock(),
  });
  backend.seed({ connections: [{ provider: "salesforce", groupRef: "acme", consumerRef: "jane" }] });
  return backend;
}

/** The entries of a session as a browser writes them, and as a mock does. */
async function record(): Promise<Record<"browser" | "mock", unknown[]>> {
  const backend = open();
  const integration = `/projects/mock-project/integrations/${backend.integrations["crm"] ?? ""}`;
  const { log } = await recordHar(backend, [
    { path: "/projects/mock-project/connections?groupRef=acme" },
    {
      method: "POST",
      path: `${integration}/installations`,
      body: { groupRef: "acme", config: { content: { provider: "salesforce" } } },
    },
    {
      method: "POST",
      path: `${integration}/objects/contact`,
      body: {
        groupRef: "acme",
        type: "create",
        record: { lastname: "Potter" },
        headers: [{ key: "a", value: "b" }],
      },
    },
  ]);
  return {
    browser: log.entries,
    mock: JSON.parse(JSON.stringify(backend.journal.entries)) as unknown[],
  };
}

describe("a recording with an odd value at any place", () => {
  it("a recording with an odd value is played to its end, and what stands around it is compared", async () => {
    const recordings = await record();
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom("browser" as const, "mock" as const),
        fc.nat(),
        fc.nat(odd.length - 1),
        async (recorder, pick, oddity) => {
          const entries = recordings[recorder];
          const places = placesIn(entries).filter(({ length }) => length > 1);
          const place = places[pick % places.length] ?? [];
          const report = await open().replay(put(entries, place, odd[oddity]));
          const { compared, notCompared } = report.totals;
          expect(compared + notCompared).toBeLessThanOrEqual(entries.length);
          expect(compared).toBeGreaterThan(0);
        },
      ),
      { numRuns: 500 },
    );
  }, 60_000);
});
