import { act } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import {
  useChanges,
  useCreateInstallation,
  useHistory,
  useLocalConfig,
  useUpdateInstallation,
  type ConfigContent,
} from "../../../src/index.js";
import { openHooks } from "../../support/open-hooks.js";

const useScreen = () => ({ config: useLocalConfig(), changes: useChanges(), history: useHistory() });
type Config = ReturnType<typeof useLocalConfig>;

const saved: ConfigContent = {
  provider: "salesforce",
  read: {
    objects: {
      contact: {
        objectName: "contact",
        selectedFields: { email: true },
        selectedFieldMappings: { stage: "leadsource" },
        selectedValueMappings: { leadsource: { new: "New" } },
      },
    },
  },
  write: {
    objects: {
      contact: { objectName: "contact", selectedFieldSettings: { email: { writeOnCreate: "never" } } },
    },
  },
};

const hole: unknown[] = ["a"];
hole.length = 2;
const { proxy: revoked, revoke } = Proxy.revocable({}, {});
revoke();
const ofClass = new (class Choice {
  all = true;
})();
const inside: Record<string, unknown> = { list: [] };
(inside["list"] as unknown[]).push({ back: inside });

/** What JSON has no form for, besides the samples of the rules. */
const wrongs: [string, unknown][] = [
  ["a list with a hole", hole],
  ["a list with undefined in it", ["a", undefined]],
  ["an infinity in a list", [1, -Infinity]],
  ["a Set", new Set(["a"])],
  ["a regular expression", /a/],
  ["a promise", Promise.resolve("never")],
  ["a boxed text", Object("never")],
  ["a symbol for a name", { [Symbol("a")]: 1 }],
  ["a BigInt deep inside", { a: [{ b: 1n }] }],
  ["a cycle through a list", inside],
  ["an instance of a class without a name", ofClass],
  ["typed bytes", new Uint8Array(2)],
  [
    "a getter that throws",
    {
      get never() {
        throw new Error("not now");
      },
    },
  ],
  ["a revoked proxy", revoked],
];

/** The setters that take a value, each at a place of its own. */
const setters: [string, RegExp, (config: Config, wrong: never) => void][] = [
  [
    "setFieldSettings",
    /\/write\/objects\/contact\/selectedFieldSettings\/phone/,
    (config, wrong) =>
      config.writeObject("contact").setFieldSettings({ fieldName: "phone", settings: { default: wrong } }),
  ],
  [
    "setDefaultValues",
    /\/write\/objects\/contact\/selectedFieldSettings\/email\/default/,
    (config, wrong) =>
      config.writeObject("contact").setDefaultValues({ fieldName: "email", value: { stringValue: wrong } }),
  ],
  [
    "setWriteOnUpdateSetting of an object that is not there",
    /\/write\/objects\/lead\/selectedFieldSettings\/email\/writeOnUpdate/,
    (config, wrong) =>
      config.writeObject("lead").setWriteOnUpdateSetting({ fieldName: "email", value: wrong }),
  ],
  [
    "setFieldMapping",
    /\/read\/objects\/contact\/selectedFieldMappings\/stage/,
    (config, wrong) => config.readObject("contact").setFieldMapping({ mapToName: "stage", fieldName: wrong }),
  ],
  [
    "setFieldMapping of an object that is not there",
    /\/read\/objects\/lead\/selectedFieldMappings\/stage/,
    (config, wrong) => config.readObject("lead").setFieldMapping({ mapToName: "stage", fieldName: wrong }),
  ],
  [
    "setValueMapping",
    /\/read\/objects\/contact\/selectedValueMappings\/leadsource\/old/,
    (config, wrong) =>
      config
        .readObject("contact")
        .setValueMapping({ fieldName: "leadsource", mappedValue: "old", providerValue: wrong }),
  ],
  [
    "setBackfill",
    /\/read\/objects\/contact\/backfill/,
    (config, wrong) => config.readObject("contact").setBackfill({ defaultPeriod: wrong }),
  ],
  [
    "setWatchFields",
    /\/subscribe\/objects\/contact\/updateEvent\/requiredWatchFields/,
    (config, wrong) => config.subscribeObject("contact").setWatchFields([wrong]),
  ],
  [
    "setOtherEvents",
    /\/subscribe\/objects\/contact\/otherEvents/,
    (config, wrong) => config.subscribeObject("contact").setOtherEvents([wrong]),
  ],
  [
    "setDraft with a value",
    /\/write\/objects\/contact\/future/,
    (config, wrong) => config.setDraft(withFuture(config.get(), wrong)),
  ],
  [
    "setDraft with a function that returns",
    /\/write\/objects\/contact\/future/,
    (config, wrong) => config.setDraft((draft) => withFuture(draft, wrong)),
  ],
  [
    "setDraft with a recipe",
    /\/write\/objects\/contact\/future/,
    (config, wrong) =>
      config.setDraft((draft) => {
        Object.assign(draft.write?.objects?.["contact"] ?? {}, { future: wrong });
      }),
  ],
];

