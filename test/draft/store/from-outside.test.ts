import { describe, expect, it } from "vitest";
import { createDraftStore, createLocalConfig, type InstallationConfigContent } from "../../../src/core.js";

describe("nobody changes the draft but its setters", () => {
  it("setDraft keeps no reference to what it was given (D4)", () => {
    const given = { provider: "salesforce", write: { objects: { contact: { objectName: "contact" } } } };
    const config = createLocalConfig(createDraftStore());
    config.setDraft(given);
    given.write.objects.contact.objectName = "changed";
    expect(config.get().write?.objects?.["contact"]?.objectName).toBe("contact");

    let kept: InstallationConfigContent = {};
    config.setDraft((draft) => {
      kept = draft;
      draft.proxy = { enabled: true };
    });
    expect(() => (kept.proxy = { enabled: false })).toThrow(TypeError);
    expect(config.proxy().getProxyEnabled()).toBe(true);
  });

  it("setDraft leaves keys out that are undefined, so that the saved state comes back as itself (D2)", () => {
    const saved: InstallationConfigContent = { provider: "salesforce" };
    const store = createDraftStore({ saved });
    const config = createLocalConfig(store);
    config.setDraft((draft) => ({ ...draft, proxy: undefined }) as InstallationConfigContent);
    expect(store.get()).toBe(saved);
  });
});

describe("switches bring settings back (DESIGN, non-destructive switches)", () => {
  it("switching back brings settings back where nothing is installed and a refetch says so again (D11)", () => {
    const store = createDraftStore();
    const contact = createLocalConfig(store).writeObject("contact");
    contact.setWriteOnCreateSetting({ fieldName: "email", value: "never" });
    contact.setDisableWrite();
    store.takeSaved(undefined);
    contact.setEnableWrite();
    expect(contact.getFieldSettings("email")).toEqual({ writeOnCreate: "never" });
  });

  it("switching back does not bring settings back over an installation that is gone (D11)", () => {
    const store = createDraftStore({ saved: { write: { objects: { contact: { objectName: "contact" } } } } });
    const contact = createLocalConfig(store).writeObject("contact");
    contact.setWriteOnCreateSetting({ fieldName: "email", value: "never" });
    contact.setDisableWrite();
    store.takeSaved(undefined, store.get());
    contact.setEnableWrite();
    expect(contact.object).toEqual({ objectName: "contact" });
  });
});
