import type { Manifest, Project } from "../../src/contract/index.js";
import { type Clock, createRealClock, type WriteEngine } from "../../src/engine/index.js";
import { copyJson } from "../../src/json/copy.js";
import { type App, createApp } from "../http/app.js";
import { createBodyWriter } from "../http/body-writer.js";
import { createRouteFinder } from "../http/find-route.js";
import { createFaults, type Faults } from "../http/middleware/faults.js";
import { createRoutes } from "../http/routes/index.js";
import { createInProcessFetch, type InProcessFetch } from "../doors/in-process.js";
import { createInFlightRequests } from "../http/middleware/in-flight-requests.js";
import { createJournal, type Journal } from "../journal/journal.js";
import { showEntry } from "../journal/show-entry.js";
import type { CustomerInstance } from "../providers/customer-instance.js";
import type { CompareReport } from "../compare/report/report.js";
import { replayOnMock, type ReplayRecordingOptions } from "../replay/replay-on-mock.js";
import { readManifest } from "./read-manifest.js";
import type { ScenarioName } from "../scenarios/index.js";
import { createScenarioRunner, type ScenarioOptions } from "../scenarios/run-scenarios.js";
import { isConnected } from "../domain/connections/connections.js";
import { createDomains, forgetCustomers } from "../domain/domains.js";
import { listEndpointNames } from "../domain/writes/endpoints.js";
import type { InstanceOwner } from "../domain/instances/instances.js";
import type { ProviderDetails } from "../domain/integrations/provider-catalogue.js";
import { restoreState, type SavedState, viewState } from "../persistence/saved-state.js";
import { type SeedData, seedState } from "../persistence/seed.js";
import { type Snapshot, takeSnapshot } from "../persistence/snapshot.js";

/** How a mock backend is set up. */
export interface MockBackendOptions {
  /** The integrations that are deployed: an `amp.yaml` as text, or one that `parseManifest` has read. */
  manifest: string | Manifest;
  /** @default a project called "mock-project" */
  project?: Partial<Pick<Project, "id" | "name" | "appName">>;
  /** The only keys and tokens that are accepted; without it, any is. */
  apiKeys?: readonly string[];
  /** The backend's only source of time; a virtual one makes retries and auto batches a matter of milliseconds. @default the real clock */
  clock?: Clock;
  /** Strips fields that no mapping knows from writes that inherit their mapping (seed 000, a preview of the service). @default false */
  removeUnmappedFields?: boolean;
  /** What the catalogue says of providers besides what the kit knows, by name: how customers connect to them, for one. */
  providers?: Readonly<Record<string, ProviderDetails>>;
  /** @default "https://api.withampersand.com/v1" */
  baseUrl?: string;
  /** @default "https://write.withampersand.com/v1" */
  writeUrl?: string;
  /** Where the endpoints of a manifest of the 2023 form are served. @default "https://store.withampersand.com" */
  storeUrl?: string;
  /** How many requests the journal keeps, the newest; 0 for none. @default 1000 */
  maxJournalEntries?: number;
}

/** A backend of its own, without the handlers that need MSW: two in one process share nothing. */
export interface ServedBackend {
  /** Answers requests to the hosts of `baseUrl`, `writeUrl` and `storeUrl` in this process; others are rejected with a TypeError. */
  readonly fetch: InProcessFetch;
  readonly baseUrl: string;
  readonly writeUrl: string;
  readonly storeUrl: string;
  readonly project: Project;
  readonly clock: Clock;
  /** Makes requests go wrong, the same way each time. */
  readonly faults: Faults;
  /** The requests that came, with their answers and the reasons. */
  readonly journal: Journal;
  /** Takes the writes. A reset stops it and starts another one. */
  readonly engine: WriteEngine;
  /** The ids of the integrations by their names. */
  readonly integrations: Readonly<Record<string, string>>;
  /** Finds the SaaS instance of a connected group, to look at its records and to make writes fail; throws where the group is not connected. */
  instance(owner: InstanceOwner): CustomerInstance;
  /** Adds data by the same rules as requests, or nothing of it: throws a `SeedError` at the first entry that breaks one. */
  seed(data: SeedData): void;
  /** The scenario that runs; `undefined` where none does. */
  readonly scenario: ScenarioName | undefined;
  /**
   * Resets the backend and sets a scenario up, which runs until the next reset. Throws, and leaves the backend as it was: a
   * `TypeError` where there is no such scenario or integration, and an `Error` where the integration has nothing to show it by.
   */
  useScenario(name: ScenarioName, options?: ScenarioOptions): void;
  /**
   * Forgets everything that is not manifest or project, seeds, faults, scenario and journal included, and counts ids from one
   * again. Requests under way end by a broken connection; `restore` ends them too.
   */
  reset(): void;
  /** Copies all that the backend remembers. */
  snapshot(): Snapshot;
  /**
   * Goes back to a snapshot, operations that wait included, or on with that of another backend of the same project and
   * manifest. Clock, faults, scenario and journal stay as they are: what fell due in between is done at once. Throws a `RestoreError`, and changes
   * nothing, where the snapshot is damaged, of another version or does not fit.
   */
  restore(snapshot: { state: unknown }): void;
  /**
   * Plays a recorded session, a HAR file of a browser or a journal of a backend, as text or parsed, and compares the answers with
   * the recorded ones; ids and times stand for each other. A virtual clock moves on as it did in the recording. Rejects with a
   * `RecordingError` where it is no recording.
   */
  replay(recording: unknown, options?: ReplayRecordingOptions): Promise<CompareReport>;
}

