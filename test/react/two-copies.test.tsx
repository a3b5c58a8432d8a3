import { createRequire } from "node:module";
import type * as query from "@tanstack/react-query";
import { render, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { describe, expect, it, vi } from "vitest";
import { isUsageError } from "../../src/index.js";
import { renderError } from "../support/render-error.js";
import { createConnectedBackend, tenant } from "../support/render-with-backend.js";

/** Loads a copy of the kit of its own, as two bundles or two installed versions would. */
async function loadCopy() {
  vi.resetModules();
  return import("../../src/index.js");
}

type Copy = Awaited<ReturnType<typeof loadCopy>>;

const app = ({ AmpersandProvider, InstallationProvider }: Copy, children: ReactNode) => {
  const backend = createConnectedBackend();
  return (
    <AmpersandProvider options={{ project: backend.project.name, apiKey: "k", fetch: backend.fetch }}>
      <InstallationProvider {...tenant}>{children}</InstallationProvider>
    </AmpersandProvider>
  );
};

describe("two copies of the kit in one page", () => {
  it("a hook that finds no provider says nothing of copies where there is one alone (H12)", async () => {
    const { useLocalConfig } = await loadCopy();
    function Lost() {
      useLocalConfig();
      return null;
    }
    const error = renderError(<Lost />);
    expect(isUsageError(error)).toBe(true);
    expect(String(error)).not.toMatch(/copies/);
  });

  it("a hook that stands in the other copy's provider says so, and what to do (H12)", async () => {
    const [first, second] = [await loadCopy(), await loadCopy()];
    const hooks = [() => second.useLocalConfig(), () => second.useIsIntegrationInstalled("crm", "acme")];
    for (const useHook of hooks) {
      function Lost() {
        useHook();
        return null;
      }
      const error = renderError(app(first, <Lost />));
      expect(isUsageError(error)).toBe(true);
      expect(String(error)).toMatch(/two copies of headless-write-kit.*npm ls headless-write-kit/);
    }
  });

  it("each copy of the kit works by itself (H12)", async () => {
    for (const copy of [await loadCopy(), await loadCopy()]) {
      function Draft() {
        return <output>{JSON.stringify(copy.useLocalConfig().get())}</output>;
      }
      const { container, unmount } = render(app(copy, <Draft />));
      expect(container.textContent).toBe("{}");
      unmount();
    }
  });
});

describe("an app's queryClient of another copy of TanStack Query", () => {
  // What a bundle of CommonJS would bring along.
  const copy = createRequire(import.meta.url)("@tanstack/react-query") as typeof query;

  async function openWith(queryClient: query.QueryClient) {
    const kit = await loadCopy();
    function Installed() {
      return <output>{String(kit.useInstallation().isSuccess)}</output>;
    }
    const backend = createConnectedBackend({ provider: "salesforce" });
    const { AmpersandProvider, InstallationProvider } = kit;
    return (
      <AmpersandProvider
        options={{ project: backend.project.name, apiKey: "k", fetch: backend.fetch, queryClient }}
      >
        <InstallationProvider {...tenant}>
          <Installed />
        </InstallationProvider>
      </AmpersandProvider>
    );
  }

  it("works where the copies fit (H12)", async () => {
    const { container } = render(await openWith(new copy.QueryClient()));
    expect(copy.QueryClient).not.toBe((await import("@tanstack/react-query")).QueryClient);
    await waitFor(() => expect(container.textContent).toBe("true"));
  });

  it("a queryClient of another TanStack Query that does not fit is an error with what to do (H12)", async () => {
    const { isStale } = copy.Query.prototype;
    Reflect.deleteProperty(copy.Query.prototype, "isStale");
    try {
      const error = renderError(await openWith(new copy.QueryClient()));
      expect(isUsageError(error)).toBe(true);
      expect(String(error)).toMatch(/copy of @tanstack\/react-query: its queries have no isStale; .*npm ls/);
    } finally {
      copy.Query.prototype.isStale = isStale;
    }
  });

  it("a queryClient that is none at all is an error (H12)", async () => {
    expect(String(renderError(await openWith({} as query.QueryClient)))).toMatch(
      /UsageError: queryClient does not fit/,
    );
  });
});
