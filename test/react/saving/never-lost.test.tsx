import { act, render, waitFor } from "@testing-library/react";
import { StrictMode } from "react";
import { describe, expect, it } from "vitest";
import {
  AmpersandProvider,
  InstallationProvider,
  useChanges,
  useConflicts,
  useInstallation,
  useLocalConfig,
  useSaveInstallation,
  type ConfigContent,
} from "../../../src/index.js";
import { openHooks } from "../../support/open-hooks.js";
import { createConnectedBackend, createTestQueryClient, tenant } from "../../support/render-with-backend.js";

const useScreen = () => ({
  config: useLocalConfig(),
  changes: useChanges(),
  conflicts: useConflicts(),
  saving: useSaveInstallation(),
  installation: useInstallation().installation,
});

const full: ConfigContent = {
  provider: "salesforce",
  read: {
    objects: {
      contact: { objectName: "contact", selectedFields: { email: true }, selectedFieldMappings: {} },
    },
  },
  write: {
    objects: {
      account: { objectName: "account" },
      contact: {
        objectName: "contact",
        deletionSettings: { enabled: true },
        selectedFieldSettings: { email: { writeOnUpdate: "never", default: { stringValue: "x" } } },
      },
    },
  },
  proxy: { enabled: true },
};

describe("what the published headless API loses, this kit keeps (StrictMode)", () => {
  it("edits stay when the installation is refetched, time and again (D11)", async () => {
    const { view, refetch } = await openHooks(useScreen);
    act(() => view().config.writeObject("contact").setEnableDeletion());
    for (let times = 0; times < 3; times += 1) await refetch();
    expect(view().config.writeObject("contact").getDeletionEnabled()).toBe(true);
    expect(view().changes).toHaveLength(1);
  });

  it("one customer's draft is not shown for the next, and is there when the first comes back (H14)", async () => {
    const backend = createConnectedBackend(full);
    let current: ReturnType<typeof useScreen> | undefined;
    function Screen() {
      current = useScreen();
      return null;
    }
    const queryClient = createTestQueryClient();
    const page = (groupRef: string) => (
      <StrictMode>
        <AmpersandProvider
          options={{ project: backend.project.name, apiKey: "test-key", fetch: backend.fetch, queryClient }}
        >
          <InstallationProvider {...tenant} groupRef={groupRef}>
            <Screen />
          </InstallationProvider>
        </AmpersandProvider>
      </StrictMode>
    );
    const { rerender } = render(page(tenant.groupRef));
    await waitFor(() => expect(current?.installation).toBeDefined());
    act(() => current?.config.writeObject("contact").setDisableDeletion());
    rerender(page("next-customer"));
    expect(current?.config.get()).toEqual({});
    expect(current?.changes).toEqual([]);
    rerender(page(tenant.groupRef));
    expect(current?.config.writeObject("contact").getDeletionEnabled()).toBe(false);
    expect(current?.changes).toHaveLength(1);
  });

  it("the changes of others are not overwritten by a save of something else (D11)", async () => {
    const { view, setElsewhere, held } = await openHooks(useScreen);
    act(() =>
      view().config.writeObject("contact").setWriteOnUpdateSetting({ fieldName: "phone", value: "never" }),
    );
    await setElsewhere("email", "never");
    await act(() => view().saving.save({ onConflict: "reject" }));
    expect(held()?.write?.objects?.["contact"]?.selectedFieldSettings).toEqual({
      email: { writeOnUpdate: "never" },
      phone: { writeOnUpdate: "never" },
    });
  });

  it.each<[string, (config: ReturnType<typeof useLocalConfig>) => void, (content: ConfigContent) => void]>([
    [
      "a setting that is taken away",
      (config) => config.writeObject("contact").deleteFieldSettings("email"),
      (content) => {
        delete content.write?.objects?.["contact"]?.selectedFieldSettings?.["email"];
      },
    ],
    [
      "one key of a setting that is taken away",
      (config) => config.writeObject("contact").setDefaultValues({ fieldName: "email", value: undefined }),
      (content) => {
        delete content.write?.objects?.["contact"]?.selectedFieldSettings?.["email"]?.default;
      },
    ],
    [
      "a written object that is taken away",
      (config) => config.writeObject("account").setDisableWrite(),
      (content) => {
        delete content.write?.objects?.["account"];
      },
    ],
    [
      "a selected field that is taken away",
      (config) => config.readObject("contact").setSelectedField({ fieldName: "email", selected: false }),
      (content) => {
        delete content.read?.objects?.["contact"]?.selectedFields?.["email"];
      },
    ],
    [
      "deletion turned off",
      (config) => config.writeObject("contact").setDisableDeletion(),
      (content) => {
        const contact = content.write?.objects?.["contact"];
        if (contact) contact.deletionSettings = { enabled: false };
      },
    ],
    [
      "reading turned off",
      (config) => config.readObject("contact").setDisableRead(),
      (content) => {
        const contact = content.read?.objects?.["contact"];
        if (contact) contact.disabled = true;
      },
    ],
    [
      "the proxy turned off",
      (config) => config.proxy().setDisableProxy(),
      (content) => {
        content.proxy = { enabled: false };
      },
    ],
  ])("the draft can be saved with %s (S3)", async (_name, edit, expected) => {
    const { view, held } = await openHooks(useScreen, { content: full });
    act(() => {
      edit(view().config);
    });
    await act(() => view().saving.save());
    const after = structuredClone(full);
    expected(after);
    expect(held()).toEqual(after);
    expect(view().changes).toEqual([]);
  });
});
