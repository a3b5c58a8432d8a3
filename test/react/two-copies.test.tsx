import { render } from "@testing-library/react";
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

  it("each works by itself (H12)", async () => {
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
