import { describe, expect, it } from "vitest";
import { createDraftStore } from "../../src/draft/store/draft-store.js";
import { createSaveQueue, isChanging } from "../../src/save/save-queue.js";
import { createGate } from "./support/memory-server.js";

const boom = new Error("refused");
const fail = () => Promise.reject(boom);

describe("the queue of an installation's changes", () => {
  it("a change starts only after the one before has ended (S8)", async () => {
    const queue = createSaveQueue();
    const gate = createGate();
    const log: string[] = [];
    const first = queue.enqueue(async () => {
      log.push("first starts");
      await gate.opened;
      log.push("first ends");
      return 1;
    });
    const second = queue.enqueue(() => {
      log.push("second starts");
      return Promise.resolve(2);
    });
    await new Promise(setImmediate);
    expect(log).toEqual(["first starts"]);
    gate.open();
    expect(await Promise.all([first, second])).toEqual([1, 2]);
    expect(log).toEqual(["first starts", "first ends", "second starts"]);
  });

  it("a change that fails is followed by the next one (S8)", async () => {
    const queue = createSaveQueue();
    const failed = queue.enqueue(fail);
    const next = queue.enqueue(() => Promise.resolve("done"));
    await expect(failed).rejects.toBe(boom);
    expect(await next).toBe("done");
  });

  it("what follows a failure is told of it, and only the next change waits for it (S8)", async () => {
    const queue = createSaveQueue();
    const gate = createGate();
    const told: unknown[] = [];
    const failed = queue.enqueue(fail, async (error) => {
      told.push(error);
      await gate.opened;
      told.push("looked");
    });
    const next = queue.enqueue(() => Promise.resolve(told.push("next")));
    await expect(failed).rejects.toBe(boom);
    await new Promise(setImmediate);
    expect(told).toEqual([boom]);
    expect(queue.isBusy()).toBe(true);
    gate.open();
    await next;
    expect(told).toEqual([boom, "looked", "next"]);
  });

  it("a look after a failure that fails, too, does not hold up the next change (S8)", async () => {
    const queue = createSaveQueue();
    const failed = queue.enqueue(fail, fail);
    const next = queue.enqueue(() => Promise.resolve("done"));
    await expect(failed).rejects.toBe(boom);
    expect(await next).toBe("done");
  });

  it("what follows a failure is not called where the change is done (S8)", async () => {
    const queue = createSaveQueue();
    const told: unknown[] = [];
    await queue.enqueue(
      () => Promise.resolve(),
      (error) => Promise.resolve(void told.push(error)),
    );
    await queue.enqueue(() => Promise.resolve());
    expect(told).toEqual([]);
  });

  it("the queue is busy from the first change until all have ended (S8)", async () => {
    const store = createDraftStore();
    const queue = store.companion(createSaveQueue);
    expect(isChanging(store)).toBe(false);
    const first = queue.enqueue(() => Promise.resolve());
    const second = queue.enqueue(fail);
    expect(isChanging(store)).toBe(true);
    await first;
    expect(isChanging(store)).toBe(true);
    await expect(second).rejects.toBe(boom);
    await new Promise(setImmediate);
    expect(isChanging(store)).toBe(false);
  });
});
