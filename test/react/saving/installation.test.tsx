import { act, screen, waitFor } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { createMockBackend } from "../../../mock-server/index.js";
import {
  createDraftStore,
  isApiError,
  isNetworkError,
  isUnsupportedChangeError,
  isUsageError,
  useChanges,
  useCreateInstallation,
  useDeleteInstallation,
  useInstallation,
  useIsIntegrationInstalled,
  useLocalConfig,
  useSaveInstallation,
  useSavePlan,
  useUpdateInstallation,
  type ConfigContent,
  type InstallationConfigContent,
} from "../../../src/index.js";
import type { Manifest } from "../../../src/contract/index.js";
import * as seed from "../../seeds/bodies.js";
import { recordRequests } from "../../support/recording-backend.js";
import { renderWithBackend, tenant } from "../../support/render-with-backend.js";
import { salesforceManifest } from "../../support/salesforce-manifest.js";

/** Seed 000's samples write the HubSpot object "lead"; its fields exist in this customer's instance. */
const hubspotManifest: Manifest = {
  specVersion: "1.0.0",
  integrations: [
    {
      name: tenant.integration,
      provider: "hubspot",
      read: { objects: [{ objectName: "lead", destination: "myWebhook" }] },
      write: { objects: [{ objectName: "lead", inheritMapping: true }] },
    },
  ],
};

/** Everything an installation screen uses, in one component. */
function useScreen() {
  return {
    config: useLocalConfig(),
    changes: useChanges(),
    plan: useSavePlan(),
    ...useInstallation(),
    create: useCreateInstallation(),
    update: useUpdateInstallation(),
    remove: useDeleteInstallation(),
    saving: useSaveInstallation(),
    installed: useIsIntegrationInstalled(tenant.integration, tenant.groupRef),
  };
}

/** Renders the screen on a backend whose group is connected by the seed's `connection-id`. */
async function openScreen(content?: ConfigContent, manifest: Manifest = salesforceManifest) {
  const recording = recordRequests(createMockBackend({ manifest }));
  const { backend } = recording;
  const provider = manifest.integrations[0]?.provider ?? "";
  const { groupRef, consumerRef, integration } = tenant;
  backend.seed({
    fields: [
      {
        provider: "hubspot",
        objectName: "lead",
        fields: [{ fieldName: "myCustomSource", displayName: "My custom source", valueType: "string" }],
      },
    ],
    connections: [{ id: "connection-id", groupRef, consumerRef, provider }],
    installations: content ? [{ integration, groupRef, content }] : [],
  });

  let current: ReturnType<typeof useScreen> | undefined;
  function Screen() {
    current = useScreen();
    return <output>{current.isSuccess && current.plan ? "ready" : ""}</output>;
  }
  const draft = createDraftStore();
  renderWithBackend(<Screen />, { backend, draft });
  await waitFor(() => expect(screen.getByRole("status").textContent).toBe("ready"));
  const view = () => {
    if (!current) throw new Error("the screen was not rendered");
    return current;
  };
  const held = () => backend.snapshot().installations.map(({ config }) => config.content);
  return { ...recording, draft, view, held };
}

/** The seed's bodies name a revision that the backend numbers by itself. */
function withRevision<TBody extends { config: { revisionId: string } }>(body: TBody, sent: unknown) {
  const { revisionId } = (sent as TBody).config;
  return { ...body, config: { ...body.config, revisionId } };
}

const salesforceContact: ConfigContent = {
  provider: "salesforce",
  write: { objects: { contact: { objectName: "contact" } } },
};

