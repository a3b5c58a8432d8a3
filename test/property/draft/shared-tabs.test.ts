import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createDraftStore, type DraftStore } from "../../../src/draft/store/draft-store.js";
import { shareDraft } from "../../../src/draft/persistence/share-draft.js";
import { getIn, setIn } from "../../../src/json/path.js";
import { lawRuns } from "../../support/law-runs.js";
import { content } from "../../draft/support/draft-of.js";
import { openBrowser } from "../../draft/support/tab-browser.js";

const settings = (object: string) => ["write", "objects", object, "selectedFieldSettings"];
const places = [
  ["proxy", "enabled"],
  [...settings("contact"), "a", "writeOnUpdate"],
  [...settings("contact"), "b", "writeOnUpdate"],
  ["write", "objects", "account", "deletionSettings", "enabled"],
  ["read", "objects", "lead", "selectedFields", "email"],
] as const;
/** What users of the browser choose, and what colleagues do: never the same. */
const choices = { ours: ["never", "ifEmpty"], theirs: ["always", "sometimes"] } as const;

const start = content({
  provider: "salesforce",
  write: {
    objects: {
      contact: { objectName: "contact", selectedFieldSettings: { a: { writeOnUpdate: "always" } } },
      account: { objectName: "account", deletionSettings: { enabled: "always" } },
    },
  },
  proxy: { enabled: "always" },
});

interface Tab {
  readonly store: DraftStore;
  readonly stop: () => void;
}

/** One browser with tabs, a server, and colleagues; it knows which places a user of the browser has edited. */
function openWorld() {
  const browser = openBrowser();
  const tabs: Tab[] = [];
  let server = start;
  const edited = new Set<string>();
  const tabAt = (number: number) => tabs[number % Math.max(tabs.length, 1)];
  const load = ({ store }: Tab) => {
    store.takeSaved(structuredClone(server));
  };
  return {
    browser,
    tabs,
    edited,
    server: () => server,
    load,
    loadOne: (tab: number) => tabs.length > 0 && load(tabAt(tab) as Tab),
    open: () => {
      if (tabs.length >= 3) return;
      const store = createDraftStore();
      tabs.push({ store, stop: shareDraft(store, { key: "acme/jane", openChannel: browser.openChannel }) });
    },
    edit: (tab: number, place: number, value: number) => {
      edited.add(String(place));
      tabAt(tab)?.store.edit(places[place] as readonly string[], choices.ours[value]);
    },
    undo: (tab: number) => tabAt(tab)?.store.undo(),
    reset: (tab: number) => {
      tabAt(tab)?.store.reset();
    },
    /** Looks, and saves where nothing is in conflict. */
    save: (tab: number) => {
      const saving = tabAt(tab);
      if (!saving) return;
      load(saving);
      const { store } = saving;
      if (store.conflicts().length > 0) return;
      const sent = store.get();
      server = structuredClone(sent);
      store.takeSaved(structuredClone(server), sent);
    },
    colleague: (place: number, value: number) => {
      server = setIn(server, places[place] as readonly string[], choices.theirs[value]) as typeof start;
    },
  };
}

const step = fc.oneof(
  fc.record({ kind: fc.constant("open" as const) }),
  fc.record({ kind: fc.constant("load" as const), tab: fc.nat(2) }),
  fc.record({ kind: fc.constant("deliver" as const) }),
  fc.record({ kind: fc.constant("lose" as const) }),
  fc.record({ kind: fc.constant("save" as const), tab: fc.nat(2) }),
  fc.record({ kind: fc.constant("undo" as const), tab: fc.nat(2) }),
  fc.record({ kind: fc.constant("reset" as const), tab: fc.nat(2) }),
  fc.record({
    kind: fc.constant("edit" as const),
    tab: fc.nat(2),
    place: fc.nat(places.length - 1),
    value: fc.nat(1),
  }),
  fc.record({
    kind: fc.constant("colleague" as const),
    place: fc.nat(places.length - 1),
    value: fc.nat(1),
  }),
);
type Step = typeof step extends fc.Arbitrary<infer TStep> ? TStep : never;

function live(steps: readonly Step[]) {
  const world = openWorld();
  world.open();
  for (const each of steps) {
    if (each.kind === "open") world.open();
    else if (each.kind === "load") world.loadOne(each.tab);
    else if (each.kind === "deliver") world.browser.deliver();
    else if (each.kind === "lose") world.browser.lose();
    else if (each.kind === "save") world.save(each.tab);
    else if (each.kind === "undo") world.undo(each.tab);
    else if (each.kind === "reset") world.reset(each.tab);
    else if (each.kind === "edit") world.edit(each.tab, each.place, each.value);
    else world.colleague(each.place, each.value);
  }
  world.browser.deliver();
  for (const tab of world.tabs) world.load(tab);
  // Each tab is shown again, and so catches up.
  document.dispatchEvent(new Event("visibilitychange"));
  world.browser.deliver();
  for (const { stop } of world.tabs) stop();
  return world;
}

beforeEach(() => {
  vi.stubGlobal("document", Object.assign(new EventTarget(), { visibilityState: "visible" }));
  vi.stubGlobal("window", new EventTarget());
});

afterEach(() => {
  vi.unstubAllGlobals();
});

describe("tabs that open, load and edit in any order beside colleagues", () => {
  it("what no user of the browser has edited is as the server has it in each tab (D19, D11, S8)", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 14 }), (steps) => {
        const { tabs, edited, server } = live(steps);
        for (const [place, path] of places.entries()) {
          if (edited.has(String(place))) continue;
          for (const { store } of tabs) expect(getIn(store.get(), path)).toEqual(getIn(server(), path));
        }
      }),
      { numRuns: lawRuns(400, 5_000) },
    );
  });

  it("all tabs that heard each other show one draft (D19)", () => {
    const heard = fc.array(
      step.filter(({ kind }) => kind !== "lose"),
      { maxLength: 14 },
    );
    fc.assert(
      fc.property(heard, (steps) => {
        const { tabs } = live(steps);
        const [first, ...others] = tabs.map(({ store }) => store.get());
        for (const each of others) expect(each).toEqual(first);
      }),
      { numRuns: lawRuns(400, 5_000) },
    );
  });

  it("a place that was edited once, and never undone, reset or saved, has that value in each tab (D19)", () => {
    const once = fc.array(
      step.filter(({ kind }) => !["undo", "reset", "save"].includes(kind)),
      { maxLength: 14 },
    );
    fc.assert(
      fc.property(once, (steps) => {
        const { tabs } = live(steps);
        for (const [place, path] of places.entries()) {
          const edits = steps.filter((each) => each.kind === "edit" && each.place === place);
          const [edit] = edits;
          if (edits.length !== 1 || edit?.kind !== "edit") continue;
          for (const { store } of tabs) expect(getIn(store.get(), path)).toBe(choices.ours[edit.value]);
        }
      }),
      { numRuns: lawRuns(400, 5_000) },
    );
  });
});
