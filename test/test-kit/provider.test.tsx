import { QueryClient } from "@tanstack/react-query";
import { act, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { StrictMode } from "react";
import { describe, expect, it, vi } from "vitest";
import {
  createMockBackend,
  ManifestError,
  MockBackendProvider,
  mockMatchers,
  type MockBackendProviderProps,
  type ScenarioName,
  scenarios,
} from "../../mock-server/index.js";
import { createVirtualClock } from "../../src/engine/index.js";
import {
  isUsageError,
  useChanges,
  useConnection,
  useInstallation,
  useLocalConfig,
  useSaveInstallation,
  useWriteRecords,
} from "../../src/index.js";
import { renderError } from "../support/render-error.js";
import { salesforceManifest } from "../support/salesforce-manifest.js";

expect.extend(mockMatchers);

function createBackend() {
  return createMockBackend({ manifest: salesforceManifest, clock: createVirtualClock() });
}

/** What a customer's user sees of the installation. */
function Settings() {
  const { connection } = useConnection();
  const { installation, isSuccess, error } = useInstallation();
  const contact = useLocalConfig().writeObject("contact");
  const { save, status } = useSaveInstallation();
  const dirty = useChanges().length > 0;
  const shown = error?.message ?? (isSuccess ? (installation?.id ?? "not installed") : "loading");
  return (
    <div data-testid="settings">
      <output>{`${shown}, ${connection ? "connected" : "not connected"}${dirty ? ", edited" : ""}`}</output>
      <button onClick={contact.setEnableDeletion}>Delete contacts</button>
      <button onClick={() => void save().catch(() => undefined)}>Save</button>
      <i>{status}</i>
    </div>
  );
}

/** The text of the only `Settings` below. */
const textIn = (container: HTMLElement) => within(container).getByRole("status").textContent;

function renderSettings(props: MockBackendProviderProps) {
  const screenOf = (next: MockBackendProviderProps) => (
    <StrictMode>
      <MockBackendProvider {...next}>
        <Settings />
      </MockBackendProvider>
    </StrictMode>
  );
  const rendered = render(screenOf(props));
  return {
    ...rendered,
    show: (next: MockBackendProviderProps) => rendered.rerender(screenOf(next)),
    expectText: (text: string | RegExp) => waitFor(() => expect(textIn(rendered.container)).toMatch(text)),
    click: (name: string) => fireEvent.click(screen.getByRole("button", { name })),
  };
}

const installed = /^[^,]+, connected$/;

describe("MockBackendProvider", () => {
  it("MockBackendProvider renders the hooks on a seeded backend, and leaves it as it is", async () => {
    const backend = createBackend();
    const groupRef = "acme";
    backend.seed({ connections: [{ provider: "salesforce", groupRef, consumerRef: "jane" }] });
    const { expectText } = renderSettings({ backend, groupRef, consumerRef: "jane" });
    await expectText("not installed, connected");
    expect(backend.scenario).toBeUndefined();
    expect(backend.snapshot().connections).toHaveLength(1);
  });

  it("MockBackendProvider sets a scenario up before the first request, for the customer that is shown", async () => {
    const backend = createBackend();
    const customer = { groupRef: "acme", consumerRef: "jane", integration: "write-to-salesforce" };
    const { expectText } = renderSettings({ backend, scenario: "installed", ...customer });
    await expectText(installed);
    expect(backend.scenario).toBe("installed");
    const [installation] = backend.snapshot().installations;
    expect(installation?.group?.groupRef).toBe("acme");
    expect(backend.journal.entries.every(({ answer }) => answer?.status === 200)).toBe(true);
  });

  it("MockBackendProvider sends edits to the backend, where the matchers see them", async () => {
    const backend = createBackend();
    const { expectText, click } = renderSettings({ backend, scenario: "installed" });
    await expectText(installed);
    click("Delete contacts");
    await expectText(/edited$/);
    click("Save");
    await expectText(installed);
    // S3: one operation for the topmost container that is new.
    expect(backend).toHaveSentPatch([{ op: "add", path: "/deletionSettings", value: { enabled: true } }], {
      object: "contact",
      action: "write",
    });
  });

  it("MockBackendProvider makes a backend of a manifest, of an equal one no other", async () => {
    const { show, expectText, click } = renderSettings({
      manifest: salesforceManifest,
      scenario: "installed",
    });
    await expectText(installed);
    click("Delete contacts");
    await expectText(/edited$/);
    show({ manifest: structuredClone(salesforceManifest), scenario: "installed" });
    await expectText(/edited$/);
    const [integration] = salesforceManifest.integrations;
    if (!integration) throw new Error("the manifest has no integration");
    show({
      manifest: { ...salesforceManifest, integrations: [{ ...integration, name: "other" }] },
      scenario: "installed",
    });
    expect(textIn(document.body)).toMatch(/^loading/);
    await expectText(installed);
  });

  it("MockBackendProvider ends what waits in a backend of its own with the component", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    try {
      const before = vi.getTimerCount();
      function Write() {
        const { writeRecords, answer } = useWriteRecords();
        const autoBatchPolicy = { maxDelayMinutes: 60 };
        const write = {
          objectName: "contact",
          type: "create",
          mode: "asynchronous",
          record: {},
          autoBatchPolicy,
        } as const;
        return <button onClick={() => void writeRecords(write)}>{answer ? "taken" : "write"}</button>;
      }
      const { unmount } = render(
        <MockBackendProvider manifest={salesforceManifest} scenario="installed">
          <Write />
        </MockBackendProvider>,
      );
      fireEvent.click(screen.getByRole("button"));
      await vi.waitFor(() => expect(screen.getByRole("button").textContent).toBe("taken"));
      expect(vi.getTimerCount()).toBeGreaterThan(before);
      unmount();
      await act(() => vi.advanceTimersByTimeAsync(10 * 60_000));
      expect(vi.getTimerCount()).toBe(before);
    } finally {
      vi.useRealTimers();
    }
  });

  it("MockBackendProvider shows a failure at once: what may be tried again is tried without a pause", async () => {
    const backend = createBackend();
    backend.faults.set([{ operations: ["listInstallations"], effect: { kind: "status", status: 503 } }]);
    const startMs = Date.now();
    const { expectText } = renderSettings({ backend });
    await expectText(/503/);
    // The pauses between the four tries would add up to seven seconds.
    expect(Date.now() - startMs).toBeLessThan(5_000);
  });

  it("MockBackendProvider says what is missing without a backend and a manifest, and what is wrong", () => {
    const errorOf = (props: object) =>
      renderError(<MockBackendProvider {...(props as MockBackendProviderProps)} />);
    expect(isUsageError(errorOf({}))).toBe(true);
    expect(String(errorOf({}))).toContain("backend={createMockBackend(");
    expect(String(errorOf({ backend: {} }))).toContain("MockBackendProvider was given no mock backend");
    expect(errorOf({ manifest: "specVersion: 9" })).toBeInstanceOf(ManifestError);
    const misspelt = errorOf({ backend: createBackend(), scenario: "instaled" });
    expect(String(misspelt)).toContain('did you mean "installed"');
  });
});

