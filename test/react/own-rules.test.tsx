import { act, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  AmpersandProvider,
  InstallationProvider,
  createDraftStore,
  isConfigValidationError,
  useIsLocked,
  useIssues,
  useLocalConfig,
  useSaveInstallation,
  type ConfigContent,
  type ConfigRule,
  type ConfigRuleIssue,
} from "../../src/index.js";
import { createConnectedBackend, createTestQueryClient, tenant } from "../support/render-with-backend.js";
import { StrictMode } from "react";

const saved: ConfigContent = {
  provider: "salesforce",
  write: { objects: { contact: { objectName: "contact" } } },
};
const deletion = "/write/objects/contact/deletionSettings";

/** Opens a screen on a backend of its own with the app's rules and locks. */
async function openScreen(rules?: readonly ConfigRule[], locked?: readonly string[]) {
  const backend = createConnectedBackend(saved);
  const draft = createDraftStore();
  const queryClient = createTestQueryClient();
  let view: ReturnType<typeof useView> | undefined;
  function useView() {
    return {
      config: useLocalConfig(),
      issues: useIssues(),
      saving: useSaveInstallation(),
      isLocked: useIsLocked(`${deletion}/enabled`),
    };
  }
  function View() {
    view = useView();
    return <output>{view.issues.map(({ message }) => message).join(", ")}</output>;
  }
  const ui = (given: readonly ConfigRule[] | undefined, places: readonly string[] | undefined) => (
    <StrictMode>
      <AmpersandProvider
        options={{ project: backend.project.name, apiKey: "key", fetch: backend.fetch, queryClient }}
      >
        <InstallationProvider
          {...tenant}
          draft={draft}
          {...(given !== undefined && { rules: given })}
          {...(places && { locked: places })}
        >
          <View />
        </InstallationProvider>
      </AmpersandProvider>
    </StrictMode>
  );
  const { rerender, unmount } = render(ui(rules, locked));
  await waitFor(() => expect(draft.getSaved()).toBeDefined());
  // What runs rules is loaded with the first of them.
  await act(async () => void (await import("../../src/react/internal/issues/rule-runner.js")));
  return {
    backend,
    draft,
    unmount,
    rerender: (next?: readonly ConfigRule[], places?: readonly string[]) => rerender(ui(next, places)),
    view: () => view as ReturnType<typeof useView>,
    held: () => backend.snapshot().installations[0]?.config.content,
    enableDeletion: () => act(() => view?.config.writeObject("contact").setEnableDeletion()),
    save: () => act(async () => view?.saving.save().catch((error: unknown) => error)),
  };
}

const deletes: ConfigRule = function deletes({ draft }) {
  const enabled = draft.write?.objects?.["contact"]?.deletionSettings?.enabled;
  return enabled ? [{ path: deletion, message: "Nobody deletes contacts here.", code: "no-deletion" }] : [];
};

