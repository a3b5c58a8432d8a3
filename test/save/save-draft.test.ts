import { getEventListeners } from "node:events";
import { describe, expect, it } from "vitest";
import type { SaveStrategy, SaveTarget } from "../../src/save/plan/save-plan.js";
import { saveDraft, type SaveDraftOptions } from "../../src/save/save-draft.js";
import { draftOf } from "../draft/support/draft-of.js";
import { createGate, createMemoryServer, target, type Answer } from "./support/memory-server.js";

const saved = {
  provider: "salesforce",
  read: {
    objects: {
      account: { objectName: "account", selectedFields: {}, selectedFieldMappings: {} },
      contact: { objectName: "contact", selectedFields: {}, selectedFieldMappings: {} },
    },
  },
  write: {
    objects: {
      contact: { objectName: "contact", selectedFieldSettings: { a: { writeOnCreate: "never" } } },
      lead: { objectName: "lead" },
    },
  },
};

/** A draft, a server that holds the same config, and a way to save the one to the other. */
function savedDraft(config: object | undefined) {
  const draft = draftOf(config);
  const server = createMemoryServer(config);
  const save = (options: Partial<SaveDraftOptions<Answer>> = {}) =>
    saveDraft<Answer>(draft.store, { target: () => Promise.resolve(target), send: server.send, ...options });
  return { ...draft, server, save, contact: draft.config.writeObject("contact") };
}

const paths = (changes: readonly { path: string }[]) => changes.map(({ path }) => path);

describe("saving a draft", () => {
  it("a save sends the plan and takes over the answer, so that nothing is left to save (S1)", async () => {
    const { store, config, server, save, contact } = savedDraft(saved);
    contact.setEnableDeletion();
    const result = await save();
    expect(result).toMatchObject({ status: "saved", plan: { kind: "json-patch" } });
    expect(server.requests.map(({ body }) => body)).toEqual([
      {
        groupRef: "acme",
        action: "write",
        changes: [{ op: "add", path: "/deletionSettings", value: { enabled: true } }],
      },
    ]);
    expect(server.content).toEqual(config.get());
    expect(store.changes()).toEqual([]);
    expect(config.get()).toBe(store.getSaved());
  });

  it("creates where nothing is installed (S2)", async () => {
    const { store, config, server, save } = savedDraft(undefined);
    config.writeObject("contact").setEnableDeletion();
    expect(server.content).toBeUndefined();
    const result = await save();
    expect(result).toMatchObject({ status: "saved", plan: { kind: "create" } });
    expect(config.get().provider).toBe("salesforce");
    expect(store.changes()).toEqual([]);
  });

  it("a save sends nothing where there is nothing to save (S1)", async () => {
    const { server, save, calls } = savedDraft(saved);
    const told = calls();
    expect(await save()).toMatchObject({ status: "noop", plan: { kind: "noop", requests: [] } });
    expect([server.requests, told()]).toEqual([[], 0]);
  });

  it("a save forwards the strategy (S5)", async () => {
    const { server, save, contact } = savedDraft(saved);
    contact.setEnableDeletion();
    await save({ strategy: "update-mask" });
    expect(server.requests.map(({ body }) => body)).toMatchObject([
      { updateMask: ["config.content.write.objects.contact"] },
    ]);
  });

  it("a save tells every answer once the draft took it over (D12)", async () => {
    const { store, save, contact } = savedDraft(saved);
    contact.setEnableDeletion();
    const heard: unknown[] = [];
    const result = await save({
      onAnswer: (answer) => {
        heard.push([answer, store.changes()]);
      },
    });
    expect(heard).toEqual([[result.status === "saved" && result.answer, []]]);
  });

  it("a save of a part of the draft lists that part's changes alone (S1)", async () => {
    const { store, config, save, contact } = savedDraft(saved);
    contact.setEnableDeletion();
    config.proxy().setEnableProxy();
    const { plan } = await save({ select: ({ proxy: _proxy, ...others }) => others });
    expect(paths(plan.changes)).toEqual(["/write/objects/contact/deletionSettings/enabled"]);
    expect(paths(store.changes())).toEqual(["/proxy/enabled"]);
  });

  it("a save whose look fails sends nothing, and does not look a second time (S8)", async () => {
    const { store, server, save, contact } = savedDraft(saved);
    contact.setEnableDeletion();
    let looks = 0;
    const look = () => {
      looks += 1;
      return Promise.reject(new TypeError("failed to fetch"));
    };
    await expect(save({ look })).rejects.toThrow("failed to fetch");
    await new Promise(setImmediate);
    expect([looks, server.requests, store.changes().length]).toEqual([1, [], 1]);
  });

  it("a save listens to its signal no longer once it has ended, well or not (S1)", async () => {
    const { save, contact } = savedDraft(saved);
    const { signal } = new AbortController();
    contact.setEnableDeletion();
    const listeners = async () => {
      await new Promise(setImmediate);
      return getEventListeners(signal, "abort");
    };
    await save({ signal });
    expect(await listeners()).toEqual([]);
    contact.setDisableDeletion();
    await expect(save({ signal, send: () => Promise.reject(new Error("no")) })).rejects.toThrow("no");
    expect(await listeners()).toEqual([]);
  });

  it("a save takes over what the server made of the request (D18)", async () => {
    const { store, config, server, save, contact } = savedDraft(saved);
    contact.setEnableDeletion();
    server.before = () => {
      server.content = { ...saved, proxy: { enabled: true } };
    };
    await save();
    expect(config.proxy().getProxyEnabled()).toBe(true);
    expect(store.changes()).toEqual([]);
  });
});

