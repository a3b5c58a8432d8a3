import { describe, expect, it } from "vitest";
import { saveDraft, type SaveDraftOptions } from "../../src/save/save-draft.js";
import { content, draftOf } from "../draft/support/draft-of.js";
import { createGate, createMemoryServer, target, type Answer } from "./support/memory-server.js";

const settings = (of: object) => ({
  provider: "salesforce",
  write: {
    objects: {
      contact: { objectName: "contact", selectedFieldSettings: of },
      lead: { objectName: "lead" },
    },
  },
});

/** A draft and a server with the same config; `start` begins a save and waits until its request is there, held back. */
function savedDraft(config: object) {
  const draft = draftOf(config);
  const server = createMemoryServer(config);
  const save = (options: Partial<SaveDraftOptions<Answer>> = {}) =>
    saveDraft<Answer>(draft.store, { target: () => Promise.resolve(target), send: server.send, ...options });
  const start = async (options?: Partial<SaveDraftOptions<Answer>>) => {
    const [arrived, gate] = [createGate(), createGate()];
    server.before = async () => {
      arrived.open();
      await gate.opened;
    };
    const ended = save(options);
    await arrived.opened;
    return { ended, release: gate.open };
  };
  return { ...draft, server, save, start };
}

describe("a refetch while a save is in flight", () => {
  it("what others changed is no edit of the user's when the answer comes (D11)", async () => {
    const theirs = settings({ email: { writeOnCreate: "always" } });
    const { store, config, server, start } = savedDraft(settings({ email: { writeOnCreate: "never" } }));
    config.proxy().setEnableProxy();
    const { ended, release } = await start();
    store.takeSaved(content(theirs));
    server.content = settings({ email: {} });
    release();
    await ended;
    expect(store.conflicts()).toEqual([]);
    expect(store.changes()).toEqual([]);
    expect(store.get()).toEqual({ ...settings({ email: {} }), proxy: { enabled: true } });
  });

  it("what others took back is newer than the answer, once a refetch has shown the save (S8)", async () => {
    const withValue = (writeOnCreate: string) => settings({ email: { writeOnCreate } });
    const { store, config, server, start } = savedDraft(withValue("never"));
    config.writeObject("contact").setWriteOnCreateSetting({ fieldName: "email", value: "always" });
    const { ended, release } = await start();
    // The server did it and tells of it, others take it back, and then comes the answer of the save.
    store.takeSaved(content(withValue("always")));
    store.takeSaved(content(withValue("never")));
    expect(server.content).toEqual(withValue("never"));
    release();
    await ended;
    expect(store.get()).toEqual(withValue("never"));
    expect(store.changes()).toEqual([]);
  });

  it("an edit made on a refetch meanwhile conflicts with nothing when the answer comes (D11)", async () => {
    const { store, config, server, start } = savedDraft(settings({ email: { writeOnCreate: "never" } }));
    config.proxy().setEnableProxy();
    const { ended, release } = await start();
    server.content = settings({ email: { writeOnCreate: "always" } });
    store.takeSaved(content(server.content as object));
    config.writeObject("contact").setWriteOnUpdateSetting({ fieldName: "email", value: "never" });
    config.writeObject("contact").setWriteOnCreateSetting({ fieldName: "email", value: undefined });
    release();
    await ended;
    expect(store.conflicts()).toEqual([]);
    expect(store.changes().map(({ path }) => path.split("/").at(-1))).toEqual([
      "writeOnCreate",
      "writeOnUpdate",
    ]);
  });
});

describe("a save that is aborted", () => {
  it("a save aborted between two requests sends nothing more and keeps what was answered (D12)", async () => {
    const { store, config, server, save, start } = savedDraft(settings({}));
    config.writeObject("contact").setEnableDeletion();
    config.writeObject("lead").setEnableDeletion();
    const controller = new AbortController();
    const { ended, release } = await start({ strategy: "json-patch", signal: controller.signal });
    controller.abort(new Error("given up"));
    await expect(ended).rejects.toThrow("given up");
    release();
    // The next save waits until the aborted one's request has ended.
    await save({ target: () => Promise.reject(new Error("looked")) }).catch(() => undefined);
    expect(server.requests).toHaveLength(1);
    expect(store.changes().map(({ path }) => path)).toEqual(["/write/objects/lead/deletionSettings/enabled"]);
  });
});

describe("an undo after a save that the contract could not express", () => {
  const read = (parts: object) => ({
    provider: "salesforce",
    read: { objects: { contact: { objectName: "contact", selectedFields: { email: true }, ...parts } } },
  });

  it("an undo brings back the read object that the server holds disabled since (S6, D9)", async () => {
    const { store, config, save } = savedDraft(read({}));
    config.removeObject("contact");
    await save();
    expect(config.readObject("contact").object?.disabled).toBe(true);
    store.undo();
    expect(store.get()).toEqual(read({}));
    expect(store.changes()).toEqual([
      { path: "/read/objects/contact/disabled", before: true, after: undefined },
    ]);
  });

  it("an undo brings back an object that was disabled before, so that nothing was sent (S6, D9)", async () => {
    const { store, config, save } = savedDraft(read({ disabled: true }));
    config.readObject("contact").setEnableRead();
    const enabled = store.get();
    config.removeObject("contact");
    expect((await save()).status).toBe("noop");
    store.undo();
    expect(store.get()).toEqual(enabled);
  });

  it("an undo brings back the proxy that is disabled and not removed (S6, D9)", async () => {
    const { store, save } = savedDraft({ provider: "salesforce", proxy: { enabled: true } });
    store.edit(["proxy"], undefined);
    await save();
    expect(store.get().proxy).toEqual({ enabled: false });
    store.undo();
    expect(store.get().proxy).toEqual({ enabled: true });
  });
});
