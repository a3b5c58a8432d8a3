import { runInNewContext } from "node:vm";
import { act } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import {
  isUsageError,
  useChanges,
  useConflicts,
  useLocalConfig,
  useSaveInstallation,
  type ConfigContent,
} from "../../../src/index.js";
import { openHooks } from "../../support/open-hooks.js";

const useScreen = () => ({
  config: useLocalConfig(),
  changes: useChanges(),
  conflicts: useConflicts(),
  saving: useSaveInstallation(),
});

/** A config as the types forbid it: of a newer server, or made by hand. */
const contentOf = (literal: object) => literal as ConfigContent;
/** The same value, made of the objects and lists of another realm. */
const inOtherRealm = <TValue,>(value: TValue) =>
  runInNewContext(`JSON.parse(${JSON.stringify(JSON.stringify(value))})`) as TValue;

const saved = contentOf({
  provider: "salesforce",
  write: {
    objects: {
      contact: {
        objectName: "contact",
        future: [1],
        selectedFieldSettings: { email: { writeOnCreate: "never" } },
      },
    },
  },
});

describe("JSON is JSON wherever it was made (StrictMode)", () => {
  it("a draft set from another realm keeps all settings under later edits, and is saved (D16)", async () => {
    const { view, held } = await openHooks(useScreen, { content: saved });
    const next = structuredClone(saved);
    next.proxy = { enabled: true };
    act(() => view().config.setDraft(inOtherRealm(next)));
    act(() => view().config.writeObject("contact").setEnableDeletion());
    expect(view().changes.map(({ path }) => path)).toEqual([
      "/proxy/enabled",
      "/write/objects/contact/deletionSettings/enabled",
    ]);
    await act(() => view().saving.save());
    expect(held()).toEqual({
      ...next,
      write: {
        objects: {
          contact: { ...next.write?.objects?.["contact"], deletionSettings: { enabled: true } },
        },
      },
    });
  });

  it("settings of another realm are set, and count as equal where they are (D16)", async () => {
    const { view } = await openHooks(useScreen, { content: saved });
    const contact = () => view().config.writeObject("contact");
    const settings = inOtherRealm({ writeOnUpdate: "never" as const, default: { stringValue: "x" } });
    act(() => contact().setFieldSettings({ fieldName: "phone", settings }));
    expect(contact().getFieldSettings("phone")).toEqual({
      writeOnUpdate: "never",
      default: { stringValue: "x" },
    });
    const before = view().config.get();
    act(() =>
      contact().setFieldSettings({ fieldName: "email", settings: inOtherRealm({ writeOnCreate: "never" }) }),
    );
    expect(view().config.get()).toBe(before);
  });

  it("keys that the kit does not know survive every helper (D16)", async () => {
    const { view } = await openHooks(useScreen, {
      content: contentOf({ ...saved, proxy: { enabled: true, future: 1 } }),
    });
    act(() => view().config.proxy().setDisableProxy());
    act(() => view().config.writeObject("contact").setDisableWrite());
    act(() => view().config.writeObject("contact").setEnableWrite());
    expect(view().config.get()).toEqual({ ...saved, proxy: { enabled: false, future: 1 } });
  });

  it("a `null` of the server's in the place of a section keeps no edit from being saved (D16)", async () => {
    const { view, draft } = await openHooks(useScreen);
    act(() => draft.takeSaved(contentOf({ ...draft.getSaved(), read: null, subscribe: null })));
    act(() => view().config.writeObject("contact").setEnableDeletion());
    const { status } = await act(() => view().saving.save());
    expect(status).toBe("saved");
  });
});

describe("what is no JSON is refused, and the draft is as it was (StrictMode)", () => {
  const cycle: Record<string, unknown> = {};
  cycle["self"] = cycle;
  class Setting {
    writeOnCreate = "never";
  }

  it.each<[string, unknown]>([
    ["a class instance", new Setting()],
    ["a function", () => "never"],
    ["a cycle", cycle],
    ["a BigInt", 5n],
    ["a Date", new Date(0)],
    ["NaN", NaN],
    ["a symbol", Symbol("never")],
    ["a Map", new Map()],
  ])("what is no JSON is refused by a setter, setDraft and a recipe: %s (D16)", async (_, wrong) => {
    const { view } = await openHooks(useScreen, { content: saved });
    const before = view().config.get();
    const place = /\/write\/objects\/contact\/selectedFieldSettings\/email/;
    const settings = { default: wrong } as never;
    const edits = [
      () => view().config.writeObject("contact").setFieldSettings({ fieldName: "email", settings }),
      () =>
        view().config.setDraft(
          contentOf({
            write: { objects: { contact: { selectedFieldSettings: { email: { default: wrong } } } } },
          }),
        ),
      () =>
        view().config.setDraft((draft) => {
          const email = draft.write?.objects?.["contact"]?.selectedFieldSettings?.["email"];
          if (email) email.default = wrong as never;
        }),
    ];
    for (const edit of edits) {
      const attempt = () =>
        act(() => {
          edit();
        });
      expect(attempt).toThrow(TypeError);
      expect(attempt).toThrow(place);
    }
    expect(view().config.get()).toBe(before);
    expect(view().changes).toEqual([]);
  });
});

describe("calls that cannot be right say so (StrictMode)", () => {
  it("an async batch, an undo in a batch and a part of a conflict throw and say why (D9, D11)", async () => {
    const { view, draft } = await openHooks(useScreen, { content: saved });
    act(() => view().config.writeObject("contact").setEnableDeletion());
    const usage = (call: () => unknown): unknown => {
      try {
        act(() => {
          call();
        });
      } catch (error) {
        return isUsageError(error);
      }
      return false;
    };
    expect(usage(() => draft.batch((() => Promise.resolve()) as () => void))).toBe(true);
    expect(usage(() => draft.batch(() => draft.undo()))).toBe(true);
    expect(usage(() => draft.setDraft((() => Promise.resolve()) as never))).toBe(true);
    act(() => draft.edit(["proxy"], { enabled: true, kind: "mine" }));
    act(() => draft.takeSaved(contentOf({ ...saved, proxy: 5 })));
    expect(usage(() => view().conflicts.resolve("/proxy/kind", "mine"))).toBe(true);
    expect(view().conflicts.conflicts.map(({ path }) => path)).toEqual(["/proxy"]);
  });
});
