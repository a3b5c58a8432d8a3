import { describe, expect, it } from "vitest";
import { createPathListeners } from "../../../src/draft/store/path-listeners.js";
import { content, draftOf } from "../support/draft-of.js";

const saved = {
  provider: "salesforce",
  write: {
    objects: {
      contact: {
        objectName: "contact",
        deletionSettings: { enabled: true },
        selectedFieldSettings: { source: { writeOnUpdate: "never" }, amount: { writeOnCreate: "never" } },
      },
      lead: { objectName: "lead" },
    },
  },
};
const settings = ["write", "objects", "contact", "selectedFieldSettings"];

describe("path listeners: one edit wakes those whose value changed", () => {
  it("an edit wakes listeners at its place, above and below it, each once; siblings sleep (D3)", () => {
    const { store, calls } = draftOf(saved);
    const paths = [
      [],
      ["write"],
      ["write", "objects"],
      ["write", "objects", "contact"],
      settings,
      [...settings, "source"],
      [...settings, "source", "writeOnUpdate"],
      [...settings, "source", "writeOnCreate"],
      ["provider"],
      ["proxy"],
      ["write", "objects", "lead"],
      ["write", "objects", "contact", "deletionSettings"],
      ["write", "objects", "contact", "deletionSettings", "enabled"],
      [...settings, "amount"],
      [...settings, "amount", "writeOnCreate"],
      [...settings, "source", "default"],
    ];
    const told = paths.map((path) => calls(...path));
    store.edit([...settings, "source"], { writeOnCreate: "never", writeOnUpdate: "ifEmpty" });
    expect(told.map((count) => count())).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0]);
  });

  it("a listener below wakes only where its own value changed, although everything above was replaced (D3)", () => {
    const { store, calls } = draftOf(saved);
    const [changed, kept] = [
      calls("write", "objects", "lead"),
      calls(...settings, "source", "writeOnUpdate"),
    ];
    store.setDraft(
      content({ ...structuredClone(saved), write: { objects: { contact: saved.write.objects.contact } } }),
    );
    expect([changed(), kept()]).toEqual([1, 0]);
  });

  it("a listener hears when its place comes into being, and again when it goes", () => {
    const { store, calls } = draftOf(saved);
    const told = calls("write", "objects", "account", "selectedFieldSettings", "a");
    store.edit(["write", "objects", "account"], { objectName: "account" });
    expect(told()).toBe(0);
    store.edit(["write", "objects", "account", "selectedFieldSettings", "a"], { writeOnCreate: "never" });
    expect(told()).toBe(1);
    store.remove(["write", "objects", "account"]);
    expect(told()).toBe(2);
  });

  it("a listener that was stopped is not called any more, however often it is stopped; the others are", () => {
    const { store, calls } = draftOf(saved);
    const stopped: string[] = [];
    const stop = store.subscribe(["proxy"], () => stopped.push("called"));
    const other = calls("proxy");
    const below = calls("proxy", "enabled");
    stop();
    stop();
    store.edit(["proxy"], { enabled: true });
    stop();
    store.edit(["proxy"], { enabled: false });
    expect([stopped.length, other(), below()]).toEqual([0, 2, 2]);
  });

  it("a listener that another one stops while they are told is not called any more (D3)", () => {
    const { store } = draftOf(saved);
    const told: string[] = [];
    const stops = new Map<string, () => void>();
    for (const name of ["first", "second", "third"]) {
      const listen = () => {
        told.push(name);
        for (const stop of stops.values()) stop();
      };
      stops.set(name, store.subscribe(["proxy"], listen));
    }
    store.edit(["proxy"], { enabled: true });
    expect(told).toEqual(["first"]);
  });

  it("a listener that starts while others are told hears of the next change alone (D3)", () => {
    const { store } = draftOf(saved);
    const told: string[] = [];
    const stop = store.subscribe(["proxy"], () => {
      stop();
      store.subscribe(["proxy"], () => told.push("late"));
    });
    store.edit(["proxy"], { enabled: true });
    expect(told).toEqual([]);
    store.edit(["proxy"], { enabled: false });
    expect(told).toEqual(["late"]);
  });

  it("a function that listens at two places is called while one of them goes on (D3)", () => {
    const { store } = draftOf(saved);
    let calls = 0;
    const listen = () => {
      calls += 1;
    };
    store.subscribe(["proxy"], () => {
      stop();
    });
    const stop = store.subscribe(["proxy"], listen);
    store.subscribe(["proxy", "enabled"], listen);
    store.edit(["proxy"], { enabled: true });
    expect(calls).toBe(1);
  });

  it("stopping the last listener above keeps those below, and the other way round", () => {
    const { store, calls } = draftOf(saved);
    const stopAbove = store.subscribe(["write"], () => undefined);
    const below = calls(...settings);
    stopAbove();
    const stopBelow = store.subscribe([...settings, "source"], () => undefined);
    const above = calls("write", "objects");
    stopBelow();
    store.edit([...settings, "amount", "writeOnCreate"], "always");
    expect([below(), above()]).toEqual([1, 1]);
  });

  it("a place can be listened at again after its last listener stopped", () => {
    const { store, calls } = draftOf(saved);
    store.subscribe(settings, () => undefined)();
    const told = calls(...settings);
    store.edit([...settings, "a"], { writeOnCreate: "never" });
    expect(told()).toBe(1);
  });

  it("a listener that stops twice leaves one that was added since at the same place", () => {
    const { store } = draftOf(saved);
    const path = [...settings, "a"];
    const stop = store.subscribe(path, () => undefined);
    stop();
    let told = 0;
    store.subscribe(path, () => (told += 1));
    stop();
    store.edit(path, { writeOnCreate: "never" });
    expect(told).toBe(1);
  });

  it("one function added twice at a place goes on after one of the two stops", () => {
    const { store } = draftOf(saved);
    let called = 0;
    const listener = () => {
      called += 1;
    };
    const stop = store.subscribe(["proxy"], listener);
    store.subscribe(["proxy"], listener);
    stop();
    stop();
    store.edit(["proxy"], { enabled: true });
    expect(called).toBe(1);
  });

  it("one function at several places is called once for an edit that changes them all", () => {
    const { store } = draftOf(saved);
    let called = 0;
    const listener = () => {
      called += 1;
    };
    for (const path of [[], ["write"], ["write", "objects", "lead"], ["write", "objects", "lead"]]) {
      store.subscribe(path, listener);
    }
    store.remove(["write", "objects", "lead"]);
    expect(called).toBe(1);
  });

  it("subscribeState is told of the draft and of the saved config; subscribe of the draft alone", () => {
    const { store, calls } = draftOf(saved);
    let stateCalls = 0;
    const stop = store.subscribeState(() => {
      stateCalls += 1;
    });
    const atRoot = calls();
    store.edit(["proxy"], { enabled: true });
    expect([stateCalls, atRoot()]).toEqual([1, 1]);
    store.takeSaved(content({ ...saved, proxy: { enabled: true } }));
    expect([stateCalls, atRoot()]).toEqual([2, 1]);
    stop();
    store.reset();
    store.edit(["proxy"], { enabled: false });
    expect([stateCalls, atRoot()]).toEqual([2, 2]);
  });

  it("subscribeSaved is told where the saved config changed, of that place alone and of no edit (D4, D11)", () => {
    const { store } = draftOf({ a: 0, b: 0 });
    const told: string[] = [];
    for (const name of ["a", "b"]) store.subscribeSaved([name], () => told.push(name));
    store.edit(["a"], 1);
    store.takeSaved(content({ a: 0, b: 1 }));
    expect(told).toEqual(["b"]);
    store.takeSaved(content({ a: 2, b: 1 }));
    expect(told).toEqual(["b", "a"]);
  });

  it("a listener at an inherited name is not woken by what prototypes hold (D8)", () => {
    const { store, calls } = draftOf(saved);
    const [inherited, own] = [calls("constructor"), calls("__proto__")];
    store.edit(["proxy"], { enabled: true });
    expect([inherited(), own()]).toEqual([0, 0]);
    store.edit(["__proto__"], 1);
    expect([inherited(), own()]).toEqual([0, 1]);
  });

  it("once everyone stopped, an edit looks at nothing any more: no place is kept", () => {
    const listeners = createPathListeners();
    const looked: string[] = [];
    const watched = (value: object) =>
      new Proxy(value, {
        getOwnPropertyDescriptor: (target, name) => {
          looked.push(String(name));
          return Reflect.getOwnPropertyDescriptor(target, name);
        },
      });
    const paths = [
      ["write"],
      ["write", "objects", "contact"],
      ["write", "objects"],
      ["proxy", "enabled"],
      [],
    ];
    const stops = paths.map((path) => listeners.add(path, () => undefined));
    listeners.notify([
      { path: [], before: watched({ write: 1, proxy: 1 }), after: watched({ write: 2, proxy: 2 }) },
    ]);
    expect(new Set(looked)).toEqual(new Set(["write", "proxy"]));
    for (const stop of stops) stop();
    looked.length = 0;
    listeners.notify([
      { path: [], before: watched({ write: 1, proxy: 1 }), after: watched({ write: 2, proxy: 2 }) },
    ]);
    expect(looked).toEqual([]);
  });
});
