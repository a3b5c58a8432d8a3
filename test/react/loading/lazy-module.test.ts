import { describe, expect, it } from "vitest";
import { createLazyModule } from "../../../src/react/internal/issues/lazy-module.js";

describe("a module that is loaded when it is needed", () => {
  it("a module is loaded once for all who ask at the same time, and each is told once", async () => {
    let imports = 0;
    const lazy = createLazyModule(() => {
      imports += 1;
      return Promise.resolve("module");
    });
    const calls = Array.from({ length: 100 }, () => 0);
    const stops = calls.map((_, index) =>
      lazy.subscribe(() => {
        calls[index] = (calls[index] ?? 0) + 1;
      }),
    );
    stops[0]?.();
    expect(lazy.get()).toBeUndefined();
    expect(await lazy.load()).toBe("module");
    expect(lazy.get()).toBe("module");
    expect(imports).toBe(1);
    expect(calls).toEqual([0, ...Array.from({ length: 99 }, () => 1)]);
    lazy.subscribe(() => undefined);
    expect(await lazy.load()).toBe("module");
    expect(imports).toBe(1);
  });

  it("a module that could not be loaded is tried again by whoever needs it next", async () => {
    const answers = [() => Promise.reject(new Error("offline")), () => Promise.resolve("module")];
    const lazy = createLazyModule(() => answers.shift()?.() ?? Promise.reject(new Error("too often")));
    let calls = 0;
    lazy.subscribe(() => {
      calls += 1;
    });
    expect(await lazy.load()).toBeUndefined();
    expect(calls).toBe(0);
    expect(await lazy.load()).toBe("module");
    expect(calls).toBe(1);
  });
});