function withFuture(content: Partial<ConfigContent>, future: unknown): ConfigContent {
  const contact = { ...content.write?.objects?.["contact"], objectName: "contact", future };
  return { provider: "salesforce", ...content, write: { objects: { contact } } };
}

describe("what is no JSON is refused by every setter (StrictMode)", () => {
  it.each(setters)(
    "%s refuses it by its place, and leaves the draft as it was (D16)",
    async (name, place, set) => {
      const { view } = await openHooks(useScreen, { content: saved });
      const before = view().config.get();
      for (const [, wrong] of wrongs) {
        const attempt = () =>
          act(() => {
            set(view().config, wrong as never);
          });
        expect(attempt).toThrow(TypeError);
        // Immer looks at what a recipe assigns: this one throws in the recipe itself.
        const isOfRecipe = wrong === revoked && name === "setDraft with a recipe";
        expect(attempt).toThrow(isOfRecipe ? /revoked/ : place);
        expect(view().config.get()).toBe(before);
      }
      expect(view().history.canUndo).toBe(false);
      expect(view().changes).toEqual([]);
    },
  );
});

describe("what looks unusual and is JSON is taken (StrictMode)", () => {
  it.each<[string, () => object]>([
    ["a frozen object", () => Object.freeze({ stringValue: "a" })],
    ["a proxy of an object", () => new Proxy({ stringValue: "a" }, {})],
    [
      "an object without a prototype",
      () => Object.assign(Object.create(null) as object, { stringValue: "a" }),
    ],
    [
      "an object with a getter",
      () => ({
        get stringValue() {
          return "a";
        },
      }),
    ],
    ["an object with undefined in it", () => ({ stringValue: "a", integerValue: undefined })],
  ])("%s is copied, and later changes of it reach nobody (D16)", async (_, make) => {
    const { view, held } = await openHooks(useScreen, { content: saved });
    const value = make();
    act(() => view().config.writeObject("contact").setDefaultValues({ fieldName: "email", value }));
    const taken = view().config.writeObject("contact").getDefaultValues("email");
    expect(taken).toStrictEqual({ stringValue: "a" });
    expect(taken).not.toBe(value);
    expect(held()).toEqual(saved);
  });

  it("a setting of -0 equals one of 0, so that nothing is left to save (D16, D3)", async () => {
    const { view, draft } = await openHooks(useScreen, { content: saved });
    const set = (integerValue: number) =>
      act(() =>
        view()
          .config.writeObject("contact")
          .setDefaultValues({ fieldName: "email", value: { integerValue } }),
      );
    set(0);
    const before = draft.get();
    set(-0);
    expect(draft.get()).toBe(before);
  });

  it("the name __proto__ is set by setters like any other, and no prototype changes (D8, D16)", async () => {
    const { view } = await openHooks(useScreen, { content: saved });
    const settings = JSON.parse('{"writeOnCreate":"never","__proto__":{"polluted":true}}') as object;
    act(() => view().config.writeObject("__proto__").setFieldSettings({ fieldName: "__proto__", settings }));
    expect(JSON.stringify(view().config.writeObject("__proto__").getFieldSettings("__proto__"))).toBe(
      '{"writeOnCreate":"never","__proto__":{"polluted":true}}',
    );
    expect({}).not.toHaveProperty("polluted");
  });
});

describe("a config built by hand", () => {
  const useByHand = () => ({ ...useCreateInstallation(), ...useUpdateInstallation() });
  const place = "/write/objects/contact/selectedFieldSettings/email/default/integerValue";
  const wrongConfigs: [string, unknown, string][] = [
    ...[...wrongs, ["a function", () => 1] as const, ["NaN", NaN] as const].map(
      ([name, value]): [string, unknown, string] => {
        const settings = { email: { default: { integerValue: value } } };
        const contact = { objectName: "contact", selectedFieldSettings: settings };
        return [name, { provider: "salesforce", write: { objects: { contact } } }, place];
      },
    ),
    ["null for all of it", null, "anything but an object"],
    ["undefined for all of it", undefined, "undefined"],
    ["a list for all of it", [], "anything but an object"],
  ];

  it.each(wrongConfigs)("%s is refused by its place, and nothing is sent (D16)", async (_, config, found) => {
    const { view, sent, held } = await openHooks(useByHand, { content: saved });
    for (const run of [view().updateInstallation, view().createInstallation]) {
      const error = await act(() => run({ config: config as ConfigContent }).catch((each: unknown) => each));
      expect(error).toBeInstanceOf(TypeError);
      expect((error as TypeError).message).toContain(found);
    }
    expect(sent).toEqual([]);
    expect(held()).toEqual(saved);
  });
});
