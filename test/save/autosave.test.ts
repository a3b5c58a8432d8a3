import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createDraftStore, startAutosave } from "../../src/core.js";
import { content } from "../draft/support/draft-of.js";

const saved = content({ provider: "salesforce", proxy: { a: 1 } });

/** A draft that saves itself; `saves` holds the draft at each save. */
function openAutosave({ delayMs, isInstalled = true }: { delayMs?: number; isInstalled?: boolean } = {}) {
  const store = createDraftStore(isInstalled ? { saved } : {});
  const saves: unknown[] = [];
  const outcome: { fails: boolean } = { fails: false };
  const stop = startAutosave(store, {
    delayMs,
    save: () => {
      saves.push(store.get().proxy);
      return outcome.fails ? Promise.reject(new Error("refused")) : Promise.resolve();
    },
  });
  const edit = (name: string, value: unknown) => {
    store.edit(["proxy", name], value);
  };
  return { store, saves, outcome, stop, edit };
}

const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms);

describe("startAutosave", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it("tries again with the next edit after a save that throws at once (S8)", async () => {
    const store = createDraftStore({ saved: { provider: "salesforce" } });
    let calls = 0;
    const stop = startAutosave(store, {
      delayMs: 100,
      save: () => {
        calls += 1;
        throw new Error("no such function");
      },
    });
    store.edit(["proxy", "enabled"], true);
    await vi.advanceTimersByTimeAsync(100);
    expect(calls).toBe(1);
    store.edit(["write", "objects", "contact", "objectName"], "contact");
    await vi.advanceTimersByTimeAsync(100);
    expect(calls).toBe(2);
    // What failed is saved when it stops.
    stop();
    expect(calls).toBe(3);
  });

  it("edits go together a second after the last one, unless told otherwise (S8)", async () => {
    const { saves, edit } = openAutosave();
    edit("a", 2);
    await wait(900);
    edit("b", 3);
    await wait(999);
    expect(saves).toEqual([]);
    await wait(1);
    expect(saves).toEqual([{ a: 2, b: 3 }]);
  });

  it("what the draft starts with is saved without an edit (S8)", async () => {
    const store = createDraftStore({ saved });
    store.edit(["proxy", "a"], 2);
    const save = vi.fn();
    startAutosave(store, { delayMs: 100, save });
    await wait(100);
    expect(save).toHaveBeenCalledTimes(1);
  });

  it("a refetch that leaves the draft as it is does not put off the save (S8)", async () => {
    const { store, saves, edit } = openAutosave({ delayMs: 100 });
    edit("a", 2);
    await wait(60);
    store.takeSaved(content({ provider: "salesforce", proxy: { a: 2 } }));
    store.takeSaved(content({ provider: "salesforce", proxy: { a: 1 } }));
    edit("a", 2);
    await wait(40);
    store.takeSaved(content({ provider: "salesforce", proxy: { a: 1 } }));
    await wait(60);
    expect(saves).toEqual([{ a: 2 }]);
  });

  it("nothing is saved where nothing is installed (S8)", async () => {
    const { saves, edit, stop } = openAutosave({ delayMs: 100, isInstalled: false });
    edit("a", 2);
    await wait(1_000);
    stop();
    expect(saves).toEqual([]);
  });

  it("a draft without changes is not saved (S8)", async () => {
    const { saves, edit } = openAutosave({ delayMs: 100 });
    edit("a", 2);
    edit("a", 1);
    await wait(1_000);
    expect(saves).toEqual([]);
  });

  it("a conflict is waited for, and its end saves what is left (S8)", async () => {
    const { store, saves, edit } = openAutosave({ delayMs: 100 });
    edit("a", 2);
    store.takeSaved(content({ provider: "salesforce", proxy: { a: 3 } }));
    await wait(1_000);
    expect(saves).toEqual([]);
    store.resolve("/proxy/a", "mine");
    await wait(100);
    expect(saves).toEqual([{ a: 2 }]);
  });

  it("what waits is saved when it stops, and nothing afterwards (S8)", async () => {
    const { saves, edit, stop } = openAutosave({ delayMs: 100 });
    edit("a", 2);
    stop();
    expect(saves).toEqual([{ a: 2 }]);
    edit("a", 3);
    await wait(1_000);
    expect(saves).toEqual([{ a: 2 }]);
  });

  it("what was there before it started and was not edited is not saved when it stops (S8)", async () => {
    const store = createDraftStore({ saved });
    store.edit(["proxy", "a"], 2);
    const save = vi.fn();
    const stop = startAutosave(store, { delayMs: 100, save });
    stop();
    await wait(1_000);
    expect(save).not.toHaveBeenCalled();
  });

  it("what is saved already is not saved again when it stops (S8)", async () => {
    const { saves, edit, stop } = openAutosave({ delayMs: 100 });
    edit("a", 2);
    await wait(100);
    stop();
    expect(saves).toHaveLength(1);
  });

  it("what failed is saved when the browser is online again, once (S8)", async () => {
    const page = new EventTarget();
    vi.stubGlobal("window", page);
    const { saves, edit, outcome, stop } = openAutosave({ delayMs: 100 });
    page.dispatchEvent(new Event("online"));
    expect(saves).toEqual([]);
    outcome.fails = true;
    edit("a", 2);
    await wait(100);
    outcome.fails = false;
    page.dispatchEvent(new Event("online"));
    page.dispatchEvent(new Event("online"));
    await wait(0);
    expect(saves).toHaveLength(2);
    stop();
    expect(saves).toHaveLength(2);
    page.dispatchEvent(new Event("online"));
    expect(saves).toHaveLength(2);
  });

  it("after it has stopped, a browser that is online again saves nothing (S8)", async () => {
    const page = new EventTarget();
    vi.stubGlobal("window", page);
    const { saves, edit, outcome, stop } = openAutosave({ delayMs: 100 });
    outcome.fails = true;
    edit("a", 2);
    await wait(100);
    stop();
    await wait(0);
    expect(saves).toHaveLength(2);
    page.dispatchEvent(new Event("online"));
    expect(saves).toHaveLength(2);
  });

  it("a window without events, as React Native has it, is no obstacle (H12)", async () => {
    vi.stubGlobal("window", {});
    const { saves, edit, stop } = openAutosave({ delayMs: 100 });
    edit("a", 2);
    await wait(100);
    stop();
    expect(saves).toEqual([{ a: 2 }]);
  });
});
