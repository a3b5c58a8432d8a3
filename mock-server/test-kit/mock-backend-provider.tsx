"use client";

import { QueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useState, useSyncExternalStore, type ReactNode } from "react";
import type { Manifest } from "../../src/contract/index.js";
import { AmpersandProvider, InstallationProvider, UsageError } from "../../src/index.js";
import { createMockBackend, type MockBackend } from "../backend/create-mock-backend.js";
import type { AnyScenarioName } from "../scenarios/index.js";
import { createRun } from "./create-run.js";

/** Where the hooks below a `MockBackendProvider` find their answers. */
type MockBackendSource =
  /** One that the test or story holds on to: to seed it, and to look at what it was sent. */
  | { backend: MockBackend; manifest?: undefined }
  /** An `amp.yaml` as text, or one that `parseManifest` has read: a backend is made of it that lives as long as the provider. */
  | { manifest: string | Manifest; backend?: undefined };

/** Props of `MockBackendProvider`. */
export type MockBackendProviderProps = MockBackendSource & {
  /** Resets the backend and sets this up before the children are rendered. @default the backend stays as it is */
  scenario?: AnyScenarioName;
  /** Name or id. @default the first of the manifest */
  integration?: string;
  /** @default "demo-group-id", as that of scenarios */
  groupRef?: string;
  groupName?: string;
  /** @default "demo-consumer-id", as that of scenarios */
  consumerRef?: string;
  consumerName?: string;
  /** What it has cached of the kit is forgotten at the start. @default a new one that tries again without a pause, so that a failure shows at once */
  queryClient?: QueryClient;
  children?: ReactNode;
};

/**
 * Renders the kit's providers on a mock backend in this process: no service worker, nothing global, so that any number of
 * them stand side by side. Another backend, manifest, scenario, integration, group, consumer or query client starts anew: the
 * children are mounted again, on empty caches and drafts. A scenario resets the backend, so give each provider with one a
 * backend of its own. A server renders nothing of it. Throws a `UsageError` without a backend and manifest, and what `createMockBackend` and `useScenario` throw.
 *
 * @example
 * import { render } from "@testing-library/react";
 *
 * const backend = createMockBackend({ manifest: ampYaml });
 * render(
 *   <MockBackendProvider backend={backend} scenario="installed">
 *     <ContactSettings />
 *   </MockBackendProvider>,
 * );
 */
export function MockBackendProvider(props: MockBackendProviderProps) {
  const isOnPage = useSyncExternalStore(watchNothing, isHere, isNotHere);
  return isOnPage && <OnPage {...props} />;
}

const watchNothing = () => () => undefined;
const isHere = () => true;
// While a server renders, and while its markup is hydrated.
const isNotHere = () => false;

/** Never on a server, which must not ask what time it is. */
function OnPage(props: MockBackendProviderProps) {
  const { scenario, groupRef = "demo-group-id", consumerRef = "demo-consumer-id", ...rest } = props;
  const { backend, manifest, integration: given, ...shown } = rest;
  const used = useBackend(backend, manifest);
  const integration = useMemo(() => given ?? firstIntegration(used), [given, used]);
  const run = useCount([used, scenario, integration, groupRef, consumerRef, shown.queryClient]);
  return <Run key={run} {...{ backend: used, scenario, integration, groupRef, consumerRef }} {...shown} />;
}

/** From the start of a backend, scenario and customer until any of them changes. */
function Run(props: {
  backend: MockBackend;
  scenario: AnyScenarioName | undefined;
  integration: string;
  groupRef: string;
  groupName?: string;
  consumerRef: string;
  consumerName?: string;
  queryClient?: QueryClient;
  children?: ReactNode;
}) {
  const { backend, scenario, queryClient: given, children, ...customer } = props;
  const { integration, groupRef, consumerRef } = customer;
  const [run] = useState(() => createRun(backend));
  const [own] = useState(createQueryClient);
  const [isSetUp, setIsSetUp] = useState(false);

  // By then the run before has unmounted, effects included: what it sent at the last moment is not part of this one.
  useEffect(() => {
    given?.removeQueries({ queryKey: ["headless-write-kit"], type: "inactive" });
    if (scenario !== undefined) run.setUp(scenario, { integration, groupRef, consumerRef });
    // eslint-disable-next-line react-hooks/set-state-in-effect -- the children's first request must find the scenario
    setIsSetUp(true);
  }, [run, given, scenario, integration, groupRef, consumerRef]);

  if (!isSetUp) return null;
  const { baseUrl, writeUrl, project } = backend;
  const queryClient = given ?? own;
  const options = {
    ...{ project: project.name, apiKey: "mock-api-key", baseUrl, writeUrl },
    ...{ fetch: run.fetch, queryClient },
  };
  return (
    <AmpersandProvider options={options}>
      <InstallationProvider {...customer}>{children}</InstallationProvider>
    </AmpersandProvider>
  );
}

/** Gives the backend that is there, or makes one of the manifest; an equal manifest makes no second one. */
function useBackend(backend: MockBackend | undefined, manifest: string | Manifest | undefined): MockBackend {
  const text = useMemo(
    () => (typeof manifest === "object" ? JSON.stringify(manifest) : manifest),
    [manifest],
  );
  const [made, setMade] = useState<{ text: string; backend: MockBackend }>();
  // Writes that still wait for their time end with the component.
  useEffect(() => () => made?.backend.reset(), [made]);
  if (backend) return backend;
  if (manifest === undefined || text === undefined) {
    throw new UsageError(
      "MockBackendProvider has no backend: give it backend={createMockBackend({ manifest })} or manifest={ampYaml}",
    );
  }
  if (made?.text === text) return made.backend;
  const next = { text, backend: createMockBackend({ manifest }) };
  setMade(next);
  return next.backend;
}

/** Counts how often any of `values` has changed. */
function useCount(values: readonly unknown[]): number {
  const [last, setLast] = useState({ values, count: 0 });
  if (last.values.every((value, index) => Object.is(value, values[index]))) return last.count;
  const next = { values, count: last.count + 1 };
  setLast(next);
  return next.count;
}

/** A manifest has at least one. */
function firstIntegration(backend: MockBackend): string {
  return backend.snapshot().integrations[0]?.name ?? "";
}

function createQueryClient(): QueryClient {
  // Whether to try again is for the kit's queries to say.
  return new QueryClient({ defaultOptions: { queries: { retryDelay: 0 } } });
}