describe("the hooks send the bodies of seed 000, and the backend holds them", () => {
  it("the deletion sample sends its create request (H8)", async () => {
    const { view, sent, held } = await openScreen();
    act(() => view().config.writeObject("contact").setEnableDeletion());
    const planned = view().plan?.requests[0]?.body;
    await act(() => view().saving.save());
    expect(sent.map(({ body }) => body)).toEqual([withRevision(seed.deletionByCreate, sent[0]?.body)]);
    expect(planned).toEqual(sent[0]?.body);
    expect(held()).toEqual([seed.deletionByCreate.config.content]);
    expect(view().changes).toEqual([]);
    expect(view().plan?.kind).toBe("noop");
    expect(view().saving.status).toBe("success");
  });

  it("the deletion sample sends its update mask (H8)", async () => {
    const { view, sent, held } = await openScreen(salesforceContact);
    act(() => view().config.writeObject("contact").setEnableDeletion());
    await act(() => view().saving.save({ strategy: "update-mask" }));
    expect(sent.map(({ body }) => body)).toEqual([seed.deletionByUpdateMask]);
    expect(held()).toEqual([seed.deletionByUpdateMask.installation.config.content]);
  });

  it("the deletion sample sends its JSON Patch (H8)", async () => {
    const { view, sent, held } = await openScreen(salesforceContact);
    act(() => view().config.writeObject("contact").setEnableDeletion());
    expect(view().plan?.kind).toBe("json-patch");
    await act(() => view().saving.save());
    expect(sent.map(({ body }) => body)).toEqual([seed.deletionByJsonPatch]);
    expect(held()).toEqual([seed.deletionByCreate.config.content]);
  });

  it("the sample of field settings sends its request (H8)", async () => {
    const { view, sent, held } = await openScreen(undefined, hubspotManifest);
    act(() =>
      view()
        .config.writeObject("lead")
        .setFieldSettings({
          fieldName: "source",
          settings: { writeOnUpdate: "never", writeOnCreate: "always" },
        }),
    );
    await act(() => view().saving.save());
    expect(sent.map(({ body }) => body)).toEqual([withRevision(seed.fieldSettings, sent[0]?.body)]);
    expect(held()).toEqual([seed.fieldSettings.config.content]);
  });

  it("the sample of defaults sends its request (H8)", async () => {
    const { view, sent, held } = await openScreen(undefined, hubspotManifest);
    act(() => {
      const lead = view().config.writeObject("lead");
      lead.setDefaultValues({ fieldName: "source", value: { stringValue: "myApp" } });
      lead.setDefaultValues({ fieldName: "amount", value: { integerValue: 0 } });
      lead.setDefaultValues({ fieldName: "automated", value: { booleanValue: true } });
    });
    await act(() => view().create.createInstallation({ config: view().config.get() }));
    expect(sent.map(({ body }) => body)).toEqual([withRevision(seed.defaults, sent[0]?.body)]);
    expect(held()).toEqual([seed.defaults.config.content]);
  });

  it("the combined sample shares mappings and sets a default and a policy (H8)", async () => {
    const { view, sent, held } = await openScreen(undefined, hubspotManifest);
    act(() => {
      const { read } = seed.combined.config.content as unknown as InstallationConfigContent;
      view().config.setDraft({ ...(read && { read }) });
      const lead = view().config.writeObject("lead");
      lead.setEnableWrite();
      view().config.setDraft((draft) => {
        if (draft.write?.objects?.["lead"]) draft.write.objects["lead"].inheritMapping = true;
      });
      lead.setDefaultValues({ fieldName: "customSource", value: { stringValue: "myApp" } });
      lead.setWriteOnUpdateSetting({ fieldName: "customSource", value: "never" });
      lead.setWriteOnCreateSetting({ fieldName: "customSource", value: "always" });
    });
    await act(() => view().saving.save());
    expect(sent.map(({ body }) => body)).toEqual([withRevision(seed.combined, sent[0]?.body)]);
    // The contract wants `selectedFields` in every answer; the backend fills in the empty one.
    expect(held()).toMatchObject([seed.combined.config.content]);
    expect(view().changes).toEqual([]);
  });
});

