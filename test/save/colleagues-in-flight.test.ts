import { describe, expect, it } from "vitest";
import { saveDraft, type SaveDraftOptions } from "../../src/save/save-draft.js";
import { content, draftOf } from "../draft/support/draft-of.js";
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
  it("stays removed where the user removes it before the answer comes (D12)", async () => {
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

  it("stays removed where only a part of the draft was sent (D12)", async () => {
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

  it("is a conflict with an object that was sent as disabled and is read again (S6, D11)", async () => {
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

  it("is no conflict with an object that the save itself has brought, also after an undo (D18)", async () => {
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

describe("what colleagues change between two requests of one save", () => {
  it("is a conflict with what the user has edited since, and not what the save has written (D18)", async () => {
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
