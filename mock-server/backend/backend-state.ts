import type {
  Config,
  Connection,
  Consumer,
  FieldMetadata,
  Group,
  Installation,
  Integration,
  Manifest,
  Project,
  ProviderApp,
} from "../../src/contract/index.js";
import {
  type Clock,
  createSeededRandom,
  createWriteEngine,
  type EngineSnapshot,
  type SeededRandom,
  type WriteEngine,
} from "../../src/engine/index.js";
import type { CustomerInstance } from "../providers/customer-instance.js";
import type { FieldLimits } from "../providers/object-fields.js";
import { createIds, customerIdKinds, type Ids } from "./ids.js";
import { findPortByKey } from "../domain/instances/instances.js";
import { createIntegrations } from "../domain/integrations/integrations.js";
import type { Login } from "../domain/connections/logins.js";
import { createProviderApps } from "../domain/connections/provider-apps.js";
import type { ProviderDetails } from "../domain/integrations/provider-catalogue.js";

/** A connection as it is kept: group and consumer stand once for all, credentials nowhere. */
export type StoredConnection = Pick<
  Connection,
  | "id"
  | "provider"
  | "providerWorkspaceRef"
  | "providerMetadata"
  | "createTime"
  | "updateTime"
  | "authScheme"
  | "status"
> & { groupRef: string; consumerRef: string };

/** An installation as it is kept; the answer adds its group and connection. */
export type StoredInstallation = Pick<
  Installation,
  "id" | "integrationId" | "createTime" | "createdBy" | "updateTime"
> & {
  groupRef: string;
  connectionId: string;
  config: Config;
};

/** What a customer's instance has beyond (or short of) the provider's standard fields. */
export interface InstanceFields {
  provider: string;
  objectName: string;
  /** The customer; without it, every customer. */
  groupRef?: string;
  /** Fields that are added, or that replace the standard field of that name. */
  fields?: readonly FieldMetadata[];
  /** Names of fields that the connected user cannot see. */
  hidden?: readonly string[];
}

/** Fields that were seeded, or that an upsert of metadata or an installation added. */
export type KnownFields = InstanceFields & {
  limits?: readonly FieldLimits[];
  /** Whether they came beside others, so that the object may have more of them. */
  isUpserted?: boolean;
  /** The name that people see, of an object that an installation created. */
  displayName?: string;
};

/** Everything that one backend remembers. Entries are replaced, never mutated. */
export interface BackendState {
  readonly ids: Ids;
  readonly clock: Clock;
  /** The clock's time in RFC 3339. */
  readonly now: () => string;
  readonly project: Project;
  /** Whether writes that inherit a mapping lose every field that no mapping knows (rule P5). */
  readonly removeUnmappedFields: boolean;
  /** By id; from the manifest. */
  readonly integrations: ReadonlyMap<string, Integration>;
  /** What the catalogue says of a provider besides what the kit knows, by name. */
  readonly providers: ReadonlyMap<string, ProviderDetails>;
  /** One for each provider of the manifest that is connected by OAuth. */
  readonly providerApps: readonly ProviderApp[];
  readonly groups: Map<string, Group>;
  readonly consumers: Map<string, Consumer>;
  /** By id, oldest first. */
  readonly connections: Map<string, StoredConnection>;
  /** Logins in a window, by their state parameter, oldest first. */
  readonly logins: Map<string, Login>;
  /** By id, oldest first. */
  readonly installations: Map<string, StoredInstallation>;
  /** Replaced with every change. */
  instanceFields: readonly KnownFields[];
  /** By provider and group. */
  readonly instances: Map<string, CustomerInstance>;
  /** How many records were created in all instances. */
  recordCount: number;
  /** Spreads the engine's retries; seeded, so that the same requests are always retried at the same times. */
  random: SeededRandom;
  /** Takes the writes; another one after a reset. */
  engine: WriteEngine;
}

/** Makes the state of a backend that has a manifest and no customer yet. */
export function createBackendState(options: {
  manifest: Manifest;
  project: Partial<Pick<Project, "id" | "name" | "appName">>;
  clock: Clock;
  removeUnmappedFields: boolean;
  providers: Readonly<Record<string, ProviderDetails>>;
}): BackendState {
  const { manifest, clock, removeUnmappedFields } = options;
  const now = () => new Date(clock.now()).toISOString();
  const ids = createIds();
  const random = createSeededRandom(1);
  const project: Project = {
    id: ids.next("project"),
    name: "mock-project",
    appName: "Mock App",
    orgId: ids.next("organization"),
    createTime: now(),
    ...options.project,
  };
  const integrations = createIntegrations({
    manifest,
    projectId: project.id,
    ids,
    createTime: project.createTime,
  });
  const providers = new Map(Object.entries(options.providers));
  return {
    ids,
    clock,
    now,
    project,
    removeUnmappedFields,
    integrations,
    providers,
    providerApps: createProviderApps({ integrations, providers, project, ids }),
    groups: new Map(),
    consumers: new Map(),
    connections: new Map(),
    logins: new Map(),
    installations: new Map(),
    instanceFields: [],
    instances: new Map(),
    recordCount: 0,
    random,
    engine: createWriteEngine({ clock, ids: operationIds(ids), random }),
  };
}

/** Has another engine take the writes from now on, one that goes on with `snapshot` where there is one. */
export function replaceEngine(
  state: BackendState,
  { seed, snapshot }: { seed: number; snapshot?: EngineSnapshot },
): void {
  const { clock, ids } = state;
  state.engine.stop();
  state.random = createSeededRandom(seed);
  state.engine = createWriteEngine({
    clock,
    ids: operationIds(ids),
    random: state.random,
    resume: snapshot && { snapshot, findProvider: (key) => findPortByKey(state, key) },
  });
}

function operationIds(ids: Ids) {
  return { next: () => ids.next("operation") };
}

/** Forgets everything that is not manifest or project, calls off the writes that wait, and counts the forgotten ids from one again. */
export function forgetCustomers(state: BackendState): void {
  state.groups.clear();
  state.consumers.clear();
  state.connections.clear();
  state.logins.clear();
  state.installations.clear();
  state.instanceFields = [];
  state.instances.clear();
  state.recordCount = 0;
  replaceEngine(state, { seed: 1 });
  for (const kind of customerIdKinds) state.ids.restart(kind, 0);
}
