import { describe, expect, it } from "vitest";
import { saveDraft, type SaveDraftOptions } from "../../src/save/save-draft.js";
import { content, draftOf } from "../draft/support/draft-of.js";
import { applyPlan } from "../support/readers/apply-plan.js";
import { createMemoryServer, target, type Answer } from "./support/memory-server.js";

const contact = { objectName: "contact", selectedFields: {}, selectedFieldMappings: { stage: "stage__c" } };
const saved = {
  provider: "salesforce",
  read: { objects: { contact } },
  write: { objects: { contact: { objectName: "contact" } } },
};
const lead = { objectName: "lead" };

/** A draft whose saves meet what colleagues change while they are on their way. */
function draftInFlight() {
  const draft = draftOf(saved);
  const server = createMemoryServer(saved);
  /** Colleagues change what the server holds, and the screen refetches. */
  const refetch = (theirs: object) => {
    server.content = theirs;
    draft.store.takeSaved(content(structuredClone(theirs)));
  };
  /** Saves; `meanwhile` is called once the request is on its way. */
  const save = (meanwhile: () => void, options: Partial<SaveDraftOptions<Answer>> = {}) => {
    server.before = meanwhile;
    return saveDraft<Answer>(draft.store, {
      target: () => Promise.resolve(target),
      send: server.send,
      ...options,
    });
  };
  return { ...draft, refetch, save };
}

const paths = (changes: readonly { path: string }[]) => changes.map(({ path }) => path);

describe("what colleagues add while a save is on its way", () => {
  it("a colleague's addition stays removed where the user removes it before the answer comes (D12)", async () => {
    const { store, config, refetch, save } = draftInFlight();
    config.writeObject("contact").setEnableDeletion();
    await save(() => {
      refetch({ ...saved, write: { objects: { contact: { objectName: "contact" }, lead } } });
      config.removeObject("lead");
      // Read again, the draft is the one that was sent.
      store.get();
    });
    expect(config.writeObject("lead").getWriteObject()).toBeUndefined();
    expect(paths(store.changes())).toEqual(["/write/objects/lead/objectName"]);
  });

  it("a colleague's addition stays removed where only a part of the draft was sent (D12)", async () => {
    const { store, config, refetch, save } = draftInFlight();
    config.writeObject("contact").setEnableDeletion();
    await save(
      () => {
        refetch({ ...saved, write: { objects: { contact: { objectName: "contact" }, lead } } });
        config.removeObject("lead");
      },
      { select: (draft) => ({ ...draft }) },
    );
    expect(paths(store.changes())).toEqual(["/write/objects/lead/objectName"]);
  });

  it("a colleague's addition conflicts with an object that was sent as disabled and is read again (S6, D11)", async () => {
    const { store, config, refetch, save } = draftInFlight();
    config.removeObject("contact");
    await save(
      () => {
        config.readObject("contact").setFieldMapping({ fieldName: "mine__c", mapToName: "owner" });
        const mappings = { ...contact.selectedFieldMappings, owner: "theirs__c" };
        refetch({
          ...saved,
          read: { objects: { contact: { ...contact, selectedFieldMappings: mappings } } },
        });
      },
      { strategy: "json-patch" },
    );
    expect(store.conflicts()).toMatchObject([
      { path: "/read/objects/contact/selectedFieldMappings/owner", mine: "mine__c", theirs: "theirs__c" },
    ]);
  });

  it("a colleague's addition is no conflict with an object that the save brought, also after an undo (D18)", async () => {
    const { store, config, refetch, save } = draftInFlight();
    config.writeObject("contact").setWriteOnCreateSetting({ fieldName: "email", value: "never" });
    config.writeObject("contact").setDisableWrite();
    refetch({ ...saved, write: { objects: {} } });
    config.writeObject("contact").setEnableWrite();
    await save(() => undefined);
    store.undo();
    store.undo();
    expect(config.writeObject("contact").getWriteOnCreateSetting("email")).toBe("never");
    expect(store.conflicts()).toEqual([]);
  });
});

