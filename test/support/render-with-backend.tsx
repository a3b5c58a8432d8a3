import { QueryClient } from "@tanstack/react-query";
import { render } from "@testing-library/react";
import { StrictMode, type ReactNode } from "react";
import { createMockBackend, type MockBackend, type SeedData } from "../../mock-server/index.js";
import { createVirtualClock } from "../../src/engine/index.js";
import {
  AmpersandProvider,
  InstallationProvider,
  createDraftStore,
  type ConfigContent,
  type DraftStore,
} from "../../src/index.js";
import { salesforceManifest } from "./salesforce-manifest.js";
import { tenant } from "./tenant.js";

export { tenant } from "./tenant.js";

/** Makes a backend whose group is connected, and has the integration installed where a config is given. */
export function createConnectedBackend(content?: ConfigContent, manifest = salesforceManifest): MockBackend {
  const backend = createMockBackend({
    manifest,
    clock: createVirtualClock({ startMs: Date.UTC(2026, 0, 2, 3, 4, 5) }),
  });
  const { groupRef, consumerRef, integration } = tenant;
  const [provider] = manifest.integrations.map((declared) => declared.provider);
  const seed: SeedData = { connections: [{ groupRef, consumerRef, provider: provider ?? "" }] };
  if (content) seed.installations = [{ integration, groupRef, content }];
  backend.seed(seed);
  return backend;
}

/** What `renderWithBackend` can be told. */
export interface RenderOptions {
  backend: MockBackend;
  /** Reads and edits the same draft as the hooks, from outside. */
  draft?: DraftStore;
  strict?: boolean;
}

/** Wraps `children` in the providers, on a backend in this process. */
export function Providers({
  backend,
  draft,
  queryClient,
  children,
}: RenderOptions & { queryClient: QueryClient; children: ReactNode }) {
  return (
    <AmpersandProvider
      options={{ project: backend.project.name, apiKey: "test-key", fetch: backend.fetch, queryClient }}
    >
      <InstallationProvider {...tenant} {...(draft && { draft })}>
        {children}
      </InstallationProvider>
    </AmpersandProvider>
  );
}

/** A client of TanStack Query that asks once: a failure shows at once. */
export function createTestQueryClient(): QueryClient {
  return new QueryClient({ defaultOptions: { queries: { retry: false } } });
}

/** Renders `ui` in the providers (StrictMode unless told otherwise) and gives the draft that the hooks work on. */
export function renderWithBackend(ui: ReactNode, options: RenderOptions) {
  const { draft = createDraftStore(), strict = true } = options;
  const queryClient = createTestQueryClient();
  const wrap = (children: ReactNode) => {
    const wrapped = (
      <Providers {...options} draft={draft} queryClient={queryClient}>
        {children}
      </Providers>
    );
    return strict ? <StrictMode>{wrapped}</StrictMode> : wrapped;
  };
  const result = render(wrap(ui));
  return { ...result, draft, queryClient, rerender: (next: ReactNode) => result.rerender(wrap(next)) };
}
