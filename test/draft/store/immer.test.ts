import { produce } from "immer";
import { describe, expect, it } from "vitest";
import { createDraftStore, createLocalConfig, type InstallationConfigContent } from "../../../src/core.js";

describe("setDraft with Immer's curried produce", () => {
  it("a curried producer of Immer takes the edit, keeps what it left alone, and goes on with what Immer froze (D1)", () => {
    const saved: InstallationConfigContent = {
      provider: "salesforce",
      write: { objects: { contact: { objectName: "contact" }, account: { objectName: "account" } } },
    };
    const draft = createDraftStore({ saved });
    const config = createLocalConfig(draft);

    config.setDraft(
      produce((content: InstallationConfigContent) => {
        if (content.write?.objects?.["contact"]) content.write.objects["contact"].inheritMapping = true;
      }),
    );
    expect(config.draft.write?.objects?.["contact"]).toEqual({ objectName: "contact", inheritMapping: true });
    expect(config.draft.write?.objects?.["account"]).toBe(saved.write?.objects?.["account"]);

    config.writeObject("contact").setEnableDeletion();
    expect(draft.changes().map(({ path }) => path)).toEqual([
      "/write/objects/contact/deletionSettings/enabled",
      "/write/objects/contact/inheritMapping",
    ]);
    config.reset();
    expect(config.draft).toBe(saved);
  });
});