describe("the mutations return promises and take callbacks", () => {
  it("create, update and delete are each shown by the other hooks (H2)", async () => {
    const { view, held, draft } = await openScreen();
    const calls: string[] = [];
    const callbacks = {
      onSuccess: () => calls.push("success"),
      onError: () => calls.push("error"),
      onSettled: () => calls.push("settled"),
    };
    act(() => view().config.writeObject("contact").setEnableWrite());
    const created = await act(() =>
      view().create.createInstallation({ config: view().config.get(), ...callbacks }),
    );
    expect(created.config.content).toEqual(salesforceContact);
    await waitFor(() => expect(view().installed.isIntegrationInstalled).toBe(true));
    expect(view().create).toMatchObject({ isIdle: false, isPending: false, error: null, errorMsg: null });

    act(() => view().config.writeObject("contact").setEnableDeletion());
    await act(() => view().update.updateInstallation({ config: view().config.get(), ...callbacks }));
    expect(held()).toEqual([seed.deletionByCreate.config.content]);
    expect(view().changes).toEqual([]);

    act(() => view().config.proxy().setEnableProxy());
    await act(() => view().remove.deleteInstallation(callbacks));
    expect(held()).toEqual([]);
    expect(view().installation).toBeUndefined();
    expect(view().installed.isIntegrationInstalled).toBe(false);
    // Deleting the installation clears its draft, unsaved edits too.
    expect(draft.get()).toEqual({});
    expect(calls).toEqual(["success", "settled", "success", "settled", "success", "settled"]);
  });

  it("an update leaves sections and objects alone that the given config does not name (S9)", async () => {
    const { view, held } = await openScreen({ ...salesforceContact, proxy: { enabled: true } });
    const config = { write: { objects: { account: { objectName: "account" } } } };
    await act(() => view().update.updateInstallation({ config }));
    const objects = { ...salesforceContact.write?.objects, ...config.write.objects };
    expect(held()).toEqual([{ provider: "salesforce", proxy: { enabled: true }, write: { objects } }]);
  });

  it("a call that cannot be says so alike in its promise, `onError` and `error` (H2)", async () => {
    const { view, sent } = await openScreen(salesforceContact);
    const onError = vi.fn();
    const rejected = await act(() =>
      view()
        .create.createInstallation({ config: view().config.get(), onError })
        .catch((error: unknown) => error),
    );
    expect(isUsageError(rejected)).toBe(true);
    expect(onError).toHaveBeenCalledExactlyOnceWith(rejected);
    await waitFor(() => expect(view().create.error).toBe(rejected));
    expect(view().create.errorMsg).toMatch(/already installed.*update/);
    expect(sent).toEqual([]);
  });

  it("update and delete without an installation say to create one (H2)", async () => {
    const { view, sent } = await openScreen();
    for (const run of [
      () => view().update.updateInstallation({ config: {} }),
      () => view().remove.deleteInstallation(),
    ]) {
      const rejected = await act(() => run().catch((error: unknown) => error));
      expect(String(rejected)).toMatch(/not installed.*create/);
    }
    expect(sent).toEqual([]);
  });

  it("a promise that nobody awaits does not end as an unhandled rejection (H2)", async () => {
    const unhandled = vi.fn();
    process.on("unhandledRejection", unhandled);
    const { view } = await openScreen();
    act(() => void view().remove.deleteInstallation());
    await waitFor(() => expect(view().remove.error).not.toBeNull());
    await new Promise((resolve) => setImmediate(resolve));
    process.off("unhandledRejection", unhandled);
    expect(unhandled).not.toHaveBeenCalled();
  });
});

