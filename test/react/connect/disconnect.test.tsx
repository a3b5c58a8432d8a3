import { act, screen, waitFor } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { createLoginWindows, createMockBackend } from "../../../mock-server/index.js";
import {
  isApiError,
  isUsageError,
  useConnect,
  useConnection,
  useDeleteInstallation,
  useDisconnect,
  useInstallation,
  useLocalConfig,
  useSaveInstallation,
  type ConfigContent,
  type LoginWindow,
} from "../../../src/index.js";
import { recordRequests } from "../../support/recording-backend.js";
import { renderWithBackend, tenant } from "../../support/render-with-backend.js";
import { salesforceManifest } from "../../support/salesforce-manifest.js";

const content: ConfigContent = {
  provider: "salesforce",
  write: { objects: { contact: { objectName: "contact" } } },
};
const { integration, groupRef, consumerRef } = tenant;
const first = { id: "first", provider: "salesforce", groupRef, consumerRef, status: "working" as const };

function open({ isConnected = true, isInstalled = true } = {}) {
  const recording = recordRequests(createMockBackend({ manifest: salesforceManifest }));
  const { backend } = recording;
  backend.seed({
    connections: isConnected ? [first] : [],
    installations: isConnected && isInstalled ? [{ integration, groupRef, content }] : [],
  });
  const openWindow = vi.fn<() => LoginWindow>(createLoginWindows(backend));
  function useScreen() {
    return {
      disconnecting: useDisconnect(),
      connecting: useConnect({ openWindow }),
      removing: useDeleteInstallation(),
      saving: useSaveInstallation(),
      config: useLocalConfig(),
      connection: useConnection(),
      ...useInstallation(),
    };
  }
  let view!: ReturnType<typeof useScreen>; // Set by the first render.
  function Screen() {
    view = useScreen();
    const { connection, health, isSuccess } = view.connection;
    const installed = view.installation ? "installed" : "not installed";
    return (
      <output>{isSuccess ? `${connection?.id ?? "none"} ${health ?? "unknown"} ${installed}` : "…"}</output>
    );
  }
  renderWithBackend(<Screen />, { backend });
  return { ...recording, view: () => view, ids: () => backend.snapshot().connections.map(({ id }) => id) };
}

const shows = (text: string) => waitFor(() => expect(screen.getByRole("status").textContent).toBe(text));

describe("useDisconnect", () => {
  it("deletes the connection; the installation stays, unhealthy, and the result says so (H9)", async () => {
    const { view, ids, backend } = open();
    await shows("first healthy installed");
    const result = await act(() => view().disconnecting.disconnect());
    expect([result.connection.id, result.installation?.config.content]).toEqual(["first", content]);
    await shows("none unhealthy installed");
    expect(ids()).toEqual([]);
    expect(backend.snapshot().installations).toMatchObject([
      { healthStatus: "unhealthy", config: { content } },
    ]);
    expect(view().disconnecting).toMatchObject({ status: "success", isPending: false, error: null });
  });

  it("disconnecting and connecting again moves the installation to the new connection, draft and config kept (H9)", async () => {
    const { view, backend } = open();
    await shows("first healthy installed");
    act(() => view().config.writeObject("contact").setEnableDeletion());
    await act(() => view().disconnecting.disconnect());
    await shows("none unhealthy installed");
    const connection = await act(() => view().connecting.connect({ kind: "oauth" }));
    await shows(`${connection.id} healthy installed`);
    expect(view().config.writeObject("contact").getDeletionEnabled()).toBe(true);
    await act(() => view().saving.save());
    expect(backend.snapshot().installations[0]?.config.content.write?.objects?.["contact"]).toEqual({
      objectName: "contact",
      deletionSettings: { enabled: true },
    });
  });

  it("disconnecting and uninstalling ends with neither (H9)", async () => {
    const { view, backend } = open();
    await shows("first healthy installed");
    await act(() => view().disconnecting.disconnect());
    await shows("none unhealthy installed");
    await act(() => view().removing.deleteInstallation());
    await shows("none unknown not installed");
    expect(backend.snapshot().installations).toEqual([]);
  });

  it("disconnecting a group without an installation deletes the newest connection, or the named one (H9)", async () => {
    const { view, backend, ids } = open({ isInstalled: false });
    backend.seed({
      connections: [
        { ...first, id: "second" },
        { ...first, id: "third" },
      ],
    });
    await shows("third healthy not installed");
    const result = await act(() => view().disconnecting.disconnect());
    expect([result.connection.id, result.installation]).toEqual(["third", undefined]);
    await act(() => view().disconnecting.disconnect({ connectionId: "first" }));
    expect(ids()).toEqual(["second"]);
    await shows("second healthy not installed");
  });

  it("refuses where there is nothing to delete, and shows why until reset (H10)", async () => {
    const { view, sent } = open({ isConnected: false });
    await shows("none unknown not installed");
    const onError = vi.fn();
    for (const connectionId of [undefined, "of-nobody"]) {
      const refused = await act(() =>
        view()
          .disconnecting.disconnect({ ...(connectionId && { connectionId }), onError })
          .then(String, (error: unknown) => error),
      );
      expect(isUsageError(refused)).toBe(true);
      expect(onError).toHaveBeenLastCalledWith(refused);
      expect(view().disconnecting.error).toBe(refused);
    }
    expect(view().disconnecting.errorMsg).toMatch(/has no connection "of-nobody"/);
    act(() => view().disconnecting.reset());
    expect(view().disconnecting).toMatchObject({ status: "idle", error: null });
    expect(sent).toEqual([]);
  });

  it("a disconnect that the server fails leaves everything as the server has it (H10)", async () => {
    const { view, backend, ids } = open();
    await shows("first healthy installed");
    backend.faults.set([{ operations: ["deleteConnection"], effect: { kind: "status", status: 503 } }]);
    const refused = await act(() =>
      view()
        .disconnecting.disconnect()
        .then(String, (error: unknown) => error),
    );
    expect(isApiError(refused) && refused.status).toBe(503);
    await shows("first healthy installed");
    expect(ids()).toEqual(["first"]);
  });
});
