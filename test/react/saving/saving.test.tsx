import { act, waitFor } from "@testing-library/react";
import { useReducer } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  isApiError,
  isConfigConflictError,
  isConfigValidationError,
  isNetworkError,
  useChanges,
  useConflicts,
  useDeleteInstallation,
  useHistory,
  useInstallation,
  useIssues,
  useLocalConfig,
  useSaveInstallation,
} from "../../../src/index.js";
import { openHooks } from "../../support/open-hooks.js";

const useScreen = () => ({
  config: useLocalConfig(),
  changes: useChanges(),
  conflicts: useConflicts(),
  history: useHistory(),
  saving: useSaveInstallation(),
  issues: useIssues(),
  installation: useInstallation().installation,
});
const open = (options?: Parameters<typeof openHooks>[1]) => openHooks(useScreen, options);

const asSpelled = (name: string) => name;
const policyPath = (fieldName: string) =>
  `/write/objects/contact/selectedFieldSettings/${fieldName}/writeOnUpdate`;
const rejectionOf = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );

describe("what others save meanwhile", () => {
  it("a refetch lays the edits on it: nothing typed is thrown away, nothing of theirs reverted (D11)", async () => {
    const { view, refetch, setElsewhere, held } = await open();
    act(() => view().config.writeObject("contact").setEnableDeletion());
    await setElsewhere("email", "never");
    await refetch();
    expect(view().config.writeObject("contact").getDeletionEnabled()).toBe(true);
    expect(view().config.writeObject("contact").getWriteOnUpdateSetting("email")).toBe("never");
    expect(view().conflicts.conflicts).toEqual([]);
    await act(() => view().saving.save());
    expect(held()?.write?.objects?.["contact"]).toEqual({
      objectName: "contact",
      deletionSettings: { enabled: true },
      selectedFieldSettings: { email: { writeOnUpdate: "never" } },
    });
  });

  it("a refetch in which only a connection or a health status changed leaves the draft alone (D11)", async () => {
    const { view, queryClient, draft } = await open();
    act(() => view().config.writeObject("contact").setEnableDeletion());
    const [before, list] = [draft.get(), view().changes];
    const [query] = queryClient
      .getQueryCache()
      .findAll({ predicate: ({ queryKey }) => queryKey.includes("installations") });
    act(() => {
      queryClient.setQueryData(query?.queryKey ?? [], (found: { healthStatus: string }[] | undefined) =>
        found?.map((installation) => ({
          ...installation,
          healthStatus: "unhealthy",
          updateTime: new Date(0),
        })),
      );
    });
    await waitFor(() => expect(view().installation?.healthStatus).toBe("unhealthy"));
    expect(draft.get()).toBe(before);
    expect(view().changes).toBe(list);
  });

  it("a conflict resolved for mine is saved, and the one resolved for theirs is theirs (D11)", async () => {
    const { view, refetch, setElsewhere, held } = await open();
    act(() => {
      for (const fieldName of ["email", "phone"]) {
        view().config.writeObject("contact").setWriteOnUpdateSetting({ fieldName, value: "always" });
      }
    });
    await setElsewhere("email", "never");
    await setElsewhere("phone", "never");
    await refetch();
    expect(view().conflicts.conflicts).toEqual([
      { path: policyPath("email"), base: undefined, mine: "always", theirs: "never" },
      { path: policyPath("phone"), base: undefined, mine: "always", theirs: "never" },
    ]);
    act(() => view().conflicts.resolve(policyPath("email"), "mine"));
    act(() => view().conflicts.resolve(policyPath("phone"), "theirs"));
    expect(view().conflicts.conflicts).toEqual([]);
    await act(() => view().saving.save());
    expect(held()?.write?.objects?.["contact"]?.selectedFieldSettings).toEqual({
      email: { writeOnUpdate: "always" },
      phone: { writeOnUpdate: "never" },
    });
  });
});

