import type { Clock } from "../../src/engine/index.js";
import { createRealClock } from "../../src/engine/index.js";
import { createChanges } from "../domain/changes.js";
import { createDomains, type Domains, forgetCustomers } from "../domain/domains.js";
import { listEndpointNames } from "../domain/writes/endpoints.js";
import { type App, createApp } from "../http/app.js";
import { defaultMaxBodyBytes } from "../http/request-body/body-limit.js";
import { createBodyWriter } from "../http/body-writer.js";
import { createRouteFinder, type RouteUrls } from "../http/find-route.js";
import { createFaults, type Faults } from "../http/middleware/faults.js";
import { createInFlightRequests, type InFlightRequests } from "../http/middleware/in-flight-requests.js";
import { createRoutes } from "../http/routes/index.js";
import { createJournal, type Journal } from "../journal/journal.js";
import { showEntry } from "../journal/show-entry.js";
import type { DataFile } from "../persistence/data-file.js";
import { createKeeper, type Keeper } from "../persistence/keeper.js";
import { createScenarioRunner, type ScenarioRunner } from "../scenarios/run-scenarios.js";
import { readOwnScenarios } from "../scenarios/own-scenario.js";
import type { MockBackendOptions } from "./mock-backend-options.js";
import { readManifest } from "./read-manifest.js";
import type { ServedOptions } from "./served-backend.js";

/** The parts that one backend is made of; two backends share none. */
export interface BackendParts {
  readonly urls: RouteUrls;
  readonly clock: Clock;
  readonly domains: Domains;
  readonly journal: Journal;
  readonly faults: Faults;
  readonly inFlight: InFlightRequests;
  readonly scenario: ScenarioRunner;
  readonly app: App;
  readonly maxBodyBytes: number;
  /**
   * Saves the backend's state in a file from now on; only for a backend whose changes are noted. Throws where
   * the file cannot be written.
   */
  keepIn(file: DataFile): Keeper;
  /**
   * Removes all customer data, ends the requests in flight and the running scenario, and clears the faults
   * and the journal.
   */
  reset(): void;
  /** Ends the requests in flight and all timers: nothing is written or sent any more. The state stays. */
  stop(): void;
}

/**
 * Creates the parts of a backend. Its changes are noted only where `isKept` says that a file will save them.
 */
// eslint-disable-next-line max-lines-per-function -- the one place that ties all parts together
export function createBackendParts(
  options: MockBackendOptions,
  { isKept = false, idScope }: ServedOptions,
): BackendParts {
  const { apiKeys, maxBodyBytes = defaultMaxBodyBytes, scenarios = {} } = options;
  const { clock = createRealClock() } = options;
  let keeper: Keeper | undefined;
  const changes = isKept ? createChanges(() => keeper?.keepSoon()) : undefined;
  if (!(maxBodyBytes > 0)) {
    throw new RangeError(`maxBodyBytes is ${String(maxBodyBytes)}; write a number of bytes above 0`);
  }
  const urls = {
    baseUrl: withoutSlash(options.baseUrl ?? "https://api.withampersand.com/v1"),
    writeUrl: withoutSlash(options.writeUrl ?? "https://write.withampersand.com/v1"),
    storeUrl: withoutSlash(options.storeUrl ?? "https://store.withampersand.com"),
  };
  const domains = createDomains({
    manifest: readManifest(options.manifest),
    project: options.project ?? {},
    clock,
    integrationIds: options.integrationIds ?? {},
    removeUnmappedFields: options.removeUnmappedFields ?? false,
    providers: options.providers ?? {},
    changes,
    notify: options.notify,
    idScope,
  });
  const bodies = createBodyWriter();
  const faults = createFaults({ clock, bodies });
  const writer = createJournal({ maxEntries: options.maxJournalEntries, show: showEntry });
  const inFlight = createInFlightRequests();
  const endAll = () => {
    inFlight.breakAll();
    const { logins, notifier, context } = domains;
    const journal = { clear: writer.journal.clear, mark: writer.mark };
    for (const part of [logins, notifier, context.ids.ofRequests, faults, journal, scenario]) {
      changes?.noteUndo(part.mark());
      part.clear();
    }
  };
  const scenario = createScenarioRunner({
    domains,
    faults,
    endAll,
    own: readOwnScenarios(scenarios),
  });
  const app = createApp({
    clock,
    findRoute: createRouteFinder(urls, (name) => listEndpointNames(domains.integrations).includes(name)),
    inFlight,
    journal: writer,
    faults,
    bodies,
    routes: createRoutes(domains, { ...urls, apiKeys: apiKeys && new Set(apiKeys) }),
    observe: scenario.observe,
    keeper: () => keeper,
    notifier: domains.notifier,
    leniencies: domains.context.leniencies,
  });
  const reset = () => {
    forgetCustomers(domains);
    endAll();
  };
  const stop = () => {
    inFlight.breakAll();
    domains.writes.stop();
    domains.notifier.stop();
  };
  const keepIn = (file: DataFile) => {
    if (!changes) throw new Error("the changes of this backend are not noted");
    return (keeper = createKeeper(file, { domains, changes, clock, onUndo: inFlight.breakAll }));
  };
  return {
    urls,
    clock,
    domains,
    journal: writer.journal,
    faults,
    inFlight,
    scenario,
    app,
    maxBodyBytes,
    keepIn,
    reset,
    stop,
  };
}

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, "");
}
