import fc from "fast-check";
import { expect, it } from "vitest";
import type { ProviderWrite, WriteInstallation } from "../../../src/engine/index.js";
import { content, createHarness, startMs } from "../../engine/support/harness.js";
import { createInMemoryProvider, type InMemoryProvider } from "../../support/in-memory-provider.js";

const minuteMs = 60 * 1000;

/** Hundreds of runs on a busy machine. */
const patienceMs = 60_000;

/** Some requests of one kind, one after the other, after a pause. */
const burst = fc.record({
  pauseMs: fc.oneof(fc.nat(3 * minuteMs), fc.constantFrom(0, minuteMs, 2 * minuteMs)),
  count: fc.oneof(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 90, max: 220 })),
  installation: fc.constantFrom("inst-1", "inst-2"),
  objectName: fc.constantFrom("contact", "account"),
  type: fc.constantFrom("create" as const, "update" as const),
  header: fc.constantFrom(undefined, "1", "2"),
  maxDelayMinutes: fc.integer({ min: 1, max: 5 }),
});

/** A request as it was made: what must be found again in the calls. */
interface Request {
  place: number;
  timeMs: number;
  operationId: string;
  maxDelayMs: number;
  kind: string;
}

const kindOf = (
  installation: string,
  { objectName, type, headers }: Pick<ProviderWrite, "objectName" | "type" | "headers">,
) => JSON.stringify([installation, objectName, type, headers]);

it(
  "batches never exceed 100, never miss their first record's deadline, never mix, and lose nothing (W18)",
  { timeout: patienceMs },
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(burst, { minLength: 1, maxLength: 8 }), async (bursts) => {
        const sent: { installation: string; timeMs: number; call: ProviderWrite }[] = [];
        const providerOf = (installation: string): InMemoryProvider =>
          createInMemoryProvider({
            fault: (call) => {
              sent.push({ installation, timeMs: clock.now(), call });
              return undefined;
            },
          });
        const installations = new Map<string, WriteInstallation>(
          ["inst-1", "inst-2"].map((id) => [id, { id, configId: "c", content, provider: providerOf(id) }]),
        );
        const { expectBody, clock } = createHarness({ provider: createInMemoryProvider({}) });
        const requests: Request[] = [];
        for (const { pauseMs, count, installation, objectName, type, header, maxDelayMinutes } of bursts) {
          await clock.advance(pauseMs);
          const headers = header === undefined ? [] : [{ key: "k", value: header }];
          for (let index = 0; index < count; index += 1) {
            const place = requests.length;
            const body = {
              groupRef: "demo",
              type,
              mode: "asynchronous",
              record: { place, ...(type === "update" && { id: String(place) }) },
              headers,
              autoBatchPolicy: { maxDelayMinutes },
            };
            const findInstallation = () => installations.get(installation);
            const { operationId } = await expectBody(200, body, { objectName, findInstallation });
            const kind = kindOf(installation, { objectName, type, headers });
            requests.push({
              place,
              timeMs: clock.now(),
              operationId,
              maxDelayMs: maxDelayMinutes * minuteMs,
              kind,
            });
          }
        }
        await clock.runUntilIdle();

        const placesSent: number[] = [];
        for (const { installation, timeMs, call } of sent) {
          const places = call.records.map(({ fields }) => fields["place"] as number);
          const members = places.map((place) => requests[place] as Request);
          const [first] = members;
          placesSent.push(...places);
          expect(places.length).toBeLessThanOrEqual(100);
          expect(places).toEqual([...places].sort((a, b) => a - b));
          expect(new Set(members.map(({ operationId }) => operationId)).size).toBe(1);
          expect(new Set(members.map(({ kind }) => kind))).toEqual(new Set([kindOf(installation, call)]));
          const dueMs = (first?.timeMs ?? 0) + (first?.maxDelayMs ?? 0);
          if (places.length === 100) expect(timeMs).toBeLessThanOrEqual(dueMs);
          else expect(timeMs).toBe(dueMs);
          expect(timeMs).toBeGreaterThanOrEqual(startMs);
        }
        // Each request went out once, and each operation in one call.
        expect(placesSent.sort((a, b) => a - b)).toEqual(requests.map(({ place }) => place));
        expect(sent.length).toBe(new Set(requests.map(({ operationId }) => operationId)).size);
      }),
      { numRuns: 40 },
    );
  },
);
