import { act, screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { createDraftStore, createLocalConfig, useWritePreview, type ConfigContent } from "../../src/index.js";
import { createConnectedBackend, renderWithBackend } from "../support/render-with-backend.js";

const saved: ConfigContent = {
  provider: "salesforce",
  read: {
    objects: {
      contact: {
        objectName: "contact",
        selectedFields: {},
        selectedFieldMappings: { stage: "leadsource" },
        selectedValueMappings: {},
      },
    },
  },
  write: { objects: { contact: { objectName: "contact" } } },
};

const record = { id: "003000000000001AAA", email: "harry@hogwarts.com", stage: "open" };

describe("useWritePreview", () => {
  it("useWritePreview shows what the unsaved draft would do to a record, and why (H3, P8)", async () => {
    let preview: ReturnType<typeof useWritePreview>;
    let renders = 0;
    function Preview() {
      renders += 1;
      preview = useWritePreview("contact", { type: "update", record });
      return <output>{preview?.ok ? JSON.stringify(preview.fields) : ""}</output>;
    }
    const draft = createDraftStore();
    const backend = createConnectedBackend(saved);
    renderWithBackend(<Preview />, { backend, draft, strict: false });
    await waitFor(() => {
      expect(screen.getByRole("status").textContent).toBe(
        '{"email":"harry@hogwarts.com","leadsource":"open"}',
      );
    });

    const config = createLocalConfig(draft);
    act(() => config.writeObject("contact").setWriteOnUpdateSetting({ fieldName: "email", value: "never" }));
    act(() =>
      config
        .writeObject("contact")
        .setDefaultValues({ fieldName: "title", value: { stringValue: "Wizard" } }),
    );
    expect(preview).toMatchObject({
      ok: true,
      recordId: "003000000000001AAA",
      fields: { leadsource: "open", title: "Wizard" },
      trace: expect.arrayContaining([
        expect.objectContaining({
          name: "email",
          outcome: "dropped",
          rule: "P3",
          setting: "/write/objects/contact/selectedFieldSettings/email/writeOnUpdate",
        }),
        expect.objectContaining({ name: "stage", fieldName: "leadsource", outcome: "renamed", rule: "P4" }),
        expect.objectContaining({ name: "title", requestName: undefined, outcome: "defaulted", rule: "P2" }),
      ]) as unknown,
    });
    expect(backend.snapshot().installations[0]?.config.content).toEqual(saved);

    const before = renders;
    act(() => config.writeObject("account").setEnableWrite());
    expect(renders).toBe(before);
  });

  it("says so when two names land on one field (P6)", async () => {
    const both = { stage: "open", leadsource: "Web" };
    function Preview() {
      const preview = useWritePreview("contact", { type: "create", record: both });
      return <output>{preview && !preview.ok ? preview.message : ""}</output>;
    }
    renderWithBackend(<Preview />, { backend: createConnectedBackend(saved) });
    await waitFor(() => expect(screen.getByRole("status").textContent).toMatch(/stage.*leadsource/));
  });

  describe("a write that the draft forbids", () => {
    function Preview({ write }: { write: Parameters<typeof useWritePreview>[1] & { objectName: string } }) {
      const preview = useWritePreview(write.objectName, write);
      return <output>{preview && (preview.ok ? "ok" : `${preview.code}: ${preview.message}`)}</output>;
    }
    const open = (write: Parameters<typeof Preview>[0]["write"]) => {
      const draft = createDraftStore();
      renderWithBackend(<Preview write={write} />, { backend: createConnectedBackend(saved), draft });
      return createLocalConfig(draft).writeObject("contact");
    };
    const shows = (text: RegExp) =>
      waitFor(() => expect(screen.getByRole("status").textContent).toMatch(text));

    it("a deletion is refused until the draft enables it (W13)", async () => {
      const contact = open({ objectName: "contact", type: "delete", record: { id: record.id } });
      await shows(/^request-refused: .*setEnableDeletion/);
      act(contact.setEnableDeletion);
      await shows(/^ok$/);
    });

    it("an object that the draft does not write is refused (W12)", async () => {
      const contact = open({ objectName: "contact", type: "create", record: { lastname: "Potter" } });
      await shows(/^ok$/);
      act(contact.setDisableWrite);
      await shows(/^object-not-in-installation: /);
    });

    it("an object in another letter case is refused with the right name (W12)", async () => {
      open({ objectName: "Contact", type: "create", record: { lastname: "Potter" } });
      await shows(/^object-not-in-manifest: .*did you mean "contact"/);
    });

    it("an update without an id is refused (W5)", async () => {
      open({ objectName: "contact", type: "update", record: { lastname: "Potter" } });
      await shows(/^request-refused: record\.id: /);
    });
  });
});