describe("saving", () => {
  it("a save may be asked to reject with the conflicts instead of overwriting (D12)", async () => {
    const { view, setElsewhere, sent, held } = await open();
    act(() =>
      view().config.writeObject("contact").setWriteOnUpdateSetting({ fieldName: "email", value: "always" }),
    );
    await setElsewhere("email", "never");
    const refused = await act(() => rejectionOf(view().saving.save({ onConflict: "reject" })));
    expect(isConfigConflictError(refused) && refused.conflicts).toEqual([
      { path: policyPath("email"), base: undefined, mine: "always", theirs: "never" },
    ]);
    expect(String(refused)).toContain(policyPath("email"));
    expect(sent).toEqual([]);
    expect(view().saving).toMatchObject({ status: "error", error: refused });
    expect(view().conflicts.conflicts).toHaveLength(1);

    act(() => view().conflicts.resolve("", "mine"));
    await act(() => view().saving.save({ onConflict: "reject" }));
    expect(view().saving.status).toBe("success");
    expect(held()?.write?.objects?.["contact"]?.selectedFieldSettings).toEqual({
      email: { writeOnUpdate: "always" },
    });
  });

  it("a second save while one runs waits, and sends only what is left (D12)", async () => {
    const { view, holdBack, sent, held } = await open();
    act(() => view().config.writeObject("contact").setEnableDeletion());
    const release = holdBack();
    let saves: Promise<unknown>[] = [];
    act(() => {
      saves = [view().saving.save()];
    });
    await waitFor(() => expect(sent).toHaveLength(1));
    act(() => {
      view().config.writeObject("contact").setWriteOnUpdateSetting({ fieldName: "email", value: "never" });
      saves.push(view().saving.save(), view().saving.save());
    });
    expect(view().saving.status).toBe("pending");
    release();
    const results = await act(() => Promise.all(saves));
    expect(results).toMatchObject([{ status: "saved" }, { status: "saved" }, { status: "noop" }]);
    expect(sent).toHaveLength(2);
    expect(sent[1]?.body).toMatchObject({ changes: [{ op: "add", path: "/selectedFieldSettings" }] });
    expect(held()?.write?.objects?.["contact"]).toEqual({
      objectName: "contact",
      deletionSettings: { enabled: true },
      selectedFieldSettings: { email: { writeOnUpdate: "never" } },
    });
  });

  it("a save rejects where the installation was deleted meanwhile, and installs nothing anew unasked (D12)", async () => {
    const { view, sent, backend, held } = await open();
    act(() => view().config.writeObject("contact").setEnableDeletion());
    const [installation] = backend.snapshot().installations;
    await backend.fetch(
      `https://api.withampersand.com/v1/projects/${backend.project.id}/integrations/${installation?.integrationId ?? ""}/installations/${installation?.id ?? ""}`,
      { method: "DELETE", headers: { "X-Api-Key": "other-key" } },
    );
    sent.pop();
    const error = await act(() => rejectionOf(view().saving.save({ onConflict: "reject" })));
    expect(error).toMatchObject({ message: expect.stringContaining("was deleted") as unknown });
    expect(sent).toEqual([]);
    expect(view().config.writeObject("contact").getDeletionEnabled()).toBe(true);
    expect(held()).toBeUndefined();
  });

  it("a save can be given up before its turn: nothing is sent for it, and the draft stays (D12)", async () => {
    const { view, holdBack, sent, draft } = await open();
    act(() => view().config.writeObject("contact").setEnableDeletion());
    const release = holdBack();
    const controller = new AbortController();
    let first: Promise<unknown> | undefined;
    let second: Promise<unknown> | undefined;
    act(() => {
      first = view().saving.save();
    });
    await waitFor(() => expect(sent).toHaveLength(1));
    act(() => {
      view().config.proxy().setEnableProxy();
      second = rejectionOf(view().saving.save({ signal: controller.signal }));
    });
    act(() => controller.abort(new Error("changed my mind")));
    expect(await act(() => second)).toEqual(new Error("changed my mind"));
    expect(view().saving.status).toBe("error");
    release();
    await act(() => first);
    expect(sent).toHaveLength(1);
    expect(draft.changes().map(({ path }) => path)).toEqual(["/proxy/enabled"]);
  });

  it("a save can be given up in flight, and what the server made of it is laid under the draft (D12)", async () => {
    const { view, holdBack, sent, held } = await open();
    act(() => view().config.writeObject("contact").setEnableDeletion());
    holdBack();
    const controller = new AbortController();
    let saving: Promise<unknown> | undefined;
    act(() => {
      saving = rejectionOf(view().saving.save({ signal: controller.signal }));
    });
    await waitFor(() => expect(held()?.write?.objects?.["contact"]?.deletionSettings).toBeDefined());
    act(() => controller.abort());
    expect(await act(() => saving)).toMatchObject({ name: "AbortError" });
    expect(sent).toHaveLength(1);
    await waitFor(() => expect(view().changes).toEqual([]));
    expect(view().config.writeObject("contact").getDeletionEnabled()).toBe(true);
  });

  it("a save whose answer is lost is asked for again, so that the next sends only the rest (D12)", async () => {
    const { view, backend, sent, answerNext } = await open();
    act(() => view().config.writeObject("contact").setEnableDeletion());
    const { project, installations } = backend.snapshot();
    answerNext(async () => {
      await backend.fetch(
        `https://api.withampersand.com/v1/projects/${project.id}/integrations/${installations[0]?.integrationId ?? ""}/objects/contact/config-content`,
        {
          method: "PATCH",
          headers: { "X-Api-Key": "key-of-this-page", "Content-Type": "application/json" },
          body: JSON.stringify(sent[0]?.body),
        },
      );
      throw new TypeError("connection reset");
    });
    const lost = await act(() => rejectionOf(view().saving.save()));
    expect(isNetworkError(lost)).toBe(true);
    await waitFor(() => expect(view().changes).toEqual([]));
    expect(await act(() => view().saving.save())).toMatchObject({ status: "noop" });
  });
});