describe("useSaveInstallation", () => {
  it("edits made while a save is under way stay dirty and are kept (D12)", async () => {
    const { view, held, holdBack } = await openScreen(salesforceContact);
    const contact = () => view().config.writeObject("contact");
    act(() => {
      contact().setEnableDeletion();
      contact().setWriteOnCreateSetting({ fieldName: "a", value: "never" });
    });
    const release = holdBack();
    let save: Promise<unknown> | undefined;
    act(() => void (save = view().saving.save()));
    await waitFor(() => expect(view().saving.status).toBe("pending"));
    await waitFor(() =>
      expect(held()[0]?.write?.objects?.["contact"]?.deletionSettings).toEqual({ enabled: true }),
    );
    act(() => {
      contact().setDisableDeletion();
      contact().setWriteOnCreateSetting({ fieldName: "b", value: "never" });
    });
    release();
    await act(() => save);
    expect(view().changes).toEqual([
      { path: "/write/objects/contact/deletionSettings/enabled", before: true, after: undefined },
      {
        path: "/write/objects/contact/selectedFieldSettings/b/writeOnCreate",
        before: undefined,
        after: "never",
      },
    ]);
    await act(() => view().saving.save());
    expect(view().changes).toEqual([]);
    expect(held()).toEqual([view().config.get()]);
  });

  it("a refused or failed save leaves the draft and the backend as they were (D12)", async () => {
    const { view, held, draft, answerNext } = await openScreen(salesforceContact);
    act(() => view().config.writeObject("Contact").setEnableWrite());
    const before = draft.get();

    const refused = await act(() =>
      view()
        .saving.save({ validate: false })
        .catch((error: unknown) => error),
    );
    expect(isApiError(refused) && refused.status).toBe(422);
    expect(String(refused)).toContain("contact");
    await waitFor(() => expect(view().saving).toMatchObject({ status: "error", error: refused }));

    answerNext(() => Promise.reject(new TypeError("offline")));
    const failed = await act(() =>
      view()
        .saving.save({ validate: false })
        .catch((error: unknown) => error),
    );
    expect(isNetworkError(failed)).toBe(true);
    expect(draft.get()).toBe(before);
    expect(held()).toEqual([salesforceContact]);
    expect(view().changes.map(({ path }) => path)).toEqual(["/write/objects/Contact/objectName"]);
  });

  it("rejects with UnsupportedChangeError before anything is sent (S6)", async () => {
    const { view, sent } = await openScreen(salesforceContact);
    act(() => view().config.setDraft((draft) => ({ ...draft, provider: "hubspot" })));
    expect(view().plan?.unsupported).toMatchObject([{ path: "/provider" }]);
    const refused = await act(() =>
      view()
        .saving.save()
        .catch((error: unknown) => error),
    );
    expect(isUnsupportedChangeError(refused)).toBe(true);
    expect(sent).toEqual([]);
  });

  it("a removed read object is switched off, and the draft then shows it so (S6)", async () => {
    const { view, held } = await openScreen({
      ...salesforceContact,
      read: { objects: { contact: { objectName: "contact", selectedFields: { email: true } } } },
    });
    act(() => view().config.removeObject("contact"));
    await act(() => view().saving.save());
    expect(held()[0]?.read?.objects["contact"]?.disabled).toBe(true);
    expect(held()[0]?.write?.objects).toEqual({});
    expect(view().changes).toEqual([]);
  });

  it("a second save waits for the first and sends only what is left (D12)", async () => {
    const { view, sent, holdBack } = await openScreen(salesforceContact);
    act(() => view().config.writeObject("contact").setEnableDeletion());
    const release = holdBack();
    let saves: Promise<unknown>[] = [];
    act(() => void (saves = [view().saving.save(), view().saving.save()]));
    await waitFor(() => expect(sent).toHaveLength(1));
    release();
    const results = await act(() => Promise.all(saves));
    expect(results).toMatchObject([{ status: "saved" }, { status: "noop" }]);
    expect(sent).toHaveLength(1);
  });

  it("hostile names are saved and read back, and no prototype is touched (D8)", async () => {
    const names = ["__proto__", "constructor", "a/b~c.d", "$['a']['b']", "toString"];
    const manifest = structuredClone(salesforceManifest);
    manifest.integrations[0]?.write?.objects?.push(...names.map((objectName) => ({ objectName })));
    const { view, held } = await openScreen(salesforceContact, manifest);
    act(() => {
      for (const name of names) {
        const object = view().config.writeObject(name);
        for (const fieldName of names) object.setWriteOnCreateSetting({ fieldName, value: "never" });
      }
    });
    await act(() => view().saving.save());
    act(() =>
      view()
        .config.writeObject("__proto__")
        .setDefaultValues({ fieldName: "__proto__", value: { integerValue: 1 } }),
    );
    expect(view().plan?.kind).toBe("json-patch");
    await act(() => view().saving.save());

    const objects = held()[0]?.write?.objects ?? {};
    expect(Object.keys(objects).sort()).toEqual(["contact", ...names].sort());
    const hostile = Object.entries(objects).find(([name]) => name === "__proto__")?.[1];
    expect(JSON.stringify(Object.entries(hostile?.selectedFieldSettings ?? {})[0])).toBe(
      '["__proto__",{"writeOnCreate":"never","default":{"integerValue":1}}]',
    );
    expect(view().changes).toEqual([]);
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(({} as Record<string, unknown>)["writeOnCreate"]).toBeUndefined();
  });
});
