import { QueryClient } from "@tanstack/react-query";
import { act, render, screen, waitFor } from "@testing-library/react";
import { StrictMode, type ReactNode } from "react";
import { describe, expect, it } from "vitest";
import {
  AmpersandProvider,
  ConfigConflictError,
  InstallationProvider,
  useIsIntegrationInstalled,
  useLocalConfig,
  useSaveInstallation,
} from "../../../src/index.js";
import { createConnectedBackend, tenant } from "../../support/render-with-backend.js";

const contactOnly = {
  provider: "salesforce",
  write: { objects: { contact: { objectName: "contact" } } },
};

/** A backend whose answers to some requests wait until `letThrough` is called; a request that was aborted is told so at once. */
function openHeldBackend(isHeld: (address: string) => boolean) {
  const backend = createConnectedBackend(contactOnly);
  const waiting: (() => void)[] = [];
  let isOpen = false;
  const fetch: typeof globalThis.fetch = async (input, init) => {
    if (!isOpen && isHeld(`${init?.method ?? "GET"} ${String(input)}`)) {
      await new Promise<void>((resolve, reject) => {
        waiting.push(resolve);
        init?.signal?.addEventListener("abort", () => {
          reject(new DOMException("aborted", "AbortError"));
        });
      });
    }
    return backend.fetch(input as string, init);
  };
  return {
    backend,
    fetch,
    waiting,
    hold: () => (isOpen = false),
    letThrough: () => {
      isOpen = true;
      for (const resolve of waiting.splice(0)) resolve();
    },
  };
}

function Installed() {
  const { isPending, isIntegrationInstalled, error } = useIsIntegrationInstalled(
    tenant.integration,
    tenant.groupRef,
    tenant.consumerRef,
  );
  return <output>{error?.message ?? (isPending ? "pending" : String(isIntegrationInstalled))}</output>;
}

const appWith = (
  children: ReactNode,
  { fetch, queryClient }: { fetch: typeof globalThis.fetch; queryClient: QueryClient },
) => (
  <StrictMode>
    <AmpersandProvider options={{ project: "mock-project", apiKey: "test-key", fetch, queryClient }}>
      {children}
    </AmpersandProvider>
  </StrictMode>
);

describe("a load that another one waits for", () => {
  it("a load is asked again where whoever showed it has gone meanwhile, so that nobody waits for ever (H10)", async () => {
    const held = openHeldBackend((address) => address.endsWith(`/integrations/${tenant.integration}`));
    const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
    const options = { fetch: held.fetch, queryClient };
    const settings = <InstallationProvider {...tenant} integration={tenant.integration} key="settings" />;
    const { rerender } = render(appWith([settings, <Installed key="installed" />], options));
    await waitFor(() => expect(held.waiting.length).toBeGreaterThan(0));
    rerender(appWith([<Installed key="installed" />], options));
    await act(() => Promise.resolve());
    held.letThrough();
    await waitFor(() => expect(screen.getByRole("status").textContent).toBe("true"));
  });

  it("a load is asked again where it was taken out of the cache meanwhile, so that nobody waits for ever (H10)", async () => {
    const held = openHeldBackend((address) => address.endsWith(`/integrations/${tenant.integration}`));
    const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
    render(appWith(<Installed />, { fetch: held.fetch, queryClient }));
    await waitFor(() => expect(held.waiting.length).toBeGreaterThan(0));
    // As an app does that tidies up what nobody shows.
    queryClient.removeQueries({ type: "inactive" });
    await act(() => Promise.resolve());
    held.letThrough();
    await waitFor(() => expect(screen.getByRole("status").textContent).toBe("true"));
  });
});

describe("a save whose screen is closed while it looks", () => {
  it("a save whose screen is closed looks to its end, so that a colleague's change of the same place is a conflict and stays (S8)", async () => {
    const held = openHeldBackend((address) => address.includes("/installations?"));
    held.letThrough();
    const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
    const options = { fetch: held.fetch, queryClient };
    let save: ReturnType<typeof useSaveInstallation>["save"] | undefined;
    function Screen() {
      const contact = useLocalConfig().writeObject("contact");
      save = useSaveInstallation().save;
      return <button onClick={contact.setEnableDeletion}>{String(contact.getDeletionEnabled())}</button>;
    }
    const settings = (
      <InstallationProvider {...tenant} key="settings">
        <Screen />
      </InstallationProvider>
    );
    const { rerender } = render(appWith([settings, <Installed key="installed" />], options));
    await waitFor(() => expect(screen.getByRole("status").textContent).toBe("true"));
    act(() => {
      screen.getByRole("button").click();
    });
    held.backend.asAnotherAdmin((content) => {
      const contact = content.write?.objects?.["contact"];
      if (contact) contact.deletionSettings = { enabled: false };
    }, tenant);
    const server = JSON.stringify(held.backend.snapshot());
    held.hold();
    const saving = save?.();
    const failed = expect(saving).rejects.toThrow(ConfigConflictError);
    await waitFor(() => expect(held.waiting.length).toBeGreaterThan(0));
    rerender(appWith(null, options));
    await act(() => Promise.resolve());
    held.letThrough();
    await failed;
    expect(JSON.stringify(held.backend.snapshot())).toBe(server);
  });
});
