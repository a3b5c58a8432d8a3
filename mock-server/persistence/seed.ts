import type {
  Connection,
  InstallationConfigContent,
  ProviderMetadata,
  WriteRecord,
} from "../../src/contract/index.js";
import { formatBodyPath } from "../../src/json/body-path.js";
import { copyJson } from "../../src/json/copy.js";
import { SeedError } from "../backend/errors.js";
import type { BackendState, InstanceFields } from "../backend/backend-state.js";
import { addConnection } from "../domain/connections/connections.js";
import { createInstallation } from "../domain/installations/installations.js";
import { findInstance, isConnected } from "../domain/instances/instances.js";
import { findIntegration } from "../domain/integrations/integrations.js";
import type { Refusal } from "../domain/outcome.js";
import { changeState } from "./saved-state.js";
import { schemaIssues } from "../domain/schema-issues.js";
import { seedDataSchema } from "./seed-schema.js";

/** A connection to seed. */
export interface SeedConnection {
  /** @default the next id */
  id?: string;
  provider: string;
  groupRef: string;
  groupName?: string;
  consumerRef: string;
  consumerName?: string;
  providerWorkspaceRef?: string;
  providerMetadata?: ProviderMetadata;
  /** @default "oauth2/authorizationCode" */
  authScheme?: Connection["authScheme"];
  /** @default "working" */
  status?: Connection["status"];
}

/** An installation to seed; its group needs a connection, seeded or there already. */
export interface SeedInstallation {
  /** @default the next id */
  id?: string;
  /** Name or id of the integration. */
  integration: string;
  groupRef: string;
  /** @default the group's newest connection to the integration's provider */
  connectionId?: string;
  /** @default "api:create-installation" */
  createdBy?: string;
  /** The provider is filled in when it is left out. */
  content: InstallationConfigContent;
}

/** A record that a customer's instance has already; its group needs a connection to the provider. */
export interface SeedRecord {
  provider: string;
  groupRef: string;
  objectName: string;
  /** Of any form. @default the provider's next id */
  id?: string;
  /** By the provider's names. */
  fields: WriteRecord;
}

/** What a story or a test starts from; seeded in this order. */
export interface SeedData {
  fields?: readonly InstanceFields[];
  connections?: readonly SeedConnection[];
  installations?: readonly SeedInstallation[];
  records?: readonly SeedRecord[];
}

/** Adds data by the same rules as requests, or nothing of it: the first entry that breaks one throws a `SeedError`. */
export function seedState(state: BackendState, data: SeedData): void {
  const [first] = schemaIssues(seedDataSchema, data, formatBodyPath);
  if (first) throw new SeedError(first.name || "the data", first.detail ?? "it does not fit");
  changeState(state, () => {
    addSeed(state, data);
  });
}

function addSeed(state: BackendState, data: SeedData): void {
  state.instanceFields = [...state.instanceFields, ...copyJson(data.fields ?? [])];
  data.connections?.forEach((connection, index) => {
    const entry = `connections[${String(index)}]`;
    if (connection.id !== undefined && state.connections.has(connection.id)) {
      throw new SeedError(entry, `there is a connection ${JSON.stringify(connection.id)} already`);
    }
    addConnection(state, { authScheme: "oauth2/authorizationCode", status: "working", ...connection });
  });
  data.installations?.forEach((installation, index) => {
    seedInstallation(state, installation, `installations[${String(index)}]`);
  });
  data.records?.forEach((record, index) => {
    seedRecord(state, record, `records[${String(index)}]`);
  });
}

function seedRecord(state: BackendState, seed: SeedRecord, entry: string): void {
  const { provider, groupRef } = seed;
  if (!isConnected(state, seed)) {
    throw new SeedError(
      entry,
      `group ${JSON.stringify(groupRef)} has no connection to ${provider}; seed one first`,
    );
  }
  const added = findInstance(state, seed).add(seed);
  if (!added.ok) throw new SeedError(entry, added.failure.message);
}

function seedInstallation(state: BackendState, seed: SeedInstallation, entry: string): void {
  if (seed.id !== undefined && state.installations.has(seed.id)) {
    throw new SeedError(entry, `there is an installation ${JSON.stringify(seed.id)} already`);
  }
  const integration = findIntegration(state, seed.integration);
  if (!integration.ok) throw new SeedError(entry, describe(integration.refusal));
  const { content, ...rest } = seed;
  const created = createInstallation(state, integration.value, {
    ...rest,
    content: { provider: integration.value.provider, ...copyJson(content) },
    skipSampling: false,
  });
  if (!created.ok) throw new SeedError(entry, describe(created.refusal));
}

function describe({ detail, remedy, issues }: Refusal): string {
  const lines = (issues ?? []).map((issue) => `\n  ${issue.name ?? ""}: ${issue.detail ?? ""}`);
  return `${detail}; ${remedy}${lines.join("")}`;
}
