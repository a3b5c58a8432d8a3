import { act, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import {
  isApiError,
  isConfigConflictError,
  isNetworkError,
  isUsageError,
  useChanges,
  useConflicts,
  useCreateInstallation,
  useDeleteInstallation,
  useInstallation,
  useLocalConfig,
  useSaveInstallation,
  useUpdateInstallation,
  type ConfigContent,
} from "../../../src/index.js";
import type { Manifest } from "../../../src/contract/index.js";
import { openHooks } from "../../support/open-hooks.js";
import { salesforceManifest } from "../../support/salesforce-manifest.js";

const useScreen = () => ({
  config: useLocalConfig(),
  changes: useChanges(),
  conflicts: useConflicts(),
  saving: useSaveInstallation(),
  create: useCreateInstallation(),
  update: useUpdateInstallation(),
  remove: useDeleteInstallation(),
  installation: useInstallation().installation,
});
const open = (options?: Parameters<typeof openHooks>[1]) => openHooks(useScreen, options);

/** The manifest of the other tests, which reads `account`, too. */
const readsAccount: Manifest = {
  ...salesforceManifest,
  integrations: salesforceManifest.integrations.map((integration) => {
    const account = {
      objectName: "account",
      destination: "accountWebhook",
      optionalFields: [{ fieldName: "phone" }],
    };
    return { ...integration, read: { objects: [...(integration.read?.objects ?? []), account] } };
  }),
};

const rejectionOf = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );
const settingsOf = (content: ConfigContent | undefined) =>
  content?.write?.objects?.["contact"]?.selectedFieldSettings;

/** The path of the one installation at the API, for requests that come from elsewhere. */
function addressOf(backend: Awaited<ReturnType<typeof open>>["backend"]) {
  const { project, installations } = backend.snapshot();
  const [installation] = installations;
  return `https://api.withampersand.com/v1/projects/${project.id}/integrations/${installation?.integrationId ?? ""}/installations/${installation?.id ?? ""}`;
}

describe("a save looks first, through the hooks", () => {
  it("a colleague's setting is kept where neither side had the map of settings (S8)", async () => {
    const { view, setElsewhere, held } = await open();
    await setElsewhere("email", "never");
    act(() =>
      view().config.writeObject("contact").setWriteOnUpdateSetting({ fieldName: "phone", value: "always" }),
    );
    await act(() => view().saving.save());
    expect(settingsOf(held())).toEqual({
      email: { writeOnUpdate: "never" },
      phone: { writeOnUpdate: "always" },
    });
    expect(view().changes).toEqual([]);
  });

  it("a mask of several objects carries what a colleague has just saved (S8)", async () => {
    const { view, setElsewhere, held, sent } = await open();
    await setElsewhere("email", "never");
    act(() => {
      view().config.writeObject("contact").setEnableDeletion();
      view().config.writeObject("account").setEnableWrite();
    });
    await act(() => view().saving.save());
    expect(sent[0]?.body).toHaveProperty("updateMask");
    expect(settingsOf(held())).toEqual({ email: { writeOnUpdate: "never" } });
  });

  it("a conflict that the look brings rejects before anything is sent, and is listed (S8)", async () => {
    const { view, setElsewhere, sent } = await open();
    act(() =>
      view().config.writeObject("contact").setWriteOnUpdateSetting({ fieldName: "email", value: "always" }),
    );
    await setElsewhere("email", "never");
    const refused = await act(() => rejectionOf(view().saving.save()));
    expect(isConfigConflictError(refused)).toBe(true);
    expect(sent).toEqual([]);
    expect(view().conflicts.conflicts).toHaveLength(1);
    expect(view().changes).toHaveLength(1);
  });

  it("a conflict that was listed when the save was asked for is the user's decision (S8)", async () => {
    const { view, setElsewhere, refetch, held } = await open();
    act(() =>
      view().config.writeObject("contact").setWriteOnUpdateSetting({ fieldName: "email", value: "always" }),
    );
    await setElsewhere("email", "never");
    await refetch();
    await act(() => view().saving.save());
    expect(settingsOf(held())).toEqual({ email: { writeOnUpdate: "always" } });
    expect(view().conflicts.conflicts).toEqual([]);
  });

  it("a listed conflict whose other side has changed again was seen by nobody (S8)", async () => {
    const { view, setElsewhere, refetch, sent } = await open();
    act(() =>
      view()
        .config.writeObject("contact")
        .setFieldSettings({ fieldName: "email", settings: { writeOnUpdate: "ifEmpty" } }),
    );
    await setElsewhere("email", "never");
    await refetch();
    await setElsewhere("email", "always");
    const refused = await act(() => rejectionOf(view().saving.save()));
    expect(isConfigConflictError(refused)).toBe(true);
    expect(sent).toEqual([]);
  });

  it("`overwrite` saves the user's value over what nobody has seen (S8)", async () => {
    const { view, setElsewhere, held } = await open();
    act(() =>
      view().config.writeObject("contact").setWriteOnUpdateSetting({ fieldName: "email", value: "always" }),
    );
    await setElsewhere("email", "never");
    await act(() => view().saving.save({ onConflict: "overwrite" }));
    expect(settingsOf(held())).toEqual({ email: { writeOnUpdate: "always" } });
  });

  it("`skipSampling` is asked for by a save, a create and an update (S10)", async () => {
    const { view, backend } = await open();
    act(() => view().config.writeObject("contact").setEnableDeletion());
    await act(() => view().saving.save({ skipSampling: true }));
    const config = { proxy: { enabled: true } };
    await act(() => view().update.updateInstallation({ config, skipSampling: true }));
    const asked = backend.journal.entries
      .filter(({ request }) => request.method === "PATCH")
      .map(({ request }) => request.query);
    expect(asked).toEqual([{ skipSampling: "true" }, { skipSampling: "true" }]);
  });
});