describe("what is read while a save is on its way and shows what it did", () => {
  const email = (value: string) => ({
    ...saved,
    write: {
      objects: {
        contact: { objectName: "contact", selectedFieldSettings: { email: { writeOnCreate: value } } },
      },
    },
  });
  const setEmail = (config: ReturnType<typeof draftInFlight>["config"], value: "never" | "always") =>
    config.writeObject("contact").setWriteOnCreateSetting({ fieldName: "email", value });

  /** The server does what it is asked for; then `after` happens, and then its answer comes. */
  const saveAndAnswerLate = (after: (answer: Answer) => void) => {
    const draft = draftInFlight();
    const late = createMemoryServer(saved);
    const save = () =>
      saveDraft<Answer>(draft.store, {
        target: () => Promise.resolve(target),
        send: async (request) => {
          const answer = await late.send(request);
          after(answer);
          return answer;
        },
      });
    return { ...draft, save };
  };

  it("keeps an edit that the user took back meanwhile, to be saved (D12, D18)", async () => {
    const { store, config, save } = saveAndAnswerLate(({ config: { content: done } }) => {
      store.undo();
      store.takeSaved(content(structuredClone(done)));
      expect(store.changes()).toMatchObject([{ before: "never", after: undefined }]);
    });
    setEmail(config, "never");
    await save();
    expect(config.writeObject("contact").getWriteOnCreateSetting("email")).toBeUndefined();
    expect(store.changes()).toHaveLength(1);
    expect(store.conflicts()).toEqual([]);
  });

  it("leaves the edit in the history, so that it can be undone after the answer (D9, D18)", async () => {
    const { store, config, save } = saveAndAnswerLate(({ config: { content: done } }) => {
      store.takeSaved(content(structuredClone(done)));
    });
    setEmail(config, "never");
    await save();
    expect(store.changes()).toEqual([]);
    store.undo();
    expect(store.changes()).toMatchObject([{ before: "never", after: undefined }]);
    expect(store.conflicts()).toEqual([]);
  });

  it("stands where the answer is older: what colleagues removed or added since is not reverted (D11)", async () => {
    const after = { ...email("never"), read: { objects: {} }, proxy: { enabled: true } };
    const { store, config, save } = saveAndAnswerLate(() => {
      store.takeSaved(content(structuredClone(after)));
    });
    setEmail(config, "never");
    await save();
    expect(store.get()).toEqual(after);
    expect(store.getSaved()).toEqual(after);
    expect(store.changes()).toEqual([]);
  });

  it("what a colleague has changed since is no conflict with what the save wrote (D11, D18)", async () => {
    const { store, config, save } = saveAndAnswerLate(() => {
      store.takeSaved(content({ ...email("always"), proxy: { enabled: true } }));
    });
    setEmail(config, "never");
    config.proxy().setEnableProxy();
    await save();
    expect(store.get()).toEqual({ ...email("always"), proxy: { enabled: true } });
    expect(store.conflicts()).toEqual([]);
    store.undo();
    store.undo();
    expect(store.conflicts()).toMatchObject([
      { base: { email: { writeOnCreate: "never" } }, mine: undefined },
    ]);
  });

  it("a read during a save does not hide a newer answer: what it shows may be older than the request (D11)", async () => {
    const { store, config, save } = saveAndAnswerLate(() => {
      store.takeSaved(content({ ...saved, proxy: { enabled: true } }));
    });
    setEmail(config, "never");
    await save();
    expect(store.getSaved()).toEqual(email("never"));
  });
});

describe("which of two, a refetch or a late answer, is the newer one", () => {
  const email = { writeOnCreate: "never" };
  const withSettings = (settings: object, others: object = {}) => ({
    ...saved,
    ...others,
    write: { objects: { contact: { objectName: "contact", selectedFieldSettings: settings } } },
  });

  /** Saves `email: never` and the proxy; the server does it, then the screen reads these one after another. */
  const saveAndRead = async (...read: object[]) => {
    const draft = draftOf(saved);
    const server = createMemoryServer(saved);
    draft.config.writeObject("contact").setWriteOnCreateSetting({ fieldName: "email", value: "never" });
    draft.config.proxy().setEnableProxy();
    let told: { isOutdated: boolean } | undefined;
    await saveDraft<Answer>(draft.store, {
      target: () => Promise.resolve(target),
      send: async (request) => {
        const answer = await server.send(request);
        for (const each of read) draft.store.takeSaved(content(each));
        return answer;
      },
      onAnswer: (_, how) => {
        told = how;
      },
    });
    return { ...draft, told };
  };
  const proxy = { enabled: true };

  it("a refetch that shows the save is newer, also where colleagues added beside it (S8)", async () => {
    const theirs = withSettings({ email, phone: email }, { proxy });
    const { store, told } = await saveAndRead(theirs);
    expect(told).toEqual({ isOutdated: true });
    expect(store.get()).toEqual(theirs);
    expect(store.conflicts()).toEqual([]);
  });

  it("every later refetch is newer, too, also one that shows nothing of the save (S8)", async () => {
    const { store, told } = await saveAndRead(withSettings({ email }, { proxy }), saved);
    expect(told).toEqual({ isOutdated: true });
    expect(store.get()).toEqual(saved);
    expect(store.changes()).toEqual([]);
  });

  it("a refetch that shows a colleague's like change and nothing else of the save is older (S8)", async () => {
    const { store, told } = await saveAndRead(withSettings({ email }));
    expect(told).toEqual({ isOutdated: false });
    expect(store.get()).toEqual(withSettings({ email }, { proxy }));
    expect(store.changes()).toEqual([]);
  });
});