describe("another scenario, backend or customer", () => {
  it("another scenario, backend or customer starts draft, cache and backend anew", async () => {
    const backend = createBackend();
    const { show, expectText, click } = renderSettings({ backend, scenario: "installed" });
    await expectText(installed);
    click("Delete contacts");
    await expectText(/edited$/);
    show({ backend, scenario: "fresh-install" });
    expect(textIn(document.body)).toBe("loading, not connected");
    await expectText("not installed, connected");
    show({ backend, scenario: "installed" });
    await expectText(installed);
    expect(backend.journal.entries.some(({ request }) => request.method !== "GET")).toBe(false);
  });

  it("another customer is shown nothing of the one before (H14)", async () => {
    const backend = createBackend();
    backend.useScenario("installed", { groupRef: "a", consumerRef: "jane" });
    const { show, expectText, click } = renderSettings({ backend, groupRef: "a" });
    await expectText(installed);
    click("Delete contacts");
    await expectText(/edited$/);
    show({ backend, groupRef: "b" });
    expect(textIn(document.body)).toBe("loading, not connected");
    await expectText("not installed, not connected");
    show({ backend, groupRef: "a" });
    await expectText(installed);
  });

  it("another backend is shown nothing of the one before, with a query client of the test's own", async () => {
    const queryClient = new QueryClient();
    const { show, expectText } = renderSettings({
      backend: createBackend(),
      scenario: "installed",
      queryClient,
    });
    await expectText(installed);
    queryClient.setQueryData(["of the app"], "stays");
    show({ backend: createBackend(), scenario: "disconnected", queryClient });
    expect(textIn(document.body)).toBe("loading, not connected");
    await expectText("not installed, not connected");
    expect(queryClient.getQueryData(["of the app"])).toBe("stays");
  });

  it("another scenario is reached by no request of what was shown before", async () => {
    const backend = createBackend();
    let save: (() => Promise<unknown>) | undefined;
    function Editor() {
      save = useSaveInstallation().save;
      return <Settings />;
    }
    const screenOf = (scenario: ScenarioName) => (
      <MockBackendProvider backend={backend} scenario={scenario}>
        <Editor />
      </MockBackendProvider>
    );
    const { rerender } = render(screenOf("installed"));
    await waitFor(() => expect(textIn(document.body)).toMatch(installed));
    fireEvent.click(screen.getByRole("button", { name: "Delete contacts" }));
    const saveOfFormer = save;
    rerender(screenOf("provider-down"));
    await waitFor(() => expect(textIn(document.body)).toMatch(installed));
    const before = backend.snapshot();
    await expect(saveOfFormer?.()).rejects.toMatchObject({
      cause: { message: expect.stringContaining('reset for the scenario "provider-down"') },
    });
    expect(backend.snapshot()).toEqual(before);
  });

  it("other names of the same customer change nothing else", async () => {
    const backend = createBackend();
    const { show, expectText, click } = renderSettings({ backend, scenario: "installed", groupName: "A" });
    await expectText(installed);
    click("Delete contacts");
    show({ backend, scenario: "installed", groupName: "B" });
    await expectText(/edited$/);
  });
});