describe("edits made while a save is in flight", () => {
  it("edits made while a save is in flight stay dirty and go out with the next save (D12)", async () => {
    const { store, server, save, contact } = savedDraft(saved);
    contact.setEnableDeletion();
    server.before = () => {
      contact.setWriteOnUpdateSetting({ fieldName: "a", value: "never" });
      server.before = undefined;
    };
    await save();
    expect(paths(store.changes())).toEqual(["/write/objects/contact/selectedFieldSettings/a/writeOnUpdate"]);
    expect(contact.getDeletionEnabled()).toBe(true);
    await save();
    expect(store.changes()).toEqual([]);
    expect(server.content).toEqual(store.get());
  });

  it("edits made while a save is in flight are kept where they take back what is being saved (D12)", async () => {
    const { store, server, save, contact } = savedDraft(saved);
    contact.setWriteOnCreateSetting({ fieldName: "a", value: "always" });
    server.before = () => {
      contact.setWriteOnCreateSetting({ fieldName: "a", value: "never" });
    };
    await save();
    expect(contact.getWriteOnCreateSetting("a")).toBe("never");
    expect(store.changes()).toMatchObject([{ before: "always", after: "never" }]);
  });

  it("edits are planned where they were made before the save's turn came (D12)", async () => {
    const { store, server, save, contact } = savedDraft(saved);
    const gate = createGate();
    const saving = save({
      target: async () => {
        await gate.opened;
        return target;
      },
    });
    contact.setEnableDeletion();
    gate.open();
    await saving;
    expect(server.requests).toHaveLength(1);
    expect(store.changes()).toEqual([]);
  });
});

describe("saves of one draft run one after another", () => {
  it("the second save starts when the first has ended, and sends what is left (D12)", async () => {
    const { store, server, save, contact } = savedDraft(saved);
    const gate = createGate();
    let inFlight = 0;
    let most = 0;
    server.before = async () => {
      inFlight += 1;
      most = Math.max(most, inFlight);
      await gate.opened;
      inFlight -= 1;
    };
    contact.setEnableDeletion();
    const first = save();
    contact.setWriteOnUpdateSetting({ fieldName: "a", value: "never" });
    const second = save();
    const third = save();
    gate.open();
    expect((await Promise.all([first, second, third])).map(({ status }) => status)).toEqual([
      "saved",
      "noop",
      "noop",
    ]);
    expect(most).toBe(1);
    expect(store.changes()).toEqual([]);
  });

  it("an edit between two saves goes out with the second (D12)", async () => {
    const { server, save, contact } = savedDraft(saved);
    const [started, gate] = [createGate(), createGate()];
    server.before = async () => {
      started.open();
      await gate.opened;
    };
    contact.setEnableDeletion();
    const first = save();
    await started.opened;
    contact.setDisableDeletion();
    const second = save();
    expect(server.requests).toHaveLength(1);
    gate.open();
    await Promise.all([first, second]);
    expect(server.requests.map(({ body }) => body)).toMatchObject([
      { changes: [{ op: "add", path: "/deletionSettings" }] },
      { changes: [{ op: "remove", path: "/deletionSettings" }] },
    ]);
    expect(server.content).toEqual(saved);
  });

  it("a save after a failed one runs (D12)", async () => {
    const { server, save, contact } = savedDraft(saved);
    contact.setEnableDeletion();
    server.before = () => {
      server.before = undefined;
      throw new Error("refused");
    };
    const [first, second] = [save(), save()];
    await expect(first).rejects.toThrow("refused");
    expect((await second).status).toBe("saved");
  });

  it("the saves of different drafts do not wait for each other", async () => {
    const [one, other] = [savedDraft(saved), savedDraft(saved)];
    const gate = createGate();
    one.server.before = () => gate.opened;
    one.contact.setEnableDeletion();
    other.contact.setEnableDeletion();
    const waiting = one.save();
    expect((await other.save()).status).toBe("saved");
    gate.open();
    expect((await waiting).status).toBe("saved");
  });
});