describe("an outcome that nobody knows is looked at again", () => {
  it("a delete whose answer is lost leaves the screen showing that nothing is installed (S8)", async () => {
    const { view, backend, answerNext } = await open();
    act(() => view().config.proxy().setEnableProxy());
    answerNext(async () => {
      await backend.fetch(addressOf(backend), {
        method: "DELETE",
        headers: { "X-Api-Key": "key-of-this-page" },
      });
      throw new TypeError("connection reset");
    });
    const lost = await act(() => rejectionOf(view().remove.deleteInstallation()));
    expect(isNetworkError(lost)).toBe(true);
    await waitFor(() => expect(view().installation).toBeUndefined());
    await waitFor(() => expect(view().config.get()).toEqual({}));
  });

  it("a delete that answers 404 leaves the screen showing what is (S8)", async () => {
    const { view, answerNext, held } = await open();
    answerNext(() => new Response("{}", { status: 404 }));
    const refused = await act(() => rejectionOf(view().remove.deleteInstallation()));
    expect(isApiError(refused) && refused.status).toBe(404);
    expect(held()).toBeDefined();
    await waitFor(() => expect(view().installation).toBeDefined());
  });

  it("a delete of what a colleague has deleted says so, and shows it (S8)", async () => {
    const { view, backend } = await open();
    await backend.fetch(addressOf(backend), { method: "DELETE", headers: { "X-Api-Key": "other-key" } });
    const refused = await act(() => rejectionOf(view().remove.deleteInstallation()));
    expect(isUsageError(refused)).toBe(true);
    await waitFor(() => expect(view().installation).toBeUndefined());
    expect(view().config.get()).toEqual({});
  });

  it.each<[string, RegExp, (installation: object) => Response]>([
    [
      "an installation without a config",
      /config\.content/,
      (installation) => Response.json({ ...installation, config: {} }),
    ],
    ["an HTML page", /HTML|JSON/, () => new Response("<html></html>", { status: 200 })],
    [
      "another installation",
      /about another installation/,
      (installation) => Response.json({ ...installation, id: "another" }),
    ],
    ["an empty list", /not an installation/, () => Response.json([])],
    ["a text", /not an installation/, () => Response.json("saved")],
  ])("a save that is answered with %s leaves the draft as it was (S8)", async (_, reason, answer) => {
    const { view, draft, backend, answerNext, held } = await open();
    act(() => view().config.writeObject("contact").setEnableDeletion());
    const before = draft.get();
    const headers = { "X-Api-Key": "other-key" };
    const found = await backend.fetch(addressOf(backend), { headers });
    const installation = (await found.json()) as object;
    answerNext(() => answer(installation));
    const refused = await act(() => rejectionOf(view().saving.save()));
    expect(isApiError(refused)).toBe(true);
    expect(String(refused)).toMatch(reason);
    expect(draft.get()).toBe(before);
    expect(view().changes).toHaveLength(1);
    await act(() => view().saving.save());
    expect(held()?.write?.objects?.["contact"]?.deletionSettings).toEqual({ enabled: true });
  });
});

