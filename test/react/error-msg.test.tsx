import { act, screen, waitFor } from "@testing-library/react";
import { useState } from "react";
import { describe, expect, it } from "vitest";
import {
  german,
  isApiError,
  useDeleteInstallation,
  useCreateInstallation,
  useLocalConfig,
  useSaveInstallation,
  useWriteRecords,
  InstallationProvider,
  createDraftStore,
  createLocalConfig,
  type Messages,
  type MessagesSource,
} from "../../src/index.js";
import { createMockBackend } from "../../mock-server/index.js";
import { english } from "../../src/core.js";
import { openHooks, savedContact } from "../support/open-hooks.js";
import { salesforceManifest } from "../support/salesforce-manifest.js";
import { createConnectedBackend, renderWithBackend, tenant } from "../support/render-with-backend.js";

const useActions = () => ({
  config: useLocalConfig(),
  create: useCreateInstallation(),
  saving: useSaveInstallation(),
  writing: useWriteRecords(),
});

/** The faults of a service, with what a customer reads of each. */
const faults = [
  [400, /^The service refused this: /],
  [401, /^You are signed out, or are not allowed to do this\. Sign in again\.$/],
  [403, /^You are not allowed to do this\./],
  [404, /^This no longer exists\./],
  [429, /^There were too many requests\./],
  [500, /^The service has a problem\./],
  [503, /^The service has a problem\./],
] as const;

describe("errors that customers read", () => {
  it.each(faults)(
    "a save that is answered by %i is said in a sentence, without methods and paths (H18)",
    async (status, sentence) => {
      const { view, backend } = await openHooks(useActions);
      act(() => view().config.writeObject("contact").setEnableDeletion());
      backend.faults.set([
        {
          operations: ["patchObjectConfigContent", "updateInstallation"],
          effect: { kind: "status", status },
        },
      ]);
      await act(() =>
        view()
          .saving.save()
          .catch(() => undefined),
      );
      await waitFor(() => expect(view().saving.errorMsg).toMatch(sentence));
      expect(view().saving.errorMsg).not.toMatch(/PATCH|\/projects|failed with/);
      // For developers and logs.
      expect(view().saving.error?.message).toMatch(/PATCH/);
    },
  );

  it("what the kit refuses before it asks is counted for the customer (H18)", async () => {
    const { view } = await openHooks(useActions);
    act(() =>
      view()
        .config.writeObject("nowhere" as never)
        .setEnableWrite(),
    );
    await act(() =>
      view()
        .saving.save()
        .catch(() => undefined),
    );
    await waitFor(() =>
      expect(view().saving.errorMsg).toBe("One setting is not right yet. Correct it, then save again."),
    );
  });

  it("a write that is refused is said in the server's reason, and a success has none (H18)", async () => {
    const { view } = await openHooks(useActions);
    const record = { id: "003000000000001AAA" };
    await act(() =>
      view()
        .writing.writeRecords({ objectName: "contact", type: "delete", record })
        .catch(() => undefined),
    );
    await waitFor(() =>
      expect(view().writing.errorMsg).toMatch(/^The service refused this: .*deletionSettings/),
    );
    act(() => view().writing.reset());
    expect(view().writing.errorMsg).toBeNull();
  });

  it("an installation that lacks its connection is said in the server's reason, not as one that is gone (H18)", async () => {
    const draft = createDraftStore();
    const backend = createMockBackend({ manifest: salesforceManifest });
    let create!: ReturnType<typeof useCreateInstallation>; // Set by the first render.
    function Screen() {
      create = useCreateInstallation();
      return <output>{create.errorMsg}</output>;
    }
    renderWithBackend(<Screen />, { backend, draft });
    await act(() => create.createInstallation({ config: savedContact }).catch(() => undefined));
    expect(isApiError(create.error) && create.error.status).toBe(404);
    await waitFor(() =>
      expect(screen.getByRole("status").textContent).toMatch(/^The service refused this: .*connection/i),
    );
  });

  it("the sentence is in the language of the nearest provider (H18)", async () => {
    const backend = createConnectedBackend(savedContact);
    const draft = createDraftStore();
    let saving: ReturnType<typeof useSaveInstallation> | undefined;
    function Screen() {
      saving = useSaveInstallation();
      return <output>{saving.errorMsg}</output>;
    }
    renderWithBackend(
      <InstallationProvider {...tenant} draft={draft} messages={german}>
        <Screen />
      </InstallationProvider>,
      { backend, draft },
    );
    await waitFor(() => expect(draft.getSaved()).toEqual(savedContact));
    act(() => createLocalConfig(draft).writeObject("contact").setEnableDeletion());
    backend.faults.set([
      { operations: ["patchObjectConfigContent"], effect: { kind: "status", status: 403 } },
    ]);
    await act(() => saving?.save().catch(() => undefined));
    await waitFor(() => expect(screen.getByRole("status").textContent).toMatch(/^Das dürfen Sie nicht\./));
  });

  it("a sentence that stands is said anew when its language is there, and when another is chosen (H18)", async () => {
    const backend = createConnectedBackend(savedContact);
    const draft = createDraftStore();
    let deliver: (messages: Messages) => void = () => undefined;
    const slow = () => new Promise<Messages>((resolve) => (deliver = resolve));
    const loaded = { ...english, errors: { ...english.errors, forbidden: () => "Interdit." } };
    let choose: (messages: MessagesSource) => void = () => undefined;
    let view: {
      saving: ReturnType<typeof useSaveInstallation>;
      removal: ReturnType<typeof useDeleteInstallation>;
    };
    function Screen() {
      view = { saving: useSaveInstallation(), removal: useDeleteInstallation() };
      return <output>{[view.saving.errorMsg, view.removal.errorMsg].join(" | ")}</output>;
    }
    function Language() {
      const [messages, setMessages] = useState<MessagesSource>(() => slow);
      choose = (next) => setMessages(() => next);
      return (
        <InstallationProvider {...tenant} draft={draft} messages={messages}>
          <Screen />
        </InstallationProvider>
      );
    }
    renderWithBackend(<Language />, { backend, draft });
    await waitFor(() => expect(draft.getSaved()).toEqual(savedContact));
    act(() => createLocalConfig(draft).writeObject("contact").setEnableDeletion());
    backend.faults.set([
      {
        operations: ["patchObjectConfigContent", "deleteInstallation"],
        effect: { kind: "status", status: 403 },
      },
    ]);
    await act(() => view.saving.save().catch(() => undefined));
    await act(() => view.removal.deleteInstallation().catch(() => undefined));
    const text = () => screen.getByRole("status").textContent;
    await waitFor(() =>
      expect(text()).toMatch(/^You are not allowed to do this\..* \| You are not allowed to do this\./),
    );
    await act(async () => {
      deliver(loaded);
      await Promise.resolve();
    });
    await waitFor(() => expect(text()).toBe("Interdit. | Interdit."));
    act(() => choose(german));
    await waitFor(() => expect(text()).toMatch(/^Das dürfen Sie nicht\..* \| Das dürfen Sie nicht\./));
  });

  it("a misuse of the kit is for its developers, and said as it is (H18)", async () => {
    const { view } = await openHooks(useActions);
    await act(() =>
      view()
        .create.createInstallation({ config: view().config.get() })
        .catch(() => undefined),
    );
    expect(view().create.errorMsg).toBe(view().create.error?.message);
    expect(view().create.errorMsg).toMatch(/already installed/);
  });
});
