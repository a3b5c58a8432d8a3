"use client";

import { QueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useState, useSyncExternalStore, type ReactNode } from "react";
import type { Manifest } from "../../src/contract/index.js";
import { AmpersandProvider, InstallationProvider, UsageError } from "../../src/index.js";
import { checkBackend } from "../backend/check-backend.js";
import { createMockBackend, type MockBackend } from "../backend/create-mock-backend.js";
import type { AnyScenarioName } from "../scenarios/index.js";
import { createRun } from "./create-run.js";

/** The backend that answers the hooks below a `MockBackendProvider`. */
type MockBackendSource =
  /** A backend that the test or story made, so that it can seed it and look at its requests. */
  | { backend: MockBackend; manifest?: undefined }
  /** An `amp.yaml` as text, or as `parseManifest` returns it. The provider makes a backend of it, which lives as long as the provider. */
  | { manifest: string | Manifest; backend?: undefined };

/** Props of `MockBackendProvider`. */
export type MockBackendProviderProps = MockBackendSource & {
  /** Resets the backend and sets up this scenario before the children are rendered. @default the backend stays as it is */
  scenario?: AnyScenarioName;
  /** The integration's name or id. @default the first of the manifest */
  integration?: string;
  /** @default "demo-group-id", the group of scenarios */
  groupRef?: string;
  groupName?: string;
  /** @default "demo-consumer-id", the consumer of scenarios */
  consumerRef?: string;
  consumerName?: string;
  /** At the start, the kit's unused queries are removed from its cache. @default a new one that retries without a pause, so that a failure shows at once */
  queryClient?: QueryClient;
  children?: ReactNode;
};

/**
 * Renders the kit's providers on a mock backend in this process. It needs no service worker and changes nothing global, so that a
 * page can have any number of them. Another backend, manifest, scenario, integration, group, consumer or query client starts anew:
 * the children are mounted again, on empty caches and drafts. A scenario resets the backend, so give each provider with a scenario
 * a backend of its own. On a server it renders nothing. Throws a `UsageError` where it has neither a backend nor a manifest, and
 * what `createMockBackend` and `useScenario` throw.
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
// This is the value on a server, and while React hydrates the server's markup.
const isNotHere = () => false;

/** Renders the children in a browser. A server must not, since a backend reads the time. */
function OnPage(props: MockBackendProviderProps) {
  const { scenario, groupRef = "demo-group-id", consumerRef = "demo-consumer-id", ...rest } = props;
  const { backend, manifest, integration: given, ...shown } = rest;
  const used = useBackend(backend, manifest);
  const integration = useMemo(() => given ?? firstIntegration(used), [given, used]);
  const run = useCount([used, scenario, integration, groupRef, consumerRef, shown.queryClient]);
  return <Run key={run} {...{ backend: used, scenario, integration, groupRef, consumerRef }} {...shown} />;
}

/** Lives until the backend, the scenario, the customer or the query client changes. */
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

  // An effect, since by then the run before has unmounted with its effects: its last requests came before this setup.
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

/** Returns the given backend, or makes one of the manifest; an equal manifest does not make a second one. */
function useBackend(backend: MockBackend | undefined, manifest: string | Manifest | undefined): MockBackend {
  const text = useMemo(
    () => (typeof manifest === "object" ? JSON.stringify(manifest) : manifest),
    [manifest],
  );
  const [made, setMade] = useState<{ text: string; backend: MockBackend }>();
  // Ends the writes that still wait, with the component.
  useEffect(() => () => made?.backend.reset(), [made]);
  if (backend) {
    checkBackend("MockBackendProvider", backend);
    return backend;
  }
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

/** Returns the name of the first integration; a manifest has at least one. */
function firstIntegration(backend: MockBackend): string {
  return backend.snapshot().integrations[0]?.name ?? "";
}

function createQueryClient(): QueryClient {
  // The kit's queries decide whether to retry.
  return new QueryClient({ defaultOptions: { queries: { retryDelay: 0 } } });
}
