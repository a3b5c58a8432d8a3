import { act, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  isConfigValidationError,
  persistDraft,
  useChanges,
  useConflicts,
  useLocalConfig,
  useSaveInstallation,
  type ConfigContent,
} from "../../../src/index.js";
import { openHooks } from "../../support/open-hooks.js";

const open = () =>
  openHooks(() => ({
    config: useLocalConfig(),
    changes: useChanges(),
    conflicts: useConflicts().conflicts,
    saving: useSaveInstallation({ autosave: { delayMs: 500 } }),
  }));
type Opened = Awaited<ReturnType<typeof open>>;

const type = (view: Opened["view"], fieldName: string, text: string, objectName = "contact") => {
  act(() => {
    view()
      .config.writeObject(objectName)
      .setDefaultValues({ fieldName, value: { stringValue: text } });
  });
};
const rest = () => act(() => vi.advanceTimersByTimeAsync(600));
const settingsOf = (content: ConfigContent | undefined, objectName = "contact") =>
  content?.write?.objects?.[objectName]?.selectedFieldSettings ?? {};

beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  localStorage.clear();
});
afterEach(() => {
  vi.useRealTimers();
});

describe("autosave on a page that comes and goes (StrictMode)", () => {
  it("what failed twice while offline goes out together when the browser is online again (S8)", async () => {
    const { view, held, answerNext } = await open();
    for (const fieldName of ["email", "phone"]) {
      answerNext(() => Promise.reject(new TypeError("offline")));
      type(view, fieldName, "a");
      await rest();
      await waitFor(() => expect(view().saving.status).toBe("error"));
    }
    expect(view().changes).toHaveLength(2);
    act(() => {
      window.dispatchEvent(new Event("online"));
    });
    await waitFor(() => expect(Object.keys(settingsOf(held())).sort()).toEqual(["email", "phone"]));
    await waitFor(() => expect(view().changes).toEqual([]));
  });

  it("what is edited while a save is on its way is saved, also where the screen goes by then (S8)", async () => {
    const { view, held, sent, holdBack, unmount } = await open();
    const answer = holdBack();
    type(view, "email", "a");
    await rest();
    await waitFor(() => expect(sent).toHaveLength(1));
    type(view, "email", "ab");
    unmount();
    answer();
    await waitFor(() => expect(settingsOf(held())).toEqual({ email: { default: { stringValue: "ab" } } }));
  });

  it("what a page that goes could not send is kept, and sent at the next start (S8, D13)", async () => {
    const first = await open();
    const stop = persistDraft(first.draft, { key: "of-this-page" });
    type(first.view, "email", "a");
    act(() => {
      window.dispatchEvent(new Event("pagehide"));
    });
    expect(first.sent).toEqual([]);
    const kept = localStorage.getItem("of-this-page") ?? "";
    expect(kept).toContain('"stringValue":"a"');
    stop();
    first.unmount();
    localStorage.setItem("of-this-page", kept);

    const next = await open();
    act(() => {
      persistDraft(next.draft, { key: "of-this-page" });
    });
    await rest();
    await waitFor(() =>
      expect(settingsOf(next.held())).toEqual({ email: { default: { stringValue: "a" } } }),
    );
    await waitFor(() => expect(next.view().changes).toEqual([]));
  });

  it("a colleague's edit of another key of the same setting stays beside what autosave sends (S8)", async () => {
    const { view, held, setElsewhere } = await open();
    type(view, "email", "a");
    await setElsewhere("email", "never");
    await rest();
    await waitFor(() =>
      expect(settingsOf(held())).toEqual({
        email: { default: { stringValue: "a" }, writeOnUpdate: "never" },
      }),
    );
    expect(view().conflicts).toEqual([]);
  });

  it("an error in one object does not hold back an edit of another, nor one added with it (S8)", async () => {
    const { view, held } = await open();
    act(() => {
      const contact = view().config.writeObject("contact");
      contact.setDefaultValues({ fieldName: "email", value: { stringValue: "a", integerValue: 1 } });
      view()
        .config.writeObject("account")
        .setDefaultValues({ fieldName: "name", value: { stringValue: "b" } });
    });
    await rest();
    await waitFor(() => expect(isConfigValidationError(view().saving.error)).toBe(true));
    expect(settingsOf(held(), "account")).toEqual({ name: { default: { stringValue: "b" } } });
    expect(settingsOf(held())).toEqual({});
    expect(view().changes.map(({ path }) => path)).toEqual([
      "/write/objects/contact/selectedFieldSettings/email/default",
    ]);
  });
});
