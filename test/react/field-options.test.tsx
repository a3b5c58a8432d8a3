import { act, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { useFieldOptions, useFieldSettings, useLocalConfig } from "../../src/index.js";
import { openHooks, savedContact } from "../support/open-hooks.js";

describe("useFieldOptions", () => {
  it("lists the customer's fields of an object that is read, and finds them (H17)", async () => {
    const { view } = await openHooks(() => useFieldOptions("contact", { for: "mapping" }));
    await waitFor(() => expect(view().isPending).toBe(false));
    const labels = view().options.map(({ label }) => label);
    expect(view().options.some(({ name }) => name === "email")).toBe(true);
    expect(new Set(labels).size).toBe(labels.length);
    expect(view().search("email")[0]?.name).toBe("email");
    expect(view().error).toBeNull();
  });

  it("lists the fields of an object that is only written (H17, H13)", async () => {
    const { view } = await openHooks(() => useFieldOptions("account", { for: "settings" }));
    await waitFor(() => expect(view().isPending).toBe(false));
    expect(view().options.length).toBeGreaterThan(0);
    expect(view().options.every(({ isReadOnly }) => !isReadOnly)).toBe(true);
  });

  it("tells that the fields cannot be loaded, and lists them once they are asked for again (H10, H17)", async () => {
    const operations = ["getObjectMetadataForInstallation", "getObjectMetadataForConnection"];
    const { view, backend } = await openHooks(() => useFieldOptions("account", { for: "settings" }), {
      faults: [{ operations, effect: { kind: "status", status: 400 } }],
    });
    await waitFor(() => expect(view().isError).toBe(true));
    expect(view()).toMatchObject({ isPending: false, isSuccess: false, options: [] });
    backend.faults.set([]);
    await act(() => view().refetch());
    expect(view()).toMatchObject({ isPending: false, isSuccess: true, isError: false, error: null });
    expect(view().options.length).toBeGreaterThan(0);
  });

  it("an edit of a setting does not render the list, a first setting of a new name does (H17, H4)", async () => {
    const { view, renders, draft } = await openHooks(() => useFieldOptions("contact", { for: "settings" }), {
      content: {
        ...savedContact,
        write: {
          objects: {
            contact: { objectName: "contact", selectedFieldSettings: { email: { writeOnUpdate: "never" } } },
          },
        },
      },
    });
    await waitFor(() => expect(view().options.length).toBeGreaterThan(0));
    expect(view().options.find(({ name }) => name === "email")?.isFirst).toBe(true);
    const before = renders();
    const place = ["write", "objects", "contact", "selectedFieldSettings", "email", "writeOnUpdate"];
    act(() => draft.edit(place, "ifEmpty"));
    expect(renders()).toBe(before);
    act(() =>
      draft.edit(["write", "objects", "contact", "selectedFieldSettings", "odd"], { writeOnCreate: "never" }),
    );
    expect(renders()).toBeGreaterThan(before);
  });

  it("a name that only the draft has is listed until its setting is gone (H17)", async () => {
    const { view, draft } = await openHooks(() => ({
      list: useFieldOptions("contact", { for: "settings" }),
      settings: useFieldSettings("contact", "stage_of_ours"),
      config: useLocalConfig(),
    }));
    await waitFor(() => expect(view().list.options.length).toBeGreaterThan(0));
    act(() => view().settings.setWriteOnUpdate("never"));
    expect(view().list.options.at(-1)).toMatchObject({ name: "stage_of_ours", isKnown: false });
    act(() => draft.undo());
    expect(view().list.options.some(({ name }) => name === "stage_of_ours")).toBe(false);
  });
});
