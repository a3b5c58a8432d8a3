import { afterEach, describe, expect, it, vi } from "vitest";
import { draftOf } from "../support/draft-of.js";

describe("a batch of setters", () => {
  afterEach(() => {
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
  });

  /** Returns what sets what an update does with as many fields of an object, in one batch. */
  function batchOf(count: number) {
    const fieldNames = Array.from({ length: count }, (_, index) => `field_${String(index)}`);
    const settings = fieldNames.map((fieldName) => [fieldName, { writeOnUpdate: "always" }] as const);
    const selectedFieldSettings = Object.fromEntries(settings);
    const { config } = draftOf({ write: { objects: { contact: { selectedFieldSettings } } } });
    const object = config.writeObject("contact");
    return () => {
      config.batch(() => {
        for (const fieldName of fieldNames) object.setWriteOnUpdateSetting({ fieldName, value: "never" });
      });
    };
  }

  it.each([100, 1000])(
    "a setter in a batch looks up few names, however many came before it (of %s) (D9, D17)",
    (count) => {
      const setAll = batchOf(count);
      const gets = vi.spyOn(Map.prototype, "get");
      setAll();
      const { length } = gets.mock.calls;
      gets.mockRestore();
      // A setting lies six names deep. It is looked for and written; the step keeps what was written.
      expect(length / count).toBeLessThan(6 * 2);
    },
  );

  it.each([100, 1000])(
    "the setters of a batch make a few maps, not some for each (of %s) (D9, D17)",
    (count) => {
      const setAll = batchOf(count);
      let made = 0;
      class CountedMap<TKey, TValue> extends Map<TKey, TValue> {
        constructor(entries?: Iterable<readonly [TKey, TValue]>) {
          super(entries);
          made += 1;
        }
      }
      vi.stubGlobal("Map", CountedMap);
      setAll();
      vi.unstubAllGlobals();
      expect(made).toBeLessThan(30);
    },
  );
});
