import { act, render, screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { AmpersandProvider, InstallationProvider, useLocalConfig } from "../../../src/index.js";
import { createConnectedBackend, createTestQueryClient, tenant } from "../../support/render-with-backend.js";

const content = { provider: "salesforce", write: { objects: { contact: { objectName: "contact" } } } };

/** Renders a component that reads how the installation is known through `useLocalConfig` alone, and notes what it says. */
function open(installed: typeof content | undefined) {
  const backend = createConnectedBackend(installed);
  const gate = { isDead: false };
  const fetch: typeof globalThis.fetch = (input, init) =>
    gate.isDead ? Promise.reject(new TypeError("fetch failed")) : backend.fetch(input as string, init);
  const said: string[] = [];
  let config!: ReturnType<typeof useLocalConfig>; // Set by the first render.
  function Screen() {
    config = useLocalConfig();
    const { isPending, isInstalled, isError, error } = config;
    const objects = Object.keys(config.draft.write?.objects ?? {});
    const state = isPending ? "loading" : isInstalled ? "installed" : isError ? "failed" : "not installed";
    said.push([state, ...objects].join(" "));
    return <output>{[state, ...objects, ...(error ? [error.name] : [])].join(" ")}</output>;
  }
  const queryClient = createTestQueryClient();
  const view = render(
    <AmpersandProvider options={{ project: backend.project.name, apiKey: "k", fetch, queryClient }}>
      <InstallationProvider {...tenant}>
        <Screen />
      </InstallationProvider>
    </AmpersandProvider>,
  );
  return { ...view, backend, queryClient, gate, said, config: () => config };
}

const shows = (text: string) => waitFor(() => expect(screen.getByRole("status").textContent).toBe(text));

describe("a screen that knows the draft alone", () => {
  it("tells loading from installed, and never says that nothing is installed in between (H10)", async () => {
    const { said } = open(content);
    await shows("installed contact");
    expect(new Set(said)).toEqual(new Set(["loading", "installed contact"]));
  });

  it("tells loading from not installed (H10)", async () => {
    const { said } = open(undefined);
    await shows("not installed");
    expect(new Set(said)).toEqual(new Set(["loading", "not installed"]));
  });

  it("tells a failed load from both, and loads anew by refetch (H10)", async () => {
    const { gate, config } = open(content);
    await shows("installed contact");
    gate.isDead = true;
    await act(() => config().refetch());
    await shows("installed contact NetworkError");
    gate.isDead = false;
    await act(() => config().refetch());
    await shows("installed contact");
  });

  it("says failed where nothing was ever loaded (H10)", async () => {
    const { gate, queryClient } = open(content);
    gate.isDead = true;
    act(() => {
      queryClient.clear();
    });
    await shows("failed NetworkError");
  });

  it("follows an installation that is made and one that is gone (H10)", async () => {
    const { backend, config, said } = open(undefined);
    await shows("not installed");
    const { integration, groupRef } = tenant;
    backend.seed({ installations: [{ integration, groupRef, content }] });
    await act(() => config().refetch());
    await shows("installed contact");
    backend.reset();
    await act(() => config().refetch());
    await shows("not installed");
    expect(said).not.toContain("not installed contact");
  });
});

describe("a component that reads the draft and not how it is loaded", () => {
  it("renders for no load that brings nothing new (H4)", async () => {
    const backend = createConnectedBackend(content);
    let renders = 0;
    function Screen() {
      renders += 1;
      return <output>{Object.keys(useLocalConfig().draft.write?.objects ?? {}).join()}</output>;
    }
    const queryClient = createTestQueryClient();
    render(
      <AmpersandProvider
        options={{ project: backend.project.name, apiKey: "k", fetch: backend.fetch, queryClient }}
      >
        <InstallationProvider {...tenant}>
          <Screen />
        </InstallationProvider>
      </AmpersandProvider>,
    );
    await shows("contact");
    const before = renders;
    await act(() => queryClient.refetchQueries());
    expect(renders).toBe(before);
  });
});
