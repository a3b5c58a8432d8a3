import { act, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import {
  useChanges,
  useConflicts,
  useCreateInstallation,
  useDeleteInstallation,
  useHistory,
  useLocalConfig,
  useSaveInstallation,
  useUpdateInstallation,
  type ConfigContent,
} from "../../../src/index.js";
import { openHooks } from "../../support/open-hooks.js";
import { tenant } from "../../support/render-with-backend.js";

const useScreen = () => ({
  config: useLocalConfig(),
  changes: useChanges().map(({ path }) => path),
  conflicts: useConflicts().conflicts,
  history: useHistory(),
  saving: useSaveInstallation(),
  update: useUpdateInstallation(),
  create: useCreateInstallation(),
  remove: useDeleteInstallation(),
});

const contact = { objectName: "contact" };
const account = { objectName: "account" };
const content: ConfigContent = { provider: "salesforce", write: { objects: { account, contact } } };
const open = () => openHooks(useScreen, { content });

const deletion = "/write/objects/contact/deletionSettings/enabled";
const deleting = { ...contact, deletionSettings: { enabled: true } };

describe("updates in odd orders (StrictMode)", () => {
  it("an update by an older draft does not bring back an object whose removal was saved since (S9)", async () => {
    const { view, held } = await open();
    act(() => view().config.proxy().setEnableProxy());
    const older = view().config.get();
    act(() => view().config.writeObject("account").setDisableWrite());
    await act(() => view().saving.save());
    await act(() => view().update.updateInstallation({ config: older }));
    expect(held()).toEqual({
      provider: "salesforce",
      write: { objects: { contact } },
      proxy: { enabled: true },
    });
    expect(view().changes).toEqual([]);
  });

  it("an edit made while an update is under way stays to be saved (S9, D12)", async () => {
    const { view, held } = await open();
    await act(async () => {
      const updated = view().update.updateInstallation({ config: { proxy: { enabled: true } } });
      view().config.writeObject("contact").setEnableDeletion();
      await updated;
    });
    expect(held()).toEqual({ ...content, proxy: { enabled: true } });
    expect(view().changes).toEqual([deletion]);
    expect(view().conflicts).toEqual([]);
  });

  it("an update by an older draft, asked for while a save is under way, reverts nothing of it (S9)", async () => {
    const { view, held } = await open();
    act(() => view().config.writeObject("contact").setEnableDeletion());
    const older = view().config.get();
    act(() => view().config.proxy().setEnableProxy());
    await act(() => Promise.all([view().saving.save(), view().update.updateInstallation({ config: older })]));
    expect(held()).toEqual({
      provider: "salesforce",
      write: { objects: { account, contact: deleting } },
      proxy: { enabled: true },
    });
    expect(view().changes).toEqual([]);
  });

  it("an update by an older draft after one by a newer draft leaves what the newer one set (S9)", async () => {
    const { view, held } = await open();
    act(() => view().config.proxy().setEnableProxy());
    const older = view().config.get();
    act(() => view().config.writeObject("contact").setEnableDeletion());
    const newer = view().config.get();
    await act(() =>
      Promise.all([newer, older].map((config) => view().update.updateInstallation({ config }))),
    );
    expect(held()).toEqual({
      provider: "salesforce",
      write: { objects: { account, contact: deleting } },
      proxy: { enabled: true },
    });
    expect(view().changes).toEqual([]);
  });

  it("undo after an update by the draft is one change to be saved, and a save makes it (S9, D9, D18)", async () => {
    const { view, held } = await open();
    act(() => view().config.writeObject("contact").setEnableDeletion());
    await act(() => view().update.updateInstallation({ config: view().config.get() }));
    expect(view().changes).toEqual([]);
    act(() => view().history.undo());
    expect(view().changes).toEqual([deletion]);
    expect(view().conflicts).toEqual([]);
    await act(() => view().saving.save());
    expect(held()).toEqual(content);
  });

  it("an undo during a save stands in an update by the draft that was read then (S9, D9)", async () => {
    const { view, held, sent, holdBack } = await open();
    act(() => view().config.writeObject("contact").setEnableDeletion());
    const release = holdBack();
    let ended: Promise<unknown> = Promise.resolve();
    act(() => void (ended = view().saving.save()));
    await waitFor(() => expect(sent).toHaveLength(1));
    act(() => view().history.undo());
    const undone = view().config.get();
    act(() => view().config.proxy().setEnableProxy());
    await act(async () => {
      const updated = view().update.updateInstallation({ config: undone });
      release();
      await Promise.all([ended, updated]);
    });
    expect(held()?.write?.objects?.["contact"]?.deletionSettings?.enabled).not.toBe(true);
    expect(view().changes).toEqual(["/proxy/enabled"]);
  });

  it("what an update by an older draft sets comes into the draft where nothing is edited (S9, D11)", async () => {
    const { view, held } = await open();
    act(() => view().config.writeObject("contact").setEnableDeletion());
    const older = view().config.get();
    act(() => view().history.undo());
    await act(() => view().update.updateInstallation({ config: older }));
    expect(held()?.write?.objects?.["contact"]).toEqual(deleting);
    expect(view().changes).toEqual([]);
    expect(view().config.get()).toEqual(held());
  });

  it("a draft that was read before the installation was deleted can be installed anew (S9)", async () => {
    const { view, held, backend, refetch } = await open();
    const kept = view().config.get();
    await act(() => view().remove.deleteInstallation());
    expect(held()).toBeUndefined();
    const { groupRef, consumerRef } = tenant;
    backend.seed({ connections: [{ groupRef, consumerRef, provider: "salesforce" }] });
    await refetch();
    await act(() => view().create.createInstallation({ config: kept }));
    expect(held()).toEqual(content);
    expect(view().config.get()).toEqual(content);
    expect(view().changes).toEqual([]);
  });
});
