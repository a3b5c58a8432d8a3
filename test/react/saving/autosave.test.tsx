import { act, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  isConfigValidationError,
  useChanges,
  useConflicts,
  useHistory,
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
    history: useHistory(),
    saving: useSaveInstallation({ autosave: { delayMs: 500 } }),
  }));
type Opened = Awaited<ReturnType<typeof open>>;

const type = (view: Opened["view"], fieldName: string, text: string) => {
  act(() => {
    view()
      .config.writeObject("contact")
      .setDefaultValues({ fieldName, value: { stringValue: text } });
  });
};
const rest = () => act(() => vi.advanceTimersByTimeAsync(600));
const settingsOf = (content: ConfigContent | undefined) =>
  content?.write?.objects?.["contact"]?.selectedFieldSettings ?? {};
const offline = () => Promise.reject(new TypeError("offline"));

/** Has the server make something else of the settings that the next save sends, and answer with that once it may. */
function normaliseNext({ backend, answerNext, sent }: Opened, normalise: (settings: object) => object) {
  let answer: () => void = () => undefined;
  const mayAnswer = new Promise<void>((resolve) => {
    answer = resolve;
  });
  answerNext(async () => {
    await mayAnswer;
    const { project, installations } = backend.snapshot();
    const [installation] = installations;
    const last = sent.at(-1);
    const address = `https://api.withampersand.com/v1/projects/${project.id}/integrations/${installation?.integrationId ?? ""}`;
    const headers = { "X-Api-Key": "the-server", "Content-Type": "application/json" };
    const send = (path: string, body: unknown) =>
      backend.fetch(path, { method: "PATCH", headers, body: JSON.stringify(body) });
    const count = sent.length;
    await send(`https://api.withampersand.com${last?.path ?? ""}`, last?.body);
    const content = backend.snapshot().installations[0]?.config.content;
    const contact = { ...content?.write?.objects?.["contact"], objectName: "contact" };
    const objects = { contact: { ...contact, selectedFieldSettings: normalise(settingsOf(content)) } };
    const answered = await send(`${address}/installations/${installation?.id ?? ""}`, {
      updateMask: ["config.content.write.objects.contact"],
      installation: { config: { content: { provider: "salesforce", write: { objects } } } },
    });
    sent.splice(count);
    return answered;
  });
  return () => {
    answer();
  };
}

beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
});
afterEach(() => {
  vi.useRealTimers();
});

describe("what an autosave could not send", () => {
  it("what an autosave could not send is sent when the browser is online again (S8)", async () => {
    const { view, answerNext, held } = await open();
    answerNext(offline);
    type(view, "email", "a");
    await rest();
    await waitFor(() => expect(view().saving.status).toBe("error"));
    act(() => {
      window.dispatchEvent(new Event("online"));
    });
    await waitFor(() => expect(view().saving.status).toBe("success"));
    expect(settingsOf(held())).toEqual({ email: { default: { stringValue: "a" } } });
    const before = view();
    act(() => {
      window.dispatchEvent(new Event("online"));
    });
    expect(view()).toBe(before);
  });

  it("what an autosave could not send is sent when the component goes (S8)", async () => {
    const { view, answerNext, held, unmount } = await open();
    answerNext(offline);
    type(view, "email", "a");
    await rest();
    await waitFor(() => expect(view().saving.status).toBe("error"));
    unmount();
    await waitFor(() => expect(settingsOf(held())).toEqual({ email: { default: { stringValue: "a" } } }));
  });
});

describe("one place that is wrong does not hold back the others", () => {
  it("the rest is saved, and what was left out is told (S8)", async () => {
    const { view, held } = await open();
    act(() => {
      const contact = view().config.writeObject("contact");
      contact.setDefaultValues({ fieldName: "phone", value: { stringValue: "b" } });
      contact.setDefaultValues({ fieldName: "email", value: { stringValue: "a", integerValue: 1 } });
    });
    await rest();
    await waitFor(() => expect(view().saving.status).toBe("error"));
    expect(isConfigValidationError(view().saving.error)).toBe(true);
    expect(settingsOf(held())).toEqual({ phone: { default: { stringValue: "b" } } });
    expect(view().changes.map(({ path }) => path)).toEqual([
      "/write/objects/contact/selectedFieldSettings/email/default",
    ]);
    type(view, "email", "a");
    await rest();
    await waitFor(() => expect(view().saving.status).toBe("success"));
    expect(Object.keys(settingsOf(held())).sort()).toEqual(["email", "phone"]);
  });
});

describe("what the server made of what was saved is no conflict with oneself", () => {
  it.each<[string, (settings: object) => object]>([
    ["trimmed", () => ({ email: { default: { stringValue: "foo" } } })],
    ["dropped", () => ({})],
    ["added to", (settings) => ({ ...settings, phone: { writeOnCreate: "always" } })],
    ["in capitals", () => ({ email: { default: { stringValue: "FOO " } } })],
    ["given a policy", () => ({ email: { default: { stringValue: "foo " }, writeOnUpdate: "always" } })],
    ["of another type", () => ({ email: { default: { integerValue: 1 } } })],
    ["sorted", (settings) => Object.fromEntries(Object.entries(settings).reverse())],
  ])(
    "what the server made of a save is no conflict while the user types or undoes: %s (D18)",
    async (_name, normalise) => {
      const opened = await open();
      const { view, held, sent } = opened;
      type(view, "email", "foo ");
      const answer = normaliseNext(opened, normalise);
      await rest();
      await waitFor(() => expect(sent).toHaveLength(1));
      type(view, "email", "foo b");
      answer();
      await rest();
      await waitFor(() =>
        expect(settingsOf(held())).toMatchObject({ email: { default: { stringValue: "foo b" } } }),
      );
      await waitFor(() => expect(view().changes).toEqual([]));
      expect(view().conflicts).toEqual([]);

      act(() => {
        view().history.undo();
      });
      expect(view().conflicts).toEqual([]);
      expect(view().changes.length).toBeLessThanOrEqual(1);
      await rest();
      await waitFor(() => expect(view().changes).toEqual([]));
      expect(view().conflicts).toEqual([]);

      act(() => {
        view().history.redo();
      });
      expect(view().conflicts).toEqual([]);
      await rest();
      await waitFor(() =>
        expect(settingsOf(held())).toMatchObject({ email: { default: { stringValue: "foo b" } } }),
      );
      await waitFor(() => expect(view().changes).toEqual([]));
    },
  );
});
