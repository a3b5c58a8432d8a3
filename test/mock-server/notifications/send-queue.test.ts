import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createSendQueue } from "../../../mock-server/notifications/send-queue.js";

/** A queue whose sendings end when the test says so. */
function createHeldQueue(maxAtOnce: number) {
  const underWay: { id: string; end: () => void }[] = [];
  const sent: string[] = [];
  const queue = createSendQueue(maxAtOnce, (id) => {
    sent.push(id);
    return new Promise((resolve) => underWay.push({ id, end: resolve }));
  });
  const turn = async () => {
    for (let count = 0; count < 5; count += 1) await Promise.resolve();
  };
  const end = async (index: number) => {
    underWay.splice(index, 1)[0]?.end();
    await turn();
  };
  return { queue, sent, underWay, turn, end };
}

describe("the queue of notifications", () => {
  it("sends those of other customers while one customer's receiver takes its time (I13)", async () => {
    const { queue, sent, turn } = createHeldQueue(8);
    for (const [lane, id] of [
      ["acme", "a1"],
      ["acme", "a2"],
      ["globex", "g1"],
    ] as const) {
      queue.add(lane, id);
    }
    await turn();
    expect(sent).toEqual(["a1", "g1"]);
  });

  it("the queue of notifications keeps each customer's order, sends each once and never more at once than it may (I13)", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constantFrom("a", "b", "c", "d"), fc.boolean()), { maxLength: 30 }),
        fc.infiniteStream(fc.nat()),
        fc.integer({ min: 1, max: 3 }),
        async (given, picks, maxAtOnce) => {
          const { queue, sent, underWay, turn, end } = createHeldQueue(maxAtOnce);
          const endOne = async () => {
            expect(underWay.length).toBeLessThanOrEqual(maxAtOnce);
            expect(new Set(underWay.map(({ id }) => id[0])).size).toBe(underWay.length);
            if (underWay.length > 0) await end(Number(picks.next().value) % underWay.length);
          };
          const ids = given.map(([lane], index) => `${lane}${String(index)}`);
          for (const [index, [lane, endsOne]] of given.entries()) {
            queue.add(lane, ids[index] ?? "");
            await turn();
            if (endsOne) await endOne();
          }
          while (underWay.length > 0) await endOne();
          const ofLane = (all: readonly string[], lane: string) => all.filter((id) => id.startsWith(lane));
          for (const lane of ["a", "b", "c", "d"]) expect(ofLane(sent, lane)).toEqual(ofLane(ids, lane));
        },
      ),
    );
  });
});