describe("issues", () => {
  it("the draft is checked before it is sent: an error rejects with its place, and shows there (D14, H7)", async () => {
    const { view, sent } = await open();
    act(() => view().config.writeObject("Contact").setEnableWrite());
    const refused = await act(() => rejectionOf(view().saving.save()));
    expect(isConfigValidationError(refused) && refused.issues).toMatchObject([
      { path: "/write/objects/Contact", severity: "error", code: "unknown-object" },
    ]);
    expect(String(refused)).toContain("contact");
    expect(sent).toEqual([]);
    await waitFor(() => expect(view().issues).toMatchObject([{ path: "/write/objects/Contact" }]));
    act(() => view().config.removeObject("Contact"));
    expect(view().issues).toEqual([]);
  });

  it("what was wrong in the saved config already does not keep other edits from being saved (D14, H7)", async () => {
    const wrong = { default: { stringValue: "perhaps" } };
    const { view, held } = await open({
      content: {
        provider: "salesforce",
        write: {
          objects: {
            contact: { objectName: "contact", selectedFieldSettings: { hasoptedoutofemail: wrong } },
          },
        },
      },
    });
    await waitFor(() => expect(view().issues).toMatchObject([{ code: "default-type", severity: "error" }]));
    act(() => view().config.proxy().setEnableProxy());
    await act(() => view().saving.save());
    expect(held()?.proxy).toEqual({ enabled: true });
  });

  it("what the server refused shows at its place until that is edited (D14, H7)", async () => {
    const { view, answerNext } = await open();
    act(() => view().config.writeObject("Contact").setEnableWrite());
    const refused = await act(() => rejectionOf(view().saving.save({ validate: false })));
    expect(isApiError(refused) && refused.status).toBe(422);
    const ofServer = () => view().issues.filter(({ code }) => code === "refused");
    await waitFor(() =>
      expect(ofServer()).toMatchObject([{ path: "/write/objects/Contact", severity: "error" }]),
    );
    act(() => view().config.proxy().setEnableProxy());
    expect(ofServer()).toHaveLength(1);
    answerNext(() => new Response("gone for a while", { status: 503 }));
    await act(() => rejectionOf(view().saving.save({ validate: false })));
    expect(ofServer()).toHaveLength(1);
    act(() => view().config.writeObject("Contact").setEnableDeletion());
    expect(ofServer()).toEqual([]);
  });

  it("`useIssues` finds a field's issues under any spelling that the provider takes for it (W20)", async () => {
    const at = (name: string) => `/write/objects/contact/selectedFieldSettings/${name}`;
    const upper = (name: string) => name.toUpperCase();
    const { view } = await openHooks(() => ({
      spelled: useIssues(at("LEADSOURCE")),
      exact: useIssues(at("LeadSource"), { fieldKey: asSpelled }),
      meeting: useIssues("", { fieldKey: upper }),
      apart: useIssues("", { fieldKey: asSpelled }),
      edit: useLocalConfig().writeObject,
    }));
    act(() => {
      view().edit("contact").setWriteOnUpdateSetting({ fieldName: "leadsource", value: "never" });
      view().edit("contact").setWriteOnUpdateSetting({ fieldName: "LeadSource", value: "always" });
    });
    await waitFor(() => expect(view().spelled).toMatchObject([{ code: "duplicate-setting" }]));
    expect(view().meeting).toMatchObject([{ code: "duplicate-setting", path: at("LeadSource") }]);
    // Where letter case counts, the customer has no field of the second name.
    expect(view().apart).toMatchObject([{ code: "unknown-field", path: at("LeadSource") }]);
    expect(view().exact).toMatchObject([{ code: "unknown-field" }]);
  });

  it("`useIssues(path)` renders again only when its own list changes (D14, H7)", async () => {
    const { view, renders } = await openHooks(
      () => ({
        issues: useIssues("/write/objects/Contact"),
        store: useSaveInstallation(),
        edit: useLocalConfig().writeObject,
      }),
      { strict: false },
    );
    act(() => view().edit("Contact").setEnableWrite());
    await waitFor(() => expect(view().issues).toHaveLength(1));
    const before = renders();
    act(() => view().edit("contact").setEnableDeletion());
    act(() => view().edit("Account").setEnableWrite());
    expect(renders()).toBe(before);
    act(() => view().edit("Contact").setDisableWrite());
    expect(view().issues).toEqual([]);
  });
});