const reportError = vi.fn();
beforeEach(() => {
  reportError.mockClear();
  vi.stubGlobal("reportError", reportError);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe("an app's own rules", () => {
  it("an error of a rule joins useIssues and holds a save back (H16)", async () => {
    const { view, enableDeletion, save, held } = await openScreen([deletes]);
    expect(view().issues).toEqual([]);
    enableDeletion();
    expect(view().issues).toEqual([
      {
        path: deletion,
        severity: "error",
        code: "own-rule",
        params: { rule: "deletes", code: "no-deletion" },
        message: "Nobody deletes contacts here.",
      },
    ]);
    const error = await save();
    expect(isConfigValidationError(error) && error.issues.map(({ path }) => path)).toEqual([deletion]);
    expect(held()).toEqual(saved);
  });

  it("rules that are null, as of an app that has none yet, are none (H16)", async () => {
    const { rerender, view } = await openScreen(null as unknown as ConfigRule[]);
    expect(view().issues).toEqual([]);
    rerender(undefined);
    expect(view().issues).toEqual([]);
  });

  it("a warning of a rule holds nothing back (H16)", async () => {
    const warns: ConfigRule = () => [{ severity: "warning", message: "Think twice." }];
    const { view, enableDeletion, save, held } = await openScreen([warns]);
    enableDeletion();
    expect(view().issues).toMatchObject([{ severity: "warning", path: "" }]);
    expect(await save()).toMatchObject({ status: "saved" });
    expect(held()?.write?.objects?.["contact"]?.deletionSettings).toEqual({ enabled: true });
  });

  it("a rule that throws is told, and holds nothing back (H16)", async () => {
    const broken: ConfigRule = function broken() {
      throw new Error("oops");
    };
    const { view, enableDeletion, save } = await openScreen([broken]);
    expect(view().issues).toMatchObject([
      { severity: "warning", code: "rule-failed", params: { rule: "broken" } },
    ]);
    expect(reportError.mock.calls).toEqual([[new Error("oops")]]);
    enableDeletion();
    expect(await save()).toMatchObject({ status: "saved" });
  });

  it.each<[string, ConfigRule]>([
    ["the draft", ({ draft }) => void Object.assign(draft, { write: {} })],
    ["an object of the draft", ({ draft }) => void delete (draft.write?.objects ?? {})["contact"]],
    [
      "the saved config",
      ({ saved }) => void Object.assign(saved?.write?.objects?.["contact"] ?? {}, { a: 1 }),
    ],
    ["the manifest", ({ manifest }) => void manifest?.write?.objects?.reverse().push({ objectName: "lead" })],
    ["the fields", ({ fields }) => void Object.assign(fields, { contact: {} })],
    [
      "the draft later",
      ({ draft }) => Promise.resolve().then(() => void Object.assign(draft, { write: {} })),
    ],
  ])("a rule that writes to %s changes nothing, and is told as one that failed (H16)", async (_, writes) => {
    const { view, draft, enableDeletion, save, held } = await openScreen([writes]);
    await waitFor(() => expect(view().issues).toMatchObject([{ code: "rule-failed", severity: "warning" }]));
    expect(reportError.mock.calls).toEqual([[expect.any(TypeError)]]);
    expect(draft.get()).toEqual(saved);
    enableDeletion();
    expect(await save()).toMatchObject({ status: "saved" });
    expect(held()?.write?.objects).toEqual({
      contact: { objectName: "contact", deletionSettings: { enabled: true } },
    });
  });

  it("a rule finds what an edit left alone under the same reference, and may copy and change that (H16)", async () => {
    const seen: unknown[] = [];
    const copies: ConfigRule = ({ draft }) => {
      seen.push(draft.write);
      const copy = structuredClone(draft) as Record<string, unknown>;
      copy["write"] = undefined;
      return [];
    };
    const { view } = await openScreen([copies]);
    act(() => view().config.proxy().setEnableProxy());
    expect(view().issues).toEqual([]);
    expect(seen.at(-1)).toEqual(saved.write);
    expect(seen.at(-1)).toBe(seen.at(-2));
  });

  it("an issue that says null for what it leaves out is an issue (H16)", async () => {
    const found = [{ message: "no owner", path: null, severity: null, hint: null, code: null, params: null }];
    const { view } = await openScreen([() => found as unknown as ConfigRuleIssue[]]);
    expect(view().issues).toEqual([
      { path: "", severity: "error", code: "own-rule", params: { rule: "rule 1" }, message: "no owner" },
    ]);
  });

  it("params that are no object are no issue's (H16)", async () => {
    const found = [{ message: "x", params: "text" }, { message: "good" }];
    const { view } = await openScreen([() => found as unknown as ConfigRuleIssue[]]);
    expect(view().issues.map(({ code, message }) => (code === "own-rule" ? message : code))).toEqual([
      "good",
      "rule-failed",
    ]);
  });

  it.each([
    ["a number", 7],
    ["a text", "wrong"],
    ["items of another form", [{ text: "x" }, null, { message: "good" }]],
    ["a path that is no pointer", [{ path: "write", message: "x" }, { message: "good" }]],
  ])("a rule that returns %s is passed over, and what is good of it stays (H16)", async (_, nonsense) => {
    const odd = (() => nonsense) as unknown as ConfigRule;
    const { view, enableDeletion, save } = await openScreen([odd]);
    enableDeletion();
    const codes = view().issues.map(({ code }) => code);
    expect(codes).toContain("rule-failed");
    expect(codes.includes("own-rule")).toBe(Array.isArray(nonsense));
    if (!Array.isArray(nonsense)) expect(await save()).toMatchObject({ status: "saved" });
  });

  const throwing = {
    get message(): string {
      throw new Error("oops");
    },
  };
  function* broken() {
    yield { message: "good" };
    throw new Error("oops");
  }
  function* endless() {
    for (;;) yield { message: "again" };
  }
  function* endlessNumbers() {
    for (;;) yield 7;
  }
  const thenThrows = {
    get then(): never {
      throw new Error("oops");
    },
  };

  it.each<[string, () => unknown]>([
    ["a list that throws while it is read", broken],
    ["a list without an end", endless],
    ["numbers without an end", endlessNumbers],
    ["an issue that throws while it is read", () => [throwing]],
    ["a promise that throws when it is asked", () => thenThrows],
    ["a promise of a list that throws", () => Promise.resolve(broken())],
    ["a promise of a list without an end", () => Promise.resolve(endless())],
    ["a promise of a number", () => Promise.resolve(7)],
    ["a promise that rejects with nothing", () => Promise.reject(undefined as unknown as Error)],
    ["a map", () => new Map([["message", "x"]])],
    ["a function", () => broken],
    ["a symbol", () => Symbol("x")],
    ["NaN", () => Number.NaN],
  ])("a rule that returns %s is told, and holds no save back (H16)", async (_, answer) => {
    const odd = (() => answer()) as unknown as ConfigRule;
    const { view, enableDeletion, save } = await openScreen([odd]);
    await waitFor(() => expect(view().issues.map(({ code }) => code)).toEqual(["rule-failed"]));
    enableDeletion();
    expect(await save()).toMatchObject({ status: "saved" });
  });

  it.each([null, undefined, 7, "rule", {}])(
    "a rule that is no function (%s) is told as one that failed (H16)",
    async (odd) => {
      const { view, enableDeletion, save } = await openScreen([odd as unknown as ConfigRule]);
      expect(view().issues).toMatchObject([{ code: "rule-failed", params: { rule: "rule 1" } }]);
      enableDeletion();
      expect(await save()).toMatchObject({ status: "saved" });
    },
  );

  it("a rule that answers later is aborted by an edit and asked once the draft rests (H16)", async () => {
    const calls: { draft: unknown; signal: AbortSignal; answer: (found: ConfigRuleIssue[]) => void }[] = [];
    const later: ConfigRule = ({ draft }, { signal }) =>
      new Promise((answer) => calls.push({ draft, signal, answer }));
    const { view, draft, enableDeletion } = await openScreen([later]);
    await act(async () => calls.at(-1)?.answer([]));
    const asked = calls.length;
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    enableDeletion();
    act(() => view().config.proxy().setEnableProxy());
    expect(calls.length).toBe(asked);
    act(() => void vi.advanceTimersByTime(300));
    expect(calls.length).toBe(asked + 1);
    expect(calls.at(-1)?.draft).toEqual(draft.get());
    const [first] = calls.slice(-1);
    act(() => view().config.proxy().setDisableProxy());
    expect(first?.signal.aborted).toBe(true);
    await act(async () => first?.answer([{ message: "too late" }]));
    expect(view().issues).toEqual([]);
    act(() => void vi.advanceTimersByTime(300));
    await act(async () => calls.at(-1)?.answer([{ message: "in time" }]));
    expect(view().issues).toMatchObject([{ message: "in time" }]);
  });

  it("a save waits for rules that answer later (H16)", async () => {
    let answer: (found: ConfigRuleIssue[]) => void = () => undefined;
    let asked = 0;
    const later: ConfigRule = () => {
      asked += 1;
      return new Promise((resolve) => (answer = resolve));
    };
    const { view, enableDeletion, held } = await openScreen([later]);
    enableDeletion();
    let saving: Promise<unknown> | undefined;
    act(() => {
      saving = view()
        .saving.save()
        .catch((error: unknown) => error);
    });
    await waitFor(() => expect(asked).toBeGreaterThan(0));
    expect(held()).toEqual(saved);
    await act(async () => answer([{ path: deletion, message: "No." }]));
    const error = await act(async () => saving);
    expect(isConfigValidationError(error) && error.issues.map(({ message }) => message)).toEqual(["No."]);
  });

  it("a save says which rule it waited for too long (H16)", async () => {
    const never: ConfigRule = function neverEnds() {
      return new Promise(() => undefined);
    };
    const { view, enableDeletion, held } = await openScreen([never]);
    enableDeletion();
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"], shouldAdvanceTime: true });
    let saving: Promise<unknown> | undefined;
    act(() => {
      saving = view()
        .saving.save()
        .catch((error: unknown) => error);
    });
    for (let passed = 0; passed < 110; passed += 1) {
      await act(() => vi.advanceTimersByTimeAsync(100));
    }
    const error = await saving;
    expect(isConfigValidationError(error) && error.issues).toMatchObject([
      { code: "rule-unfinished", params: { rule: "neverEnds", seconds: 10 } },
    ]);
    expect(held()).toEqual(saved);
  });

  it("other rules take the place of those before, and none are left on unmount (H16)", async () => {
    const { view, enableDeletion, rerender } = await openScreen([deletes]);
    enableDeletion();
    expect(view().issues).toHaveLength(1);
    rerender();
    await waitFor(() => expect(view().issues).toEqual([]));
  });
});

describe("locks of a provider", () => {
  it("useIsLocked tells, setters leave alone, and unlocking renders (H16)", async () => {
    const { view, draft, enableDeletion, rerender } = await openScreen(undefined, [deletion]);
    expect(view().isLocked).toBe(true);
    enableDeletion();
    expect(draft.changes()).toEqual([]);
    rerender(undefined, []);
    expect(view().isLocked).toBe(false);
    enableDeletion();
    expect(draft.changes()).toHaveLength(1);
  });

  const circle: unknown[] = [];
  circle.push(circle);
  it.each<[string, unknown]>([
    ["a text", deletion],
    ["a function", () => [deletion]],
    ["a number", 7],
    ["an object", { 0: deletion, length: 1 }],
    ["a set", new Set([deletion])],
    ["a promise", Promise.resolve([deletion])],
    ["a list with a path that is no pointer", [deletion, "write/objects"]],
    ["a list with null", [null]],
    ["a list in itself", circle],
    ["a list of numbers too large", [1n]],
  ])("%s for locked locks everything, and is told once (H16)", async (_, odd) => {
    const { view, draft, enableDeletion, rerender } = await openScreen(undefined, odd as readonly string[]);
    expect(view().isLocked).toBe(true);
    enableDeletion();
    act(() => view().config.proxy().setEnableProxy());
    expect(draft.changes()).toEqual([]);
    rerender(undefined, odd as readonly string[]);
    expect(reportError.mock.calls).toEqual([[expect.objectContaining({ name: "UsageError" })]]);
    rerender(undefined, ["/write/objects/lead"]);
    enableDeletion();
    expect(draft.changes()).toHaveLength(1);
  });

  it("null for locked locks nothing (H16)", async () => {
    const { view, draft, enableDeletion } = await openScreen(undefined, null as unknown as readonly string[]);
    expect(view().isLocked).toBe(false);
    enableDeletion();
    expect(draft.changes()).toHaveLength(1);
    expect(reportError).not.toHaveBeenCalled();
  });

  it("an edit while rendering for the first time meets the lock (H16)", async () => {
    const backend = createConnectedBackend(saved);
    const draft = createDraftStore({ saved });
    function Enabler() {
      useLocalConfig().writeObject("contact").setEnableDeletion();
      return <output>rendered</output>;
    }
    render(
      <AmpersandProvider options={{ project: backend.project.name, apiKey: "key", fetch: backend.fetch }}>
        <InstallationProvider {...tenant} draft={draft} locked={[deletion]}>
          <Enabler />
        </InstallationProvider>
      </AmpersandProvider>,
    );
    await screen.findByText("rendered");
    expect(draft.changes()).toEqual([]);
  });
});
