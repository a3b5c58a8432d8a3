import { act, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import {
  useChanges,
  useConflicts,
  useIssues,
  useLocalConfig,
  useSaveInstallation,
} from "../../../src/index.js";
import { openHooks } from "../../support/open-hooks.js";

const useScreen = () => ({
  config: useLocalConfig(),
  changes: useChanges(),
  conflicts: useConflicts(),
  saving: useSaveInstallation(),
});
const open = () => openHooks(useScreen);
type Opened = Awaited<ReturnType<typeof open>>;

const failed = (opened: Opened, name: string) => {
  expect(opened.view().saving).toMatchObject({ status: "error", isError: true, error: { name } });
};
const idle = { status: "idle", isIdle: true, isError: false, error: null, errorMsg: null };
const saveWhichFails = (opened: Opened, options = {}) =>
  act(() =>
    opened
      .view()
      .saving.save(options)
      .catch(() => undefined),
  );
const setPolicy = ({ view }: Opened, fieldName: string, value: "always" | "never" | undefined) =>
  act(() => view().config.writeObject("contact").setWriteOnUpdateSetting({ fieldName, value }));

async function openWithConflicts() {
  const opened = await open();
  setPolicy(opened, "email", "always");
  setPolicy(opened, "phone", "always");
  await opened.setElsewhere("email", "never");
  await opened.setElsewhere("phone", "never");
  await saveWhichFails(opened, { onConflict: "reject" });
  failed(opened, "ConfigConflictError");
  return opened;
}

const policyOf = (fieldName: string) =>
  `/write/objects/contact/selectedFieldSettings/${fieldName}/writeOnUpdate`;

describe("the error of a save", () => {
  it("the error of a save stays while one of its conflicts stands, and goes with the last (H10)", async () => {
    const opened = await openWithConflicts();
    act(() => opened.view().conflicts.resolve(policyOf("email"), "mine"));
    failed(opened, "ConfigConflictError");
    act(() => opened.view().conflicts.resolve(policyOf("phone"), "theirs"));
    expect(opened.view().saving).toMatchObject(idle);
  });

  it("the error of a save goes when the user types what the other side has (H10)", async () => {
    const opened = await openWithConflicts();
    setPolicy(opened, "email", "never");
    setPolicy(opened, "phone", "never");
    expect(opened.view().saving).toMatchObject(idle);
  });

  it("the error of a save goes when what was wrong is mended, and not with other edits (H10)", async () => {
    const opened = await open();
    act(() => opened.view().config.writeObject("Contact").setEnableWrite());
    await saveWhichFails(opened);
    failed(opened, "ConfigValidationError");
    setPolicy(opened, "email", "always");
    failed(opened, "ConfigValidationError");
    act(() => opened.view().config.writeObject("Contact").setDisableWrite());
    await waitFor(() => expect(opened.view().saving).toMatchObject(idle));
    expect(opened.view().changes).toHaveLength(1);
  });

  it("the error of a save goes when what the server refused is edited (H10)", async () => {
    const opened = await open();
    act(() => opened.view().config.writeObject("Contact").setEnableWrite());
    await saveWhichFails(opened, { validate: false });
    failed(opened, "ApiError");
    setPolicy(opened, "email", "always");
    failed(opened, "ApiError");
    act(() => opened.view().config.writeObject("Contact").setEnableDeletion());
    expect(opened.view().saving).toMatchObject(idle);
  });

  it("the error of a server that is down stays when an earlier refusal is edited away (H10)", async () => {
    const opened = await open();
    act(() => opened.view().config.writeObject("Contact").setEnableWrite());
    await saveWhichFails(opened, { validate: false });
    opened.answerNext(() => new Response("down", { status: 503 }));
    await saveWhichFails(opened, { validate: false });
    act(() => opened.view().config.writeObject("Contact").setEnableDeletion());
    failed(opened, "ApiError");
  });

  it("an error that has nothing to do with the draft goes once nothing is left to save (H10)", async () => {
    const opened = await open();
    setPolicy(opened, "email", "always");
    opened.answerNext(() => Promise.reject(new TypeError("fetch failed")));
    await saveWhichFails(opened);
    failed(opened, "NetworkError");
    setPolicy(opened, "phone", "always");
    failed(opened, "NetworkError");
    act(() => opened.view().config.reset());
    expect(opened.view().saving).toMatchObject(idle);
    // And does not come back with the next edit.
    setPolicy(opened, "email", "never");
    expect(opened.view().saving).toMatchObject(idle);
  });

  it("the error of a save goes where what it could not save is changed back (H10)", async () => {
    const opened = await open();
    act(() => opened.view().config.setDraft({ ...opened.view().config.get(), provider: "hubspot" }));
    setPolicy(opened, "email", "always");
    await saveWhichFails(opened, { validate: false });
    failed(opened, "UnsupportedChangeError");
    act(() => opened.view().config.setDraft({ ...opened.view().config.get(), provider: "salesforce" }));
    expect(opened.view().saving).toMatchObject(idle);
    expect(opened.view().changes).toHaveLength(1);
  });

  it("the error of another hook on the screen is not touched by reset of one (H10)", async () => {
    const opened = await openHooks(() => ({
      config: useLocalConfig(),
      first: useSaveInstallation(),
      second: useSaveInstallation(),
      issues: useIssues(),
    }));
    const { view } = opened;
    act(() => view().config.writeObject("Contact").setEnableWrite());
    await act(() =>
      view()
        .first.save()
        .catch(() => undefined),
    );
    await act(() =>
      view()
        .second.save()
        .catch(() => undefined),
    );
    act(() => view().first.reset());
    expect([view().first.status, view().second.status]).toEqual(["idle", "error"]);
    act(() => view().config.writeObject("Contact").setDisableWrite());
    await waitFor(() => expect(view().second.status).toBe("idle"));
  });
});
