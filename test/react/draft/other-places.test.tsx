import { act, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import {
  useChanges,
  useConflicts,
  useFieldOptions,
  useFieldSettings,
  useIsLocked,
  useIssues,
  useLocalConfig,
  type ConfigContent,
} from "../../../src/index.js";
import { content } from "../../draft/support/draft-of.js";
import { openHooks } from "../../support/open-hooks.js";

const saved: ConfigContent = {
  provider: "salesforce",
  read: {
    objects: {
      contact: {
        objectName: "contact",
        selectedFields: { name: true },
        selectedFieldMappings: { "a/b": "Name", "": "Phone" },
        selectedValueMappings: { Name: { "x~y": "X" } },
      },
    },
  },
  write: {
    objects: {
      contact: {
        objectName: "contact",
        selectedFieldSettings: {
          "a/b": { writeOnUpdate: "never" },
          "$['address']['zip']": { default: { stringValue: "1" } },
          constructor: { writeOnCreate: "never" as const },
        },
      },
    },
  },
};
const settings = "/write/objects/contact/selectedFieldSettings";

/** Reads one place by all hooks of one place. */
function usePlace(path: string) {
  return {
    config: useLocalConfig(),
    changes: useChanges(path),
    conflicts: useConflicts(path).conflicts,
    issues: useIssues(path),
    isLocked: useIsLocked(path),
  };
}

describe("places of other shapes (H15)", () => {
  it.each<[string, (config: ReturnType<typeof useLocalConfig>) => void]>([
    [
      `${settings}/a~1b`,
      (config) =>
        config.writeObject("contact").setWriteOnUpdateSetting({ fieldName: "a/b", value: "always" }),
    ],
    [
      `${settings}/$['address']['zip']/default`,
      (config) =>
        config.writeObject("contact").setDefaultValues({
          fieldName: "$['address']['zip']",
          value: { stringValue: "2" },
        }),
    ],
    [
      `${settings}/constructor`,
      (config) =>
        config.writeObject("contact").setWriteOnCreateSetting({ fieldName: "constructor", value: "always" }),
    ],
    [
      "/read/objects/contact/selectedFieldMappings/",
      (config) => config.readObject("contact").setFieldMapping({ mapToName: "", fieldName: "Fax" }),
    ],
    [
      "/read/objects/contact/selectedValueMappings/Name/x~0y",
      (config) =>
        config.readObject("contact").setValueMapping({
          fieldName: "Name",
          mappedValue: "x~y",
          providerValue: "Z",
        }),
    ],
    ["/read/objects/contact", (config) => config.readObject("contact").setDisableRead()],
    ["/write", (config) => config.writeObject("contact").setDisableWrite()],
    ["/proxy/enabled", (config) => config.proxy().setEnableProxy()],
  ])("%s tells its change, and is taken back by itself (H15)", async (path, edit) => {
    const { view, draft } = await openHooks(() => usePlace(path), { content: saved });
    act(() => {
      edit(view().config);
      view().config.subscribeObject("lead").setEnabled(true);
    });
    await waitFor(() => expect(view().changes.length).toBeGreaterThan(0));
    // At the place, below it, or one change with what lies around it.
    const isHere = (at: string) => `${at}/`.startsWith(`${path}/`) || `${path}/`.startsWith(`${at}/`);
    expect(view().changes.every((change) => isHere(change.path))).toBe(true);
    act(() => view().config.reset(path));
    expect(view().changes).toEqual([]);
    // What was edited elsewhere stays.
    expect(draft.changes().length).toBeGreaterThan(0);
    expect(draft.changes().every((change) => change.path.startsWith("/subscribe"))).toBe(true);
  });

  it.each(["write", "/a~2", "#/write"])(
    "a path that is no pointer throws, and says so: %s (H15)",
    async (path) => {
      const { view } = await openHooks(useLocalConfig, { content: saved });
      expect(() => view().reset(path)).toThrow(/pointer/i);
      expect(() => view().isLocked(path)).toThrow(SyntaxError);
    },
  );

  it("a conflict at a place with odd names is told there and ended there (H15, D11)", async () => {
    const { view, draft } = await openHooks(() => usePlace(`${settings}/a~1b`), { content: saved });
    act(() =>
      view().config.writeObject("contact").setWriteOnUpdateSetting({ fieldName: "a/b", value: "always" }),
    );
    const theirs = structuredClone(saved);
    const other = theirs.write?.objects?.["contact"]?.selectedFieldSettings?.["a/b"];
    if (other) delete other.writeOnUpdate;
    act(() => draft.takeSaved(content(theirs)));
    expect(view().conflicts.map(({ path }) => path)).toEqual([`${settings}/a~1b/writeOnUpdate`]);
    act(() => view().config.reset(`${settings}/a~1b`));
    expect(view().conflicts).toEqual([]);
    expect(draft.get()).toEqual(theirs);
  });

  it.each(["a/b", "$['address']['zip']", "constructor", "__proto__", "", "0"])(
    "settings of the field %j are read, edited and taken back (H15)",
    async (fieldName) => {
      const { view, draft } = await openHooks(() => useFieldSettings("contact", fieldName), {
        content: saved,
      });
      const before = draft.get();
      act(() => view().setWriteOnCreate("never"));
      act(() => view().setDefaultValues({ stringValue: "x" }));
      expect(view().settings?.default).toEqual({ stringValue: "x" });
      expect(view().isDirty).toBe(true);
      act(() => view().reset());
      expect(view().isDirty).toBe(false);
      expect(draft.get()).toEqual(before);
    },
  );
});

describe("fields of other names (H17)", () => {
  it.each(["mapping", "settings", "read", "watch"] as const)(
    "fields of other names that the draft uses are listed for %s, told apart and found (H17)",
    async (purpose) => {
      const { view } = await openHooks(
        () => ({ config: useLocalConfig(), fields: useFieldOptions("contact", { for: purpose }) }),
        { content: saved },
      );
      await waitFor(() => expect(view().fields.isSuccess).toBe(true));
      const names = ["a/b", "Email", "email ", "__proto__", "constructor"];
      act(() => {
        for (const name of names) {
          view().config.writeObject("contact").setWriteOnCreateSetting({ fieldName: name, value: "never" });
          view().config.readObject("contact").setFieldMapping({ fieldName: name, mapToName: name });
          view().config.readObject("contact").setSelectedField({ fieldName: name, selected: true });
        }
      });
      const { options, search } = view().fields;
      const listed = options.map(({ name }) => name);
      for (const name of names) expect(listed).toContain(name);
      expect(new Set(listed).size).toBe(listed.length);
      expect(new Set(options.map(({ label }) => label.trim().toLowerCase())).size).toBe(options.length);
      expect(search("proto").map(({ name }) => name)).toContain("__proto__");
    },
  );
});