describe("a failed save leaves everything as it was", () => {
  const failures: [title: string, options: (error: Error) => Partial<SaveDraftOptions<Answer>>][] = [
    ["the request", (error) => ({ send: () => Promise.reject(error) })],
    ["the question where to save to", (error) => ({ target: () => Promise.reject<SaveTarget>(error) })],
  ];
  it.each(failures)("a failed save leaves everything as it was: %s (D12)", async (_, options) => {
    const { store, config, save, contact, calls } = savedDraft(saved);
    contact.setEnableDeletion();
    const [draft, changes, before, told] = [config.get(), store.changes(), store.getSaved(), calls()];
    const error = new Error("refused");
    await expect(save(options(error))).rejects.toBe(error);
    expect(config.get()).toBe(draft);
    expect(store.changes()).toBe(changes);
    expect(store.getSaved()).toBe(before);
    expect(told()).toBe(0);
  });

  it("the first of two requests is saved where the second fails, and the rest is still to be (D12)", async () => {
    const { store, server, save, config } = savedDraft(saved);
    config.writeObject("contact").setEnableDeletion();
    config.writeObject("lead").setEnableDeletion();
    server.before = () => {
      if (server.requests.length === 2) throw new Error("refused");
    };
    await expect(save({ strategy: "json-patch" })).rejects.toThrow("refused");
    expect(paths(store.changes())).toEqual(["/write/objects/lead/deletionSettings/enabled"]);
    server.before = undefined;
    await save();
    expect(server.content).toEqual(config.get());
  });
});

describe("a save of several requests", () => {
  const strategy: SaveStrategy = "json-patch";

  it("a save of several requests takes over each answer, and edits made between them stay (D12)", async () => {
    const { store, server, save, config } = savedDraft(saved);
    config.writeObject("contact").setEnableDeletion();
    config.writeObject("lead").setEnableDeletion();
    server.before = () => {
      if (server.requests.length === 2) config.proxy().setEnableProxy();
    };
    const heard: string[][] = [];
    await save({ strategy, onAnswer: () => void heard.push(paths(store.changes())) });
    expect(server.requests).toHaveLength(2);
    expect(heard).toEqual([["/write/objects/lead/deletionSettings/enabled"], ["/proxy/enabled"]]);
  });

  it("what someone else changes between the answers is taken over, not reverted (D11)", async () => {
    const { store, server, save, config } = savedDraft(saved);
    config.writeObject("contact").setEnableDeletion();
    config.writeObject("lead").setEnableDeletion();
    const others = [{ enabled: true }, { enabled: false }];
    server.before = () => {
      server.content = { ...(server.content as object), proxy: others[server.requests.length - 1] };
    };
    await save({ strategy });
    expect(config.proxy().object).toEqual({ enabled: false });
    expect(store.changes()).toEqual([]);
  });
});

describe("what the contract cannot express", () => {
  it("a save with unsupported changes sends nothing, and the draft stays (S6)", async () => {
    const { store, config, server, save, contact } = savedDraft(saved);
    contact.setEnableDeletion();
    config.setDraft((draft) => {
      draft.provider = "hubspot";
    });
    const draft = config.get();
    const result = await save();
    expect(result.status).toBe("unsupported");
    expect(paths(result.plan.unsupported)).toEqual(["/provider"]);
    expect(server.requests).toEqual([]);
    expect(config.get()).toBe(draft);
    expect(store.changes()).toHaveLength(2);
  });

  it("after a fallback the draft has what the server has (S6)", async () => {
    const { store, config, save } = savedDraft(saved);
    config.removeObject("contact");
    const result = await save();
    expect(paths(result.plan.fallbacks)).toEqual(["/read/objects/contact"]);
    expect(config.readObject("contact").object?.disabled).toBe(true);
    expect(config.writeObject("contact").object).toBeUndefined();
    expect(store.changes()).toEqual([]);
  });

  it("an object that is put back while its removal is in flight is not disabled by the fallback (D12)", async () => {
    const { store, config, server, save } = savedDraft(saved);
    config.removeObject("contact");
    server.before = () => {
      config.readObject("contact").setEnableRead();
    };
    await save();
    expect(config.readObject("contact").object?.disabled).toBeUndefined();
    expect(store.changes()).toStrictEqual([
      { path: "/read/objects/contact/disabled", before: true, after: undefined },
    ]);
    server.before = undefined;
    await save();
    expect(server.content).toEqual({ ...saved, write: { objects: { lead: { objectName: "lead" } } } });
  });

  it("an object that the server had disabled already is not sent again (D12)", async () => {
    const contact = { objectName: "contact", disabled: true, selectedFields: { phone: true } };
    const { config, server, save } = savedDraft({ ...saved, read: { objects: { contact } } });
    config.readObject("lead").setEnableRead();
    config.readObject("contact").setEnableRead();
    config.removeObject("contact");
    server.before = () => {
      config.readObject("contact").setFieldMapping({ fieldName: "stage__c", mapToName: "stage" });
    };
    await save();
    expect(config.readObject("contact").object).toStrictEqual({
      objectName: "contact",
      selectedFields: {},
      selectedFieldMappings: { stage: "stage__c" },
    });
  });

  it("a fallback that needs no request stands for the saved config, and the draft is clean then (S6)", async () => {
    const disabled = { ...saved, read: { objects: { contact: { objectName: "contact", disabled: true } } } };
    const { store, config, server, save } = savedDraft(disabled);
    config.setDraft((draft) => {
      delete draft.read;
    });
    const result = await save();
    expect([result.status, server.requests.length]).toEqual(["noop", 0]);
    expect(result.plan.fallbacks.length).toBeGreaterThan(0);
    expect(config.get()).toBe(store.getSaved());
    expect(store.changes()).toEqual([]);
  });
});
