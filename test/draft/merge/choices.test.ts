import { describe, expect, it } from "vitest";
import {
  updateEventPath as event,
  updateEventPointer as pointer,
  withUpdateEvent as withEvent,
} from "../support/contact-configs.js";
import { content, draftOf } from "../support/draft-of.js";

describe("two ways of one choice", () => {
  it("two sides that choose differently are one conflict, and the draft keeps mine alone (D15)", () => {
    const { store } = draftOf(withEvent({ enabled: "always" }));
    store.edit([...event, "watchFieldsAuto"], "all");
    store.takeSaved(content(withEvent({ enabled: "always", requiredWatchFields: ["email"] })));
    expect(store.read(event)).toEqual({ enabled: "always", watchFieldsAuto: "all" });
    expect(store.conflicts()).toEqual([
      {
        path: pointer,
        base: { enabled: "always" },
        mine: { enabled: "always", watchFieldsAuto: "all" },
        theirs: { enabled: "always", requiredWatchFields: ["email"] },
      },
    ]);
  });

  it("taking their choice takes mine away, and an undo brings mine and the conflict back (D15, D9)", () => {
    const { store } = draftOf(withEvent({ enabled: "always" }));
    store.edit([...event, "watchFieldsAuto"], "all");
    store.takeSaved(content(withEvent({ enabled: "always", requiredWatchFields: ["email"] })));
    const [conflict] = store.conflicts();
    store.resolve(pointer, "theirs");
    expect(store.read(event)).toEqual({ enabled: "always", requiredWatchFields: ["email"] });
    expect(store.changes()).toEqual([]);
    store.undo();
    expect(store.conflicts()).toEqual([conflict]);
    expect(store.read(event)).toEqual({ enabled: "always", watchFieldsAuto: "all" });
  });

  it("their other choice comes in beside an edit of something else, without a conflict (D15, D11)", () => {
    const { store } = draftOf(withEvent({ enabled: "always", watchFieldsAuto: "all" }));
    store.edit([...event, "enabled"], "never");
    store.takeSaved(content(withEvent({ enabled: "always", requiredWatchFields: ["email"] })));
    expect(store.read(event)).toEqual({ enabled: "never", requiredWatchFields: ["email"] });
    expect(store.conflicts()).toEqual([]);
  });

  it("my other choice stays where they changed something else, without a conflict (D15, D11)", () => {
    const { store } = draftOf(withEvent({ enabled: "always", watchFieldsAuto: "all" }));
    store.batch(() => {
      store.edit([...event, "watchFieldsAuto"], undefined);
      store.edit([...event, "requiredWatchFields"], ["phone"]);
    });
    store.takeSaved(content(withEvent({ enabled: "never", watchFieldsAuto: "all" })));
    expect(store.read(event)).toEqual({ enabled: "never", requiredWatchFields: ["phone"] });
    expect(store.conflicts()).toEqual([]);
  });

  it("the same choice on both sides is no conflict (D15, D11)", () => {
    const { store } = draftOf(withEvent({ enabled: "always", watchFieldsAuto: "all" }));
    store.batch(() => {
      store.edit([...event, "watchFieldsAuto"], undefined);
      store.edit([...event, "requiredWatchFields"], ["phone"]);
    });
    store.takeSaved(content(withEvent({ enabled: "always", requiredWatchFields: ["phone"] })));
    expect(store.changes()).toEqual([]);
    expect(store.conflicts()).toEqual([]);
  });

  it("reset of one name of the choice brings the saved choice back whole (D15, H15)", () => {
    const { store } = draftOf(withEvent({ enabled: "always", watchFieldsAuto: "all" }));
    store.batch(() => {
      store.edit([...event, "watchFieldsAuto"], undefined);
      store.edit([...event, "requiredWatchFields"], ["phone"]);
    });
    store.reset(`${pointer}/requiredWatchFields`);
    expect(store.read(event)).toEqual({ enabled: "always", watchFieldsAuto: "all" });
    expect(store.changes()).toEqual([]);
  });
});

describe("a choice that is saved while the user chooses anew", () => {
  it("what a colleague changed beside it is a conflict, whatever the server made of the choice (D11, D18)", () => {
    const { store } = draftOf(withEvent({ requiredWatchFields: ["x"], note: "old" }));
    store.edit([...event, "requiredWatchFields"], ["a"]);
    const sent = store.get();
    store.batch(() => {
      store.edit([...event, "requiredWatchFields"], undefined);
      store.edit([...event, "watchFieldsAuto"], "all");
      store.edit([...event, "note"], "mine");
    });
    const answer = content(withEvent({ requiredWatchFields: ["A"], note: "theirs" }));
    store.takeSaved(answer, sent, [[...event, "requiredWatchFields"]]);
    expect(store.conflicts()).toEqual([
      { path: `${pointer}/note`, base: "old", mine: "mine", theirs: "theirs" },
    ]);
    expect(store.read([...event, "watchFieldsAuto"])).toBe("all");
  });
});
