import { act } from "@testing-library/react";
import { memo, useRef } from "react";
import { describe, expect, it } from "vitest";
import {
  createDraftStore,
  useChanges,
  useConflicts,
  useFieldSettings,
  useIsLocked,
  useIssues,
  useLocalConfig,
  useSaveInstallation,
  type ConfigContent,
} from "../../../src/index.js";
import { openHooks } from "../../support/open-hooks.js";
import { renderError } from "../../support/render-error.js";
import {
  createConnectedBackend,
  createTestQueryClient,
  Providers,
  renderWithBackend,
} from "../../support/render-with-backend.js";

const settings = "/write/objects/contact/selectedFieldSettings";
const saved: ConfigContent = {
  provider: "salesforce",
  write: {
    objects: {
      contact: {
        objectName: "contact",
        selectedFieldSettings: {
          email: { writeOnUpdate: "never" },
          phone: { writeOnCreate: "always" },
        },
      },
    },
  },
};

describe("hooks of one place", () => {
  it("useFieldSettings tells what is saved, what is dirty, and takes it back (H15)", async () => {
    const { view } = await openHooks(() => useFieldSettings("contact", "email"), { content: saved });
    expect(view()).toMatchObject({ saved: { writeOnUpdate: "never" }, isDirty: false });
    act(() => view().setWriteOnUpdate("ifEmpty"));
    expect(view()).toMatchObject({
      settings: { writeOnUpdate: "ifEmpty" },
      saved: { writeOnUpdate: "never" },
      isDirty: true,
    });
    act(() => view().reset());
    expect(view()).toMatchObject({ settings: { writeOnUpdate: "never" }, isDirty: false });
  });

  it("a field without a policy has the service's, told from a choice of the same (H15)", async () => {
    const { view } = await openHooks(() => useFieldSettings("contact", "phone"), { content: saved });
    expect(view().effective).toEqual({ writeOnCreate: "always", writeOnUpdate: "always" });
    expect(view().isChosen("writeOnCreate")).toBe(true);
    expect(view().isChosen("writeOnUpdate")).toBe(false);
  });

  it("choosing a policy and what holds without one again is no change (H15, D10)", async () => {
    const { view, draft } = await openHooks(() => useFieldSettings("contact", "phone"), { content: saved });
    act(() => view().choose({ writeOnCreate: "never", writeOnUpdate: "never" }));
    expect(draft.changes()).toHaveLength(2);
    act(() => view().choose({ writeOnCreate: "always", writeOnUpdate: "always" }));
    expect(draft.changes()).toEqual([]);
    act(() => view().setWriteOnUpdate("always"));
    expect(view().isChosen("writeOnUpdate")).toBe(true);
  });

  it("another admin's save of the field changes saved and leaves the edit (H15, D11)", async () => {
    const { view, setElsewhere, refetch } = await openHooks(() => useFieldSettings("contact", "email"), {
      content: saved,
    });
    act(() => view().setWriteOnCreate("never"));
    await setElsewhere("email", "always");
    await refetch();
    expect(view()).toMatchObject({
      settings: { writeOnCreate: "never", writeOnUpdate: "always" },
      saved: { writeOnUpdate: "always" },
      isDirty: true,
    });
  });

  it("a save that the server normalises leaves the field as the server has it, without a change (H15, D18)", async () => {
    const { view, answerNext, fetchElsewhere, backend } = await openHooks(
      () => ({ email: useFieldSettings("contact", "email"), saving: useSaveInstallation() }),
      { content: saved },
    );
    act(() => view().email.setDefaultValues({ stringValue: "  a@b.example " }));
    const trimmed = { writeOnUpdate: "never", default: { stringValue: "a@b.example" } } as const;
    const { project, installations } = backend.snapshot();
    const [installation] = installations;
    answerNext(() =>
      fetchElsewhere(
        `https://api.withampersand.com/v1/projects/${project.id}/integrations/${installation?.integrationId ?? ""}/installations/${installation?.id ?? ""}`,
        {
          method: "PATCH",
          headers: { "X-Api-Key": "key", "Content-Type": "application/json" },
          body: JSON.stringify({
            updateMask: ["config.content.write.objects.contact"],
            installation: {
              config: {
                content: {
                  provider: "salesforce",
                  write: {
                    objects: {
                      contact: { objectName: "contact", selectedFieldSettings: { email: trimmed } },
                    },
                  },
                },
              },
            },
          }),
        },
      ),
    );
    await act(() => view().saving.save());
    expect(view().email).toMatchObject({ settings: trimmed, saved: trimmed, isDirty: false });
  });

  it("a place whose names need escapes has changes, conflicts and a reset of its own (H15, D8)", async () => {
    const name = "a/b~c";
    const path = `${settings}/a~1b~0c`;
    const { view, setElsewhere, refetch } = await openHooks(() => ({
      field: useFieldSettings("contact", name),
      changes: useChanges(path),
      conflicts: useConflicts(path).conflicts,
    }));
    act(() => view().field.setWriteOnUpdate("ifEmpty"));
    await setElsewhere(name, "always");
    await refetch();
    const policy = `${path}/writeOnUpdate`;
    expect(view().changes).toEqual([{ path: policy, before: "always", after: "ifEmpty" }]);
    expect(view().conflicts).toEqual([{ path: policy, base: undefined, mine: "ifEmpty", theirs: "always" }]);
    act(() => view().field.reset());
    expect(view()).toMatchObject({ changes: [], conflicts: [], field: { isDirty: false } });
  });

  it("useChanges and useConflicts of a place hear of that place alone (H15)", async () => {
    const hooks = await openHooks(
      () => ({
        email: useChanges(`${settings}/email`),
        conflicts: useConflicts(`${settings}/email`),
        others: useConflicts(`${settings}/phone`).conflicts,
      }),
      { content: saved },
    );
    const before = hooks.renders();
    act(() => hooks.draft.edit(["proxy", "enabled"], true));
    expect(hooks.renders()).toBe(before);
    act(() => {
      hooks.draft.edit(["write", "objects", "contact", "selectedFieldSettings", "email"], {
        writeOnUpdate: "ifEmpty",
      });
    });
    expect(hooks.view().email).toEqual([
      { path: `${settings}/email/writeOnUpdate`, before: "never", after: "ifEmpty" },
    ]);
    await hooks.setElsewhere("email", "always");
    await hooks.refetch();
    expect(hooks.view().conflicts.conflicts).toEqual([
      { path: `${settings}/email/writeOnUpdate`, base: "never", mine: "ifEmpty", theirs: "always" },
    ]);
    expect(hooks.view().others).toEqual([]);
    act(() => hooks.view().conflicts.resolve(`${settings}/email`, "theirs"));
    expect(hooks.view().conflicts.conflicts).toEqual([]);
    expect(hooks.view().email).toEqual([]);
  });

  it.each([
    ["useChanges", useChanges],
    ["useConflicts", useConflicts],
    ["useIssues", useIssues],
    ["useIsLocked", useIsLocked],
  ] as const)("%s throws where its path is no pointer (H15)", (_, useHook) => {
    for (const path of ["write/objects", "#/write", "/a~2", ["write", "objects"] as unknown as string]) {
      function View() {
        useHook(path);
        return null;
      }
      const ui = (
        <Providers backend={createConnectedBackend(saved)} queryClient={createTestQueryClient()}>
          <View />
        </Providers>
      );
      expect(renderError(ui)).toBeInstanceOf(SyntaxError);
    }
  });

  it("getReadEnabled and getWriteEnabled render for their switch alone (H15, H4)", async () => {
    const { view, renders, draft } = await openHooks(
      () => {
        const config = useLocalConfig();
        return {
          config,
          isRead: config.readObject("contact").getReadEnabled(),
          isWritten: config.writeObject("contact").getWriteEnabled(),
        };
      },
      { content: saved },
    );
    act(() => view().config.readObject("contact").setEnabled(true));
    expect(view()).toMatchObject({ isRead: true, isWritten: true });
    const before = renders();
    act(() => {
      view().config.readObject("contact").setSelectedField({ fieldName: "email", selected: true });
      view().config.writeObject("contact").setWriteOnUpdateSetting({ fieldName: "a", value: "never" });
    });
    expect(draft.changes().length).toBeGreaterThan(1);
    expect(renders()).toBe(before);
    act(() => view().config.readObject("contact").setEnabled(false));
    expect(view().isRead).toBe(false);
  });

  it("a table whose rows read their own places renders one row an edit (H15)", async () => {
    const names = Array.from({ length: 200 }, (_, index) => `field${String(index)}`);
    const renders = new Map<string, number>();
    const Row = memo(function Row({ name }: { name: string }) {
      const count = useRef(0);
      useFieldSettings("contact", name);
      useChanges(`${settings}/${name}`);
      useConflicts(`${settings}/${name}`);
      renders.set(name, (count.current += 1));
      return null;
    });
    const draft = createDraftStore({ saved });
    renderWithBackend(
      <>
        {names.map((name) => (
          <Row key={name} name={name} />
        ))}
      </>,
      { backend: createConnectedBackend(saved), draft, strict: false },
    );
    await act(async () => {
      await Promise.resolve();
    });
    const before = new Map(renders);
    act(() => {
      draft.edit(["write", "objects", "contact", "selectedFieldSettings", "field7"], {
        writeOnUpdate: "never",
      });
    });
    const rendered = names.filter((name) => renders.get(name) !== before.get(name));
    expect(rendered).toEqual(["field7"]);
  });
});
