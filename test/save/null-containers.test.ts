import { describe, expect, it } from "vitest";
import type { LocalConfig } from "../../src/draft/handlers/local-config.js";
import { getIn, setIn, type Path } from "../../src/json/path.js";
import { saveDraft } from "../../src/save/save-draft.js";
import type { SaveStrategy } from "../../src/save/plan/save-plan.js";
import { content, draftOf } from "../draft/support/draft-of.js";
import { createMemoryServer, target } from "./support/memory-server.js";

const contact = { objectName: "contact" };
const full = {
  provider: "salesforce",
  read: { objects: { contact: { ...contact, selectedFields: {}, selectedFieldMappings: {} } } },
  write: { objects: { contact: { ...contact, selectedFieldSettings: {} }, lead: { objectName: "lead" } } },
  subscribe: { objects: { contact: { ...contact, inheritFieldsAndMappings: true, updateEvent: {} } } },
  proxy: { future: 1 },
};

type Edit = [place: Path, edit: (config: LocalConfig) => void];
const inRead: Edit = [
  ["read", "objects", "contact", "selectedFields", "email"],
  (config) => config.readObject("contact").setSelectedField({ fieldName: "email", selected: true }),
];
const inWrite: Edit = [
  ["write", "objects", "contact", "selectedFieldSettings", "email", "writeOnCreate"],
  (config) => config.writeObject("contact").setWriteOnCreateSetting({ fieldName: "email", value: "never" }),
];
const inEvents: Edit = [
  ["subscribe", "objects", "contact", "updateEvent", "requiredWatchFields"],
  (config) => config.subscribeObject("contact").setWatchFields(["email"]),
];
const inProxy: Edit = [["proxy", "enabled"], (config) => config.proxy().setEnableProxy()];
const beside: Edit = [
  ["write", "objects", "lead", "deletionSettings", "enabled"],
  (config) => config.writeObject("lead").setEnableDeletion(),
];

const cases: [at: string, nullAt: Path, edit: Edit][] = [
  ...[1, 2, 3, 4].map((length): [string, Path, Edit] => [
    "above the edit",
    inRead[0].slice(0, length),
    inRead,
  ]),
  ...[1, 2, 3, 4, 5].map((length): [string, Path, Edit] => [
    "above the edit",
    inWrite[0].slice(0, length),
    inWrite,
  ]),
  ...[1, 2, 3, 4].map((length): [string, Path, Edit] => [
    "above the edit",
    inEvents[0].slice(0, length),
    inEvents,
  ]),
  ["above the edit", ["proxy"], inProxy],
  ...["read", "subscribe", "proxy"].map((name): [string, Path, Edit] => ["beside the edit", [name], beside]),
  ["beside the edit", ["write", "objects", "contact"], beside],
  ["beside the edit", ["read", "objects"], beside],
];
const strategies: SaveStrategy[] = ["auto", "json-patch", "update-mask"];

describe.each(cases)("a `null` of the server's %s, at %j", (_, nullAt, [place, edit]) => {
  const saved = setIn(full, nullAt, null) as object;

  it.each(strategies)("a `null` does not keep the edit from being saved by %s (D16)", async (strategy) => {
    const { store, config } = draftOf(saved);
    const server = createMemoryServer(saved);
    edit(config);
    const mine = getIn(store.get(), place);
    expect(mine).toBeDefined();
    const result = await saveDraft(store, {
      target: () => Promise.resolve(target),
      look: () =>
        Promise.resolve({ config: { content: content(structuredClone(server.content) as object) } }),
      send: server.send,
      strategy,
    });
    expect(result.status).toBe("saved");
    expect(getIn(server.content, place)).toEqual(mine);
    expect(store.changes()).toEqual([]);
  });

  it("a `null` counts as absent where a colleague fills it: no conflict, and both stay (D16)", () => {
    const { store, config } = draftOf(saved);
    edit(config);
    const mine = getIn(store.get(), place);
    store.takeSaved(content(full));
    expect(store.conflicts()).toEqual([]);
    expect(getIn(store.get(), place)).toEqual(mine);
  });

  it("a `null` comes back with the undo of the edit (D16)", () => {
    const { store, config } = draftOf(saved);
    edit(config);
    store.undo();
    expect(store.get()).toEqual(saved);
    expect(store.changes()).toEqual([]);
  });
});