describe("an edit that is taken back before its request of several has left", () => {
  it("stays taken back where a colleague edits the place meanwhile, as a conflict (D18)", async () => {
    const both = { contact: { objectName: "contact" }, lead };
    const two = { ...saved, write: { objects: both } };
    const draft = draftOf(two);
    const server = createMemoryServer(two);
    draft.store.batch(() => {
      draft.config.writeObject("contact").setEnableDeletion();
      draft.config.writeObject("lead").setEnableDeletion();
    });
    const deletionOfLead = () => draft.config.writeObject("lead").getWriteObject()?.deletionSettings;
    server.before = () => {
      if (server.requests.length > 1) return;
      const theirs = { ...lead, deletionSettings: { enabled: false } };
      server.content = { ...two, write: { objects: { ...both, lead: theirs } } };
      draft.store.undo();
    };
    let afterFirst: unknown;
    await saveDraft<Answer>(draft.store, {
      target: () => Promise.resolve(target),
      send: server.send,
      strategy: "json-patch",
      onAnswer: () => {
        afterFirst ??= [deletionOfLead(), draft.store.conflicts().map(({ path }) => path)];
      },
    });
    expect(afterFirst).toEqual([undefined, ["/write/objects/lead/deletionSettings"]]);
    expect(deletionOfLead()).toBeUndefined();
    expect(draft.store.conflicts()).toEqual([]);
    expect(draft.store.changes()).toHaveLength(2);
  });
});

describe("an edit that is made on what stands for a removed proxy while that is saved", () => {
  it("an edit on what stands for a removed proxy conflicts with a colleague's removal (S6, D11)", async () => {
    const { store, config, refetch, save } = draftInFlight();
    store.takeSaved(content({ ...saved, proxy: { enabled: false } }));
    config.writeObject("contact").setEnableDeletion();
    store.edit(["proxy"], undefined);
    let theirs: object = {};
    const saving = save(() => undefined, {
      send: (request) => {
        store.edit(["proxy", "enabled"], true);
        theirs = applyPlan(saved, [request], target) as object;
        refetch(theirs);
        return Promise.resolve({ config: { content: content({ ...theirs, proxy: { enabled: false } }) } });
      },
    });
    await saving;
    expect(store.conflicts()).toMatchObject([{ path: "/proxy", mine: { enabled: true }, theirs: undefined }]);
  });
});

describe("an object that one of several requests disables and the user reads again", () => {
  it("an object that one of several requests disables is in no conflict with what was saved before (S6, D18)", async () => {
    const { store, config, save } = draftInFlight();
    config.removeObject("contact");
    config.proxy().setEnableProxy();
    let requests = 0;
    await save(
      () => {
        requests += 1;
        if (requests === 1) {
          config.readObject("contact").setFieldMapping({ fieldName: "mine__c", mapToName: "stage" });
        }
      },
      { strategy: "json-patch" },
    );
    expect(store.conflicts()).toEqual([]);
    expect(config.readObject("contact").getFieldMapping("stage")).toBe("mine__c");
  });
});

describe("what colleagues change between two requests of one save", () => {
  it("what colleagues change between two requests conflicts with later edits, not with what the save wrote (D18)", async () => {
    const { store, config, refetch, save } = draftInFlight();
    const stage = (fieldName: string) =>
      config.readObject("contact").setFieldMapping({ fieldName, mapToName: "stage" });
    stage("first__c");
    config.writeObject("contact").setEnableDeletion();
    let requests = 0;
    let theirs: object = {};
    const server = { ...saved, write: { objects: { contact: { objectName: "contact" } } } };
    await save(
      () => {
        requests += 1;
        if (requests === 1) stage("mine__c");
        else {
          theirs = { ...contact, selectedFieldMappings: { stage: "theirs__c" } };
          refetch({ ...server, read: { objects: { contact: theirs } } });
        }
      },
      { strategy: "json-patch" },
    );
    expect(requests).toBe(2);
    expect(store.conflicts()).toMatchObject([{ mine: "mine__c", theirs: "theirs__c" }]);
  });
});