/** A backend, and what a server needs of it. */
export interface ServedParts {
  readonly backend: ServedBackend;
  /** The application, which looks at no host. */
  readonly app: App;
  /** Gives the `state` of a snapshot without a copy, to be written down at once. */
  readonly view: () => SavedState;
}

/** Creates a backend with its application; throws as `createMockBackend` does. */
export function createServedBackend(options: MockBackendOptions): ServedParts {
  const { clock = createRealClock(), apiKeys } = options;
  const urls = {
    baseUrl: withoutSlash(options.baseUrl ?? "https://api.withampersand.com/v1"),
    writeUrl: withoutSlash(options.writeUrl ?? "https://write.withampersand.com/v1"),
    storeUrl: withoutSlash(options.storeUrl ?? "https://store.withampersand.com"),
  };
  const domains = createDomains({
    manifest: readManifest(options.manifest),
    project: options.project ?? {},
    clock,
    removeUnmappedFields: options.removeUnmappedFields ?? false,
    providers: options.providers ?? {},
  });
  const bodies = createBodyWriter();
  const faults = createFaults({ clock, bodies });
  const writer = createJournal({ maxEntries: options.maxJournalEntries ?? 1000, show: showEntry });
  const inFlight = createInFlightRequests();
  const clear = () => {
    inFlight.breakAll();
    faults.clear();
    writer.journal.clear();
    scenario.end();
  };
  const scenario = createScenarioRunner({ domains, faults, clear });
  const app = createApp({
    clock,
    findRoute: createRouteFinder(urls, (name) => listEndpointNames(domains.integrations).includes(name)),
    inFlight,
    journal: writer,
    faults,
    bodies,
    answer: createRoutes(domains, { ...urls, apiKeys: apiKeys && new Set(apiKeys) }),
    observe: scenario.observe,
  });
  const backend: ServedBackend = {
    ...urls,
    fetch: createInProcessFetch(app, Object.values(urls)),
    project: copyJson(domains.context.project),
    clock,
    faults: { set: faults.set, clear: faults.clear },
    journal: writer.journal,
    get engine() {
      return domains.writes.engine;
    },
    instance: (owner) => {
      if (isConnected(domains.connections, owner)) return domains.instances.find(owner);
      throw new Error(
        `group ${JSON.stringify(owner.groupRef)} has no connection to ${owner.provider}; seed a connection first`,
      );
    },
    integrations: Object.fromEntries(domains.integrations.list().map(({ id, name }) => [name, id])),
    seed: (data) => {
      seedState(domains, data);
    },
    get scenario() {
      return scenario.name;
    },
    useScenario: scenario.start,
    reset: () => {
      forgetCustomers(domains);
      clear();
    },
    snapshot: () => takeSnapshot(domains),
    restore: (snapshot) => {
      restoreState(domains, snapshot.state);
      inFlight.breakAll();
    },
    replay: (recording, options = {}) => {
      const { journal, project, integrations } = backend;
      const [key = "replay"] = apiKeys ?? [];
      return replayOnMock({ app, ...urls, journal, project, integrations, clock }, key, recording, options);
    },
  };
  return { backend, app, view: () => viewState(domains) };
}

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, "");
}
