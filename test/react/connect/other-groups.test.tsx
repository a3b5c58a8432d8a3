import { act, screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { createLoginWindows, createMockBackend } from "../../../mock-server/index.js";
import {
  isUsageError,
  useConnect,
  useDisconnect,
  useInstallation,
  useSwitchConnection,
  type Connection,
} from "../../../src/index.js";
import { renderWithBackend, tenant } from "../../support/render-with-backend.js";
import { salesforceManifest } from "../../support/salesforce-manifest.js";

const { integration, consumerRef } = tenant;

/** A screen of a group that has nothing, before a server that lists another group's connection and installation. */
async function open() {
  const backend = createMockBackend({ manifest: salesforceManifest });
  const theirs = { id: "theirs", groupRef: "other", consumerRef, provider: "salesforce" };
  backend.seed({
    connections: [{ ...theirs, status: "bad_credentials" }],
    installations: [{ integration, groupRef: "other", content: { provider: "salesforce" } }],
  });
  const unfiltered: typeof fetch = (input, init) => {
    const url = new URL(String(input));
    url.search = "";
    return backend.fetch(url.href, init);
  };
  const openWindow = createLoginWindows(backend);
  function useScreen() {
    const { isSuccess } = useInstallation();
    return {
      isSuccess,
      connecting: useConnect({ openWindow }),
      disconnecting: useDisconnect(),
      switching: useSwitchConnection(),
    };
  }
  let view!: ReturnType<typeof useScreen>; // Set by the first render.
  function Screen() {
    view = useScreen();
    return <output>{String(view.isSuccess)}</output>;
  }
  renderWithBackend(<Screen />, { backend: { ...backend, fetch: unfiltered } });
  await waitFor(() => expect(screen.getByRole("status").textContent).toBe("true"));
  const theirsNow = () => ({
    connection: backend.snapshot().connections.find(({ id }) => id === "theirs"),
    installation: backend.snapshot().installations[0],
  });
  return { view: () => view, theirsNow, before: theirsNow() };
}

describe("a group's connections, before a server that lists those of all groups", () => {
  it("connecting makes the group's own and leaves the other group's as it is (H14)", async () => {
    const { view, theirsNow, before } = await open();
    let made: Connection | undefined;
    await act(async () => {
      made = await view().connecting.connect({ kind: "oauth" });
    });
    expect(made?.group.groupRef).toBe(tenant.groupRef);
    expect(theirsNow()).toEqual(before);
  });

  it("disconnecting finds nothing to delete (H14)", async () => {
    const { view, theirsNow, before } = await open();
    let error: unknown;
    await act(() =>
      view()
        .disconnecting.disconnect()
        .catch((reason: unknown) => {
          error = reason;
        }),
    );
    expect(isUsageError(error)).toBe(true);
    expect(theirsNow()).toEqual(before);
  });

  it("switching finds no installation to move (H14)", async () => {
    const { view, theirsNow, before } = await open();
    let error: unknown;
    await act(() =>
      view()
        .switching.switchConnection({ connectionId: "theirs" })
        .catch((reason: unknown) => {
          error = reason;
        }),
    );
    expect(isUsageError(error)).toBe(true);
    expect(theirsNow()).toEqual(before);
  });
});
