import { act, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import {
  useChanges,
  useConflicts,
  useInstallation,
  useLocalConfig,
  useSaveInstallation,
  useUpdateInstallation,
} from "../../../src/index.js";
import { openHooks } from "../../support/open-hooks.js";

const useScreen = () => ({
  config: useLocalConfig(),
  changes: useChanges(),
  conflicts: useConflicts(),
  saving: useSaveInstallation(),
  update: useUpdateInstallation(),
  loaded: useInstallation(),
});

/** A screen on which a save is done by the server, whose answer is still on its way. */
async function openSaving(by: "save" | "update" = "save") {
  const opened = await openHooks(useScreen);
  const { view, sent, holdBack } = opened;
  const policyOf = (field: string) => view().config.writeObject("contact").getWriteOnUpdateSetting(field);
  act(() =>
    view().config.writeObject("contact").setWriteOnUpdateSetting({ fieldName: "phone", value: "always" }),
  );
  const release = holdBack();
  let ended: Promise<unknown> = Promise.resolve();
  act(() => {
    const { saving, update, config } = view();
    ended =
      by === "save" ? saving.save() : update.updateInstallation({ config: structuredClone(config.get()) });
  });
  await waitFor(() => expect(sent).toHaveLength(1));
  const settingsShown = () =>
    view().loaded.installation?.config.content.write?.objects?.["contact"]?.selectedFieldSettings;
  const answer = () =>
    act(async () => {
      release();
      await ended;
    });
  return { ...opened, policyOf, settingsShown, answer };
}

describe("a refetch while a save is on its way, through the hooks", () => {
  it("a refetch shows what a colleague has changed, before the answer and after it (D11)", async () => {
    const { view, setElsewhere, refetch, policyOf, settingsShown, answer } = await openSaving();
    await setElsewhere("email", "never");
    await refetch();
    await waitFor(() => expect(policyOf("email")).toBe("never"));
    await answer();
    expect(policyOf("email")).toBe("never");
    expect(policyOf("phone")).toBe("always");
    expect(settingsShown()).toEqual({
      email: { writeOnUpdate: "never" },
      phone: { writeOnUpdate: "always" },
    });
    expect(view().changes).toEqual([]);
    expect(view().conflicts.conflicts).toEqual([]);
  });

  it("a refetch is newer than the late answer, once one has shown the save (S8)", async () => {
    const { view, setElsewhere, refetch, policyOf, settingsShown, answer } = await openSaving();
    await refetch();
    await setElsewhere("phone", "never");
    await refetch();
    await answer();
    expect(policyOf("phone")).toBe("never");
    expect(settingsShown()).toEqual({ phone: { writeOnUpdate: "never" } });
    expect(view().changes).toEqual([]);
  });

  it("a refetch is newer than the late answer to an update by hand, too (S8, S9)", async () => {
    const { view, setElsewhere, refetch, policyOf, settingsShown, answer } = await openSaving("update");
    await refetch();
    await setElsewhere("email", "never");
    await refetch();
    await answer();
    expect(policyOf("email")).toBe("never");
    expect(settingsShown()).toEqual({
      email: { writeOnUpdate: "never" },
      phone: { writeOnUpdate: "always" },
    });
    expect(view().changes).toEqual([]);
  });

  it("a refetch is asked for again where the answer comes before it (D11)", async () => {
    const { view, queryClient, holdBackReads, setElsewhere, policyOf, answer } = await openSaving();
    const release = holdBackReads();
    const asked = queryClient.refetchQueries();
    await answer();
    await setElsewhere("email", "never");
    release();
    await act(() => asked);
    await waitFor(() => expect(policyOf("email")).toBe("never"));
    expect(view().changes).toEqual([]);
  });
});
