import { act, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { useEffect, useState, type ReactNode } from "react";
import { describe, expect, it, vi } from "vitest";
import { createMockBackend } from "../../../mock-server/index.js";
import {
  AmpersandProvider,
  InstallationProvider,
  createDraftStore,
  isUsageError,
  useFieldSettings,
  useInstallation,
  useLocalConfig,
  useSavePlan,
  useUpdateInstallation,
  type ConfigContent,
} from "../../../src/index.js";
import { recordRequests } from "../../support/recording-backend.js";
import { createTestQueryClient, tenant } from "../../support/render-with-backend.js";
import { salesforceManifest } from "../../support/salesforce-manifest.js";

const content: ConfigContent = {
  provider: "salesforce",
  write: { objects: { contact: { objectName: "contact" } } },
};

/** A backend on which two groups, "a" and "b", have the integration installed. */
function openTwoTenants() {
  const recording = recordRequests(createMockBackend({ manifest: salesforceManifest }));
  const { consumerRef, integration } = tenant;
  const groups = ["a", "b"];
  recording.backend.seed({
    connections: groups.map((groupRef) => ({ groupRef, consumerRef, provider: "salesforce" })),
    installations: groups.map((groupRef) => ({ integration, groupRef, content })),
  });
  const queryClient = createTestQueryClient();
  const screenOf = (groupRef: string, ui: ReactNode, draft?: ReturnType<typeof createDraftStore>) => (
    <AmpersandProvider
      options={{
        project: recording.backend.project.id,
        apiKey: "test-key",
        queryClient,
        fetch: (input, init) => recording.backend.fetch(input as string, init),
      }}
    >
      <InstallationProvider {...tenant} groupRef={groupRef} {...(draft && { draft })}>
        {ui}
      </InstallationProvider>
    </AmpersandProvider>
  );
  const held = (groupRef: string) =>
    recording.backend.snapshot().installations.find(({ group }) => group?.groupRef === groupRef)?.config
      .content;
  return { ...recording, queryClient, screenOf, held };
}

describe("one store per tenant", () => {
  it("a call belongs to the group it was made for, also when another one is shown at its end (H14)", async () => {
    const { screenOf, holdBack, held } = openTwoTenants();
    let updating: ReturnType<typeof useUpdateInstallation> | undefined;
    function Screen() {
      updating = useUpdateInstallation();
      const { installation } = useInstallation();
      return <output>{`${installation?.group?.groupRef ?? ""} ${updating.isIdle ? "idle" : "busy"}`}</output>;
    }
    const { rerender } = render(screenOf("a", <Screen />));
    await waitFor(() => expect(screen.getByRole("status").textContent).toBe("a idle"));

    const release = holdBack();
    const settled = vi.fn();
    act(() => {
      void updating?.updateInstallation({ config: { proxy: { enabled: true } }, onSettled: settled });
    });
    expect(screen.getByRole("status").textContent).toBe("a busy");
    rerender(screenOf("b", <Screen />));
    await waitFor(() => expect(screen.getByRole("status").textContent).toBe("b idle"));
    release();
    await waitFor(() => expect(settled).toHaveBeenCalledOnce());
    expect(held("a")).toEqual({ ...content, proxy: { enabled: true } });
    expect(held("b")).toEqual(content);
    expect(screen.getByRole("status").textContent).toBe("b idle");
  });

  it("a draft that was handed in is shown for one group only (H14)", () => {
    const { screenOf } = openTwoTenants();
    const draft = createDraftStore();
    const { unmount } = render(screenOf("a", null, draft));
    unmount();
    vi.mocked(console.error).mockImplementation(() => undefined);
    const quiet = (event: Event) => event.preventDefault();
    window.addEventListener("error", quiet);
    const first = createDraftStore();
    function Switching() {
      const [groupRef, setGroupRef] = useState("a");
      return (
        <>
          <button onClick={() => setGroupRef("b")}>b</button>
          {screenOf(groupRef, null, first)}
        </>
      );
    }
    render(<Switching />);
    let thrown: unknown;
    try {
      fireEvent.click(screen.getByRole("button"));
    } catch (error) {
      thrown = error;
    }
    window.removeEventListener("error", quiet);
    vi.mocked(console.error).mockClear();
    expect(isUsageError(thrown)).toBe(true);
    expect(String(thrown)).toMatch(/createDraftStore/);
  });

  it("an app's inline fetch makes no new client, and with it no new requests (H11)", async () => {
    const { screenOf, backend } = openTwoTenants();
    const asked = vi.spyOn(backend, "fetch");
    function Screen() {
      return <output>{useInstallation().installation?.healthStatus}</output>;
    }
    const { rerender } = render(screenOf("a", <Screen />));
    await waitFor(() => expect(screen.getByRole("status").textContent).toBe("healthy"));
    const before = asked.mock.calls.length;
    for (let index = 0; index < 5; index += 1) rerender(screenOf("a", <Screen />));
    expect(asked.mock.calls.length).toBe(before);
  });
});

describe("what comes from the server while a change is under way", () => {
  it("a refetch does not take back an edit made during the save (D12)", async () => {
    const { screenOf, holdBack, queryClient, held } = openTwoTenants();
    let config: ReturnType<typeof useLocalConfig> | undefined;
    let updating: ReturnType<typeof useUpdateInstallation> | undefined;
    function Screen() {
      config = useLocalConfig();
      updating = useUpdateInstallation();
      return <output>{String(config.writeObject("contact").getDeletionEnabled())}</output>;
    }
    render(screenOf("a", <Screen />));
    await waitFor(() => expect(config?.get()).toEqual(content));
    act(() => config?.writeObject("contact").setEnableDeletion());

    const release = holdBack();
    let update: Promise<unknown> | undefined;
    act(() => {
      if (config) update = updating?.updateInstallation({ config: config.get() });
    });
    await waitFor(() =>
      expect(held("a")?.write?.objects?.["contact"]?.deletionSettings).toEqual({ enabled: true }),
    );
    act(() => config?.writeObject("contact").setDisableDeletion());
    await act(() => queryClient.refetchQueries());
    expect(screen.getByRole("status").textContent).toBe("false");
    release();
    await act(() => update);
    expect(screen.getByRole("status").textContent).toBe("false");
  });

  it("updates run one after another, and the last one counts (D12)", async () => {
    const { screenOf, sent, held } = openTwoTenants();
    let updating: ReturnType<typeof useUpdateInstallation> | undefined;
    function Screen() {
      updating = useUpdateInstallation();
      return <output>{useInstallation().installation?.healthStatus}</output>;
    }
    render(screenOf("a", <Screen />));
    await waitFor(() => expect(screen.getByRole("status").textContent).toBe("healthy"));
    await act(() =>
      Promise.all(
        [true, false, true].map((enabled) =>
          updating?.updateInstallation({ config: { proxy: { enabled } } }),
        ),
      ),
    );
    expect(sent.map(({ body }) => body)).toMatchObject([
      { installation: { config: { content: { proxy: { enabled: true } } } } },
      { installation: { config: { content: { proxy: { enabled: false } } } } },
      { installation: { config: { content: { proxy: { enabled: true } } } } },
    ]);
    expect(held("a")).toEqual({ ...content, proxy: { enabled: true } });
  });

  it("an installation that a colleague deleted leaves the edits, and a plan to install again (D12)", async () => {
    const { screenOf, queryClient, backend } = openTwoTenants();
    let config: ReturnType<typeof useLocalConfig> | undefined;
    function Screen() {
      config = useLocalConfig();
      return <output>{useSavePlan()?.kind}</output>;
    }
    render(screenOf("a", <Screen />));
    await waitFor(() => expect(screen.getByRole("status").textContent).toBe("noop"));
    act(() => config?.writeObject("contact").setEnableDeletion());
    await waitFor(() => expect(screen.getByRole("status").textContent).toBe("json-patch"));

    backend.reset();
    backend.seed({ connections: [{ groupRef: "a", consumerRef: "c", provider: "salesforce" }] });
    await act(() => queryClient.refetchQueries());
    await waitFor(() => expect(screen.getByRole("status").textContent).toBe("create"));
    expect(config?.writeObject("contact").getDeletionEnabled()).toBe(true);
  });
});

describe("helpers that are kept", () => {
  it("what is read through them later still renders the component again (H4)", async () => {
    const { screenOf } = openTwoTenants();
    function Screen() {
      const config = useLocalConfig();
      const [contact] = useState(() => config.writeObject("contact"));
      return (
        <button
          onClick={contact.getDeletionEnabled() ? contact.setDisableDeletion : contact.setEnableDeletion}
        >
          {String(contact.getDeletionEnabled())}
        </button>
      );
    }
    render(screenOf("a", <Screen />));
    const button = screen.getByRole("button");
    for (const shown of ["true", "false", "true", "false"]) {
      fireEvent.click(button);
      await waitFor(() => expect(button.textContent).toBe(shown));
    }
  });

  it("setters and actions keep their identity from render to render (H4)", async () => {
    const { screenOf } = openTwoTenants();
    const actions = new Set<unknown>();
    const setters = new Set<unknown>();
    let commits = 0;
    function Screen() {
      const { updateInstallation } = useUpdateInstallation();
      const { setWriteOnUpdate } = useFieldSettings("contact", "source");
      const { installation } = useInstallation();
      // What an app holds on to is that of a render that was committed.
      useEffect(() => {
        commits += 1;
        actions.add(updateInstallation);
        setters.add(setWriteOnUpdate);
      });
      return (
        <>
          <output>{installation?.healthStatus}</output>
          <button onClick={() => setWriteOnUpdate("never")}>Keep</button>
        </>
      );
    }
    render(screenOf("a", <Screen />));
    await waitFor(() => expect(screen.getByRole("status").textContent).toBe("healthy"));
    const before = commits;
    fireEvent.click(screen.getByRole("button"));
    expect(commits).toBeGreaterThan(before);
    expect(actions.size).toBe(1);
    expect(setters.size).toBe(1);
  });
});