describe("autosave", () => {
  const openAutosaving = (content?: null) =>
    openHooks(
      () => ({
        config: useLocalConfig(),
        changes: useChanges(),
        conflicts: useConflicts(),
        saving: useSaveInstallation({ autosave: { delayMs: 500 } }),
      }),
      content === undefined ? {} : { content },
    );
  const type = (
    view: () => { config: ReturnType<typeof useLocalConfig> },
    fieldName: string,
    text: string,
  ) => {
    act(() =>
      view()
        .config.writeObject("contact")
        .setDefaultValues({ fieldName, value: { stringValue: text } }),
    );
  };

  beforeEach(() => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it("autosave saves once after the last edit, with every field's (S8)", async () => {
    const { view, sent, held } = await openAutosaving();
    type(view, "email", "a");
    await act(() => vi.advanceTimersByTimeAsync(400));
    type(view, "phone", "b");
    await act(() => vi.advanceTimersByTimeAsync(400));
    expect(sent).toEqual([]);
    await act(() => vi.advanceTimersByTimeAsync(200));
    await waitFor(() => expect(view().saving.status).toBe("success"));
    expect(sent).toHaveLength(1);
    expect(held()?.write?.objects?.["contact"]?.selectedFieldSettings).toEqual({
      email: { default: { stringValue: "a" } },
      phone: { default: { stringValue: "b" } },
    });
    await act(() => vi.advanceTimersByTimeAsync(2_000));
    expect(sent).toHaveLength(1);
  });

  it("autosave saves what is waiting when the component goes (S8)", async () => {
    const { view, sent, held, unmount } = await openAutosaving();
    type(view, "email", "a");
    unmount();
    await waitFor(() => expect(sent).toHaveLength(1));
    await waitFor(() =>
      expect(held()?.write?.objects?.["contact"]?.selectedFieldSettings).toEqual({
        email: { default: { stringValue: "a" } },
      }),
    );
  });

  it("autosave waits while there is a conflict, and goes on once it is resolved (S8)", async () => {
    const { view, sent, refetch, setElsewhere } = await openAutosaving();
    act(() =>
      view().config.writeObject("contact").setWriteOnUpdateSetting({ fieldName: "email", value: "always" }),
    );
    await setElsewhere("email", "never");
    await refetch();
    await act(() => vi.advanceTimersByTimeAsync(2_000));
    expect(sent).toEqual([]);
    act(() => view().conflicts.resolve("", "mine"));
    await act(() => vi.advanceTimersByTimeAsync(600));
    await waitFor(() => expect(view().saving.status).toBe("success"));
  });

  it("autosave never overwrites what another admin changed and nobody here has seen yet (S8)", async () => {
    const { view, sent, setElsewhere } = await openAutosaving();
    await setElsewhere("email", "never");
    act(() =>
      view().config.writeObject("contact").setWriteOnUpdateSetting({ fieldName: "email", value: "always" }),
    );
    await act(() => vi.advanceTimersByTimeAsync(600));
    await waitFor(() => expect(view().saving.status).toBe("error"));
    expect(isConfigConflictError(view().saving.error)).toBe(true);
    expect(view().conflicts.conflicts).toHaveLength(1);
    await act(() => vi.advanceTimersByTimeAsync(5_000));
    expect(sent).toEqual([]);
    act(() => view().conflicts.resolve("", "mine"));
    await act(() => vi.advanceTimersByTimeAsync(600));
    await waitFor(() => expect(view().saving.status).toBe("success"));
    expect(sent).toHaveLength(1);
  });

  it("autosave saves what was edited before it began, and nothing where that is undone at once (S8)", async () => {
    let autosave: false | { delayMs: number } = false;
    const { view, sent } = await openHooks(() => {
      const [, render] = useReducer((count: number) => count + 1, 0);
      return { config: useLocalConfig(), saving: useSaveInstallation({ autosave }), render };
    });
    type(view, "email", "a");
    autosave = { delayMs: 500 };
    act(() => view().render());
    autosave = false;
    act(() => view().render());
    await act(() => vi.advanceTimersByTimeAsync(2_000));
    expect(sent).toEqual([]);
    autosave = { delayMs: 500 };
    act(() => view().render());
    await act(() => vi.advanceTimersByTimeAsync(600));
    await waitFor(() => expect(view().saving.status).toBe("success"));
    expect(sent).toHaveLength(1);
  });

  it("autosave does not install by itself (S8)", async () => {
    const { view, sent } = await openAutosaving(null);
    act(() => view().config.writeObject("contact").setEnableWrite());
    await act(() => vi.advanceTimersByTimeAsync(2_000));
    expect(sent).toEqual([]);
    await act(() => view().saving.save());
    expect(sent).toHaveLength(1);
  });

  it("autosave does not install anew what is deleted while it waits (S8)", async () => {
    const { view, sent, holdBack } = await openHooks(() => ({
      config: useLocalConfig(),
      saving: useSaveInstallation({ autosave: { delayMs: 500 } }),
      remove: useDeleteInstallation().deleteInstallation,
    }));
    type(view, "email", "a");
    const release = holdBack();
    let removed: Promise<unknown> | undefined;
    act(() => {
      removed = view().remove();
    });
    await act(() => vi.advanceTimersByTimeAsync(2_000));
    release();
    await act(() => removed);
    await waitFor(() => expect(view().saving.status).not.toBe("pending"));
    expect(sent.map(({ method }) => method)).toEqual(["DELETE"]);
    expect(view().config.get()).toEqual({});
  });

  it("a failed autosave is not repeated until the next edit, which sends all (S8)", async () => {
    const { view, sent, answerNext, held } = await openAutosaving();
    answerNext(() => Promise.reject(new TypeError("offline")));
    type(view, "email", "a");
    await act(() => vi.advanceTimersByTimeAsync(600));
    await waitFor(() => expect(view().saving.status).toBe("error"));
    await act(() => vi.advanceTimersByTimeAsync(5_000));
    expect(sent).toHaveLength(1);
    type(view, "phone", "b");
    await act(() => vi.advanceTimersByTimeAsync(600));
    await waitFor(() => expect(view().saving.status).toBe("success"));
    expect(Object.keys(held()?.write?.objects?.["contact"]?.selectedFieldSettings ?? {})).toEqual([
      "email",
      "phone",
    ]);
  });
});

describe("`useHistory`", () => {
  it("`useHistory` names, undoes and redoes the steps (D9)", async () => {
    const { view } = await open();
    expect(view().history).toMatchObject({ canUndo: false, canRedo: false, undoLabel: undefined });
    act(() => view().config.writeObject("contact").setEnableDeletion());
    expect(view().history).toMatchObject({ canUndo: true, undoLabel: "Enable deletion on Contact" });
    act(() => view().history.undo());
    expect(view().changes).toEqual([]);
    expect(view().history).toMatchObject({ canUndo: false, redoLabel: "Enable deletion on Contact" });
    act(() => view().history.redo());
    expect(view().config.writeObject("contact").getDeletionEnabled()).toBe(true);
  });
});