describe("an update keeps its published meaning", () => {
  const two: ConfigContent = {
    provider: "salesforce",
    read: {
      objects: {
        account: { objectName: "account", selectedFields: {}, selectedFieldMappings: {} },
        contact: { objectName: "contact", selectedFields: { email: true }, selectedFieldMappings: {} },
      },
    },
    write: { objects: { contact: { objectName: "contact" } } },
  };

  it("an object that the config does not name is not paused (S9)", async () => {
    const { view, held } = await open({ content: two, manifest: readsAccount });
    const account = { objectName: "account", selectedFields: { phone: true }, selectedFieldMappings: {} };
    const config = { read: { objects: { account } } };
    await act(() => view().update.updateInstallation({ config }));
    expect(held()?.read?.objects).toEqual({ account, contact: two.read?.objects["contact"] });
  });

  it("an update by the draft keeps what a colleague has saved meanwhile (S9)", async () => {
    const { view, setElsewhere, held } = await open();
    act(() => view().config.writeObject("contact").setEnableDeletion());
    await setElsewhere("email", "never");
    await act(() => view().update.updateInstallation({ config: view().config.get() }));
    expect(held()?.write?.objects?.["contact"]).toEqual({
      objectName: "contact",
      deletionSettings: { enabled: true },
      selectedFieldSettings: { email: { writeOnUpdate: "never" } },
    });
    expect(view().changes).toEqual([]);
  });

  it("an object that the draft has removed stays, and its removal stays to be saved (S9)", async () => {
    const { view, held } = await open({ content: two, manifest: readsAccount });
    act(() => {
      view().config.writeObject("contact").setDisableWrite();
      view().config.proxy().setEnableProxy();
    });
    await act(() => view().update.updateInstallation({ config: view().config.get() }));
    expect(held()?.write?.objects).toEqual({ contact: { objectName: "contact" } });
    expect(held()?.proxy).toEqual({ enabled: true });
    expect(view().changes.map(({ path }) => path)).toEqual(["/write/objects/contact/objectName"]);
  });

  it("a second update by an older draft does not revert what the first one's answer brought (S9)", async () => {
    const { view, setElsewhere, held } = await open();
    act(() => view().config.writeObject("contact").setEnableDeletion());
    const older = view().config.get();
    await setElsewhere("email", "never");
    await act(async () => {
      await Promise.all([
        view().update.updateInstallation({ config: older }),
        view().update.updateInstallation({ config: older }),
      ]);
    });
    await act(() => view().update.updateInstallation({ config: older }));
    expect(settingsOf(held())).toEqual({ email: { writeOnUpdate: "never" } });
  });

  it("an object taken from the draft counts as got from it, in a config built by hand (S9)", async () => {
    const { view, setElsewhere, held } = await open();
    const config = { ...view().config.get(), proxy: { enabled: true } };
    await setElsewhere("email", "never");
    await act(() => view().update.updateInstallation({ config }));
    expect(held()?.proxy).toEqual({ enabled: true });
    expect(settingsOf(held())).toEqual({ email: { writeOnUpdate: "never" } });
  });

  it("a conflict that the look brings rejects an update by the draft, too (S8)", async () => {
    const { view, setElsewhere, sent } = await open();
    act(() =>
      view().config.writeObject("contact").setWriteOnUpdateSetting({ fieldName: "email", value: "always" }),
    );
    await setElsewhere("email", "never");
    const refused = await act(() =>
      rejectionOf(view().update.updateInstallation({ config: view().config.get() })),
    );
    expect(isConfigConflictError(refused)).toBe(true);
    expect(sent).toEqual([]);
  });
});

it("a create that finds a colleague's installation says so, and sends nothing (S8)", async () => {
  const { view, backend, sent } = await open({ content: null });
  act(() => view().config.writeObject("contact").setEnableDeletion());
  backend.seed({
    installations: [
      {
        integration: "write-to-salesforce",
        groupRef: "customer-group-ref",
        content: { provider: "salesforce", write: { objects: { contact: { objectName: "contact" } } } },
      },
    ],
  });
  const refused = await act(() =>
    rejectionOf(view().create.createInstallation({ config: view().config.get() })),
  );
  expect(isUsageError(refused)).toBe(true);
  expect(sent).toEqual([]);
  expect(view().changes.map(({ path }) => path)).toEqual(["/write/objects/contact/deletionSettings/enabled"]);
});