describe("ten providers in one page", () => {
  const names = Object.keys(scenarios).slice(0, 10) as ScenarioName[];

  it("ten backends of the same project and customer never see each other", async () => {
    const backends = names.map(createBackend);
    render(
      <StrictMode>
        {backends.map((backend, index) => (
          <MockBackendProvider key={index} backend={backend} scenario="installed">
            <Settings />
          </MockBackendProvider>
        ))}
      </StrictMode>,
    );
    const screens = await screen.findAllByTestId("settings");
    await waitFor(() =>
      expect(screens.map(textIn)).toEqual(screens.map(() => expect.stringMatching(installed))),
    );

    // Every second one edits, every fourth saves: what each shows and holds is its own.
    const press = (index: number, name: string) =>
      fireEvent.click(within(screens[index] as HTMLElement).getByRole("button", { name }));
    for (const index of [0, 2, 4, 6, 8]) press(index, "Delete contacts");
    for (const index of [0, 4, 8]) press(index, "Save");
    await waitFor(() =>
      expect(screens.map((each) => textIn(each)?.endsWith("edited"))).toEqual(
        names.map((_, index) => index === 2 || index === 6),
      ),
    );
    const deletes = backends.map(
      (backend) =>
        backend.snapshot().installations[0]?.config.content.write?.objects?.["contact"]?.deletionSettings
          ?.enabled ?? false,
    );
    expect(deletes).toEqual(names.map((_, index) => index % 4 === 0));
    for (const [index, backend] of backends.entries()) {
      const patch = [{ op: "add", path: "/deletionSettings", value: { enabled: true } }] as const;
      if (index % 4 === 0) expect(backend).toHaveSentPatch(patch);
      else expect(backend).not.toHaveSentPatch(patch);
    }
  });

  it("ten providers in one page show ten states side by side", async () => {
    const backends = names.map(createBackend);
    render(
      <>
        {names.map((scenario, index) => (
          <MockBackendProvider
            key={scenario}
            backend={backends[index] as ReturnType<typeof createBackend>}
            scenario={scenario}
          >
            <Settings />
          </MockBackendProvider>
        ))}
      </>,
    );
    const screens = await screen.findAllByTestId("settings");
    const shown = (scenario: ScenarioName) => textIn(screens[names.indexOf(scenario)] as HTMLElement);
    await waitFor(() => {
      expect(shown("fresh-install")).toBe("not installed, connected");
      expect(shown("installed")).toMatch(installed);
      expect(shown("disconnected")).toBe("not installed, not connected");
      expect(shown("bad-credentials")).toMatch(/401/);
      // Its answers wait for a clock that nobody moves.
      expect(shown("slow")).toBe("loading, not connected");
      expect(shown("provider-down")).toMatch(installed);
    });
    expect(backends.map(({ scenario }) => scenario)).toEqual(names);
  });
});
