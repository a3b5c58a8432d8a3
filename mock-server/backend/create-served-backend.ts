import { copyJson } from "../../src/json/copy.js";
import { quote } from "../../src/json/quote.js";
import { createInProcessFetch } from "../doors/in-process.js";
import { isConnected } from "../domain/connections/connections.js";
import type { Domains } from "../domain/domains.js";
import { editAsAnotherAdmin } from "../domain/installations/edit-as-another-admin.js";
import type { InstanceOwner } from "../domain/instances/instances.js";
import { restoreState } from "../persistence/saved-state.js";
import { seedState } from "../persistence/seeds/seed.js";
import { takeSnapshot } from "../persistence/snapshot.js";
import type { CustomerInstance } from "../providers/customer-instance.js";
import { createListeners } from "../journal/listeners.js";
import { replayOnMock } from "../replay/replay-on-mock.js";
import { createBackendParts } from "./backend-parts.js";
import type { MockBackendOptions } from "./mock-backend-options.js";
import { readManifest } from "./read-manifest.js";
import type { ServedBackend, ServedOptions, ServedParts } from "./served-backend.js";

/**
 * Creates a backend with its application; throws as `createMockBackend` does. Only a backend with `isKept`
 * can be saved in a file.
 */
// eslint-disable-next-line max-lines-per-function -- a list of what a served backend can do, a few lines each
export function createServedBackend(options: MockBackendOptions, served: ServedOptions = {}): ServedParts {
  const { urls, clock, domains, journal, faults, inFlight, scenario, app, reset, ...forServer } =
    createBackendParts(options, served);
  const { maxBodyBytes, keepIn, stop } = forServer;
  const project = copyJson(domains.context.project);
  let deployed = options.manifest;
  const replaced = createListeners();
  const listIds = () => Object.fromEntries(domains.integrations.list().map(({ id, name }) => [name, id]));
  const backend: ServedBackend = {
    ...urls,
    fetch: createInProcessFetch(app, { baseUrls: Object.values(urls), maxBodyBytes }),
    project,
    clock,
    faults: { set: faults.set, clear: faults.clear },
    journal,
    notifications: domains.notifier.notifications,
    get engine() {
      return domains.writes.engine;
    },
    instance: (owner) => findInstance(domains, owner),
    get integrations() {
      return listIds();
    },
    deploy: (manifest) => {
      const read = readManifest(manifest);
      domains.integrations.deploy(read);
      const before = deployed;
      deployed = read;
      domains.context.changes?.noteUndo(() => {
        deployed = before;
      });
      replaced.notify();
    },
    asAnotherAdmin: (edit, whose = {}) => {
      const { groupRef = "demo-group-id", integration } = whose;
      const found = domains.integrations.find(integration ?? domains.integrations.list()[0]?.id ?? "");
      const edited = found.ok ? editAsAnotherAdmin(domains, found.value, groupRef, edit) : found;
      if (edited.ok) return copyJson(domains.installationView.showNew(edited.value));
      throw new Error(`${edited.refusal.detail}; ${edited.refusal.remedy}`);
    },
    seed: (data) => {
      seedState(domains, data);
      replaced.notify();
    },
    get scenario() {
      return scenario.name;
    },
    scenarios: scenario.descriptions,
    useScenario: (name, scenarioOptions) => {
      scenario.start(name, scenarioOptions);
      replaced.notify();
    },
    reset: () => {
      reset();
      replaced.notify();
    },
    snapshot: () => takeSnapshot(domains),
    restore: (snapshot) => {
      restoreState(domains, snapshot.state);
      inFlight.breakAll();
      replaced.notify();
    },
    replay: (recording, replayOptions = {}) => {
      const [key = "replay"] = options.apiKeys ?? [];
      const mock = { app, ...urls, journal, project, integrations: listIds(), clock };
      return replayOnMock(mock, key, recording, replayOptions);
    },
  };
  return { backend, app, maxBodyBytes, manifest: () => deployed, onReplaced: replaced.add, keepIn, stop };
}

function findInstance({ connections, instances }: Domains, owner: InstanceOwner): CustomerInstance {
  if (isConnected(connections, owner)) return instances.find(owner);
  throw new Error(
    `group ${quote(owner.groupRef)} has no connection to ${owner.provider}; seed a connection first`,
  );
}
