import type {
  Connection,
  InstallationConfigContent,
  ProviderMetadata,
  WriteRecord,
} from "../../../src/contract/index.js";
import { formatBodyPath } from "../../../src/json/body-path.js";
import { copyJson } from "../../../src/json/copy.js";
import { quote } from "../../../src/json/quote.js";
import { isConnected } from "../../domain/connections/connections.js";
import type { Domains } from "../../domain/domains.js";
import { createInstallation } from "../../domain/installations/create-installation.js";
import type { InstanceFields } from "../../domain/instances/known-fields.js";
import { issuesOf, type Refusal } from "../../domain/outcome.js";
import { SeedError } from "../errors.js";
import { changeState } from "../saved-state.js";
import { schemaIssues } from "../../domain/schema-issues.js";
import { type SeedOperation, seedOperations } from "./seed-operations.js";
import { type NamedTimes, type SeedTimes, setTimes } from "./seed-times.js";
import { seedDataSchema } from "./seed-schema.js";

/** A connection to seed. */
export interface SeedConnection extends SeedTimes {
  /** @default the next id */
  id?: string;
  provider: string;
  groupRef: string;
  groupName?: string;
  consumerRef: string;
  consumerName?: string;
  providerWorkspaceRef?: string;
  providerConsumerRef?: string;
  providerMetadata?: ProviderMetadata;
  /** @default "oauth2/authorizationCode" */
  authScheme?: Connection["authScheme"];
  /** @default "working" */
  status?: Connection["status"];
}

/** An installation to seed. Its group needs a connection, from the same seed or an earlier one. */
export interface SeedInstallation extends SeedTimes {
  /** @default the next id */
  id?: string;
  /** Name or id of the integration. */
  integration: string;
  groupRef: string;
  /** @default the next id */
  configId?: string;
  /** @default the group's newest connection to the integration's provider */
  connectionId?: string;
  /** @default "api:create-installation" */
  createdBy?: string;
  /** The provider is filled in when it is left out. */
  content: InstallationConfigContent;
}

/** A record to seed in a customer's instance. Its group needs a connection to the provider. */
export interface SeedRecord {
  provider: string;
  groupRef: string;
  objectName: string;
  /** The id in any form. @default the provider's next id */
  id?: string;
  /** The fields, by the provider's names. */
  fields: WriteRecord;
}

/**
 * The data that a story or a test starts from, seeded in the order of these members. Times are set before
 * records and operations.
 */
export interface SeedData {
  fields?: readonly InstanceFields[];
  connections?: readonly SeedConnection[];
  /** The times of groups that connections name. */
  groups?: readonly (SeedTimes & { groupRef: string })[];
  /** The times of consumers that connections name. */
  consumers?: readonly (SeedTimes & { consumerRef: string })[];
  installations?: readonly SeedInstallation[];
  records?: readonly SeedRecord[];
  /** The operations in any order; they are sorted by their times. */
  operations?: readonly SeedOperation[];
}

/**
 * Adds data by the same rules as requests. Throws a `SeedError` at the first entry that breaks one, and adds
 * nothing.
 */
export function seedState(domains: Domains, data: SeedData): void {
  const [first] = schemaIssues(seedDataSchema, data, formatBodyPath);
  if (first) throw new SeedError(first.name || "the data", first.detail ?? "it does not fit");
  changeState(domains, () => {
    // Seeding sends no notifications: the seeded data counts as already there.
    domains.context.events.quietly(() => {
      addSeed(domains, data);
    });
  });
}

function addSeed(domains: Domains, data: SeedData): void {
  domains.instances.fields.add(copyJson(data.fields ?? []));
  const times: NamedTimes = {
    groups: new Map(data.groups?.map(({ groupRef, ...named }) => [groupRef, named])),
    consumers: new Map(data.consumers?.map(({ consumerRef, ...named }) => [consumerRef, named])),
    connections: new Map(),
    installations: new Map(),
  };
  data.connections?.forEach(({ createTime, updateTime, ...connection }, index) => {
    const id = seedConnection(domains, connection, `connections[${String(index)}]`);
    if (createTime ?? updateTime) times.connections.set(id, { createTime, updateTime });
  });
  data.installations?.forEach(({ createTime, updateTime, ...installation }, index) => {
    const id = seedInstallation(domains, installation, `installations[${String(index)}]`);
    if (createTime ?? updateTime) times.installations.set(id, { createTime, updateTime });
  });
  setTimes(domains, times);
  data.records?.forEach((record, index) => {
    seedRecord(domains, record, `records[${String(index)}]`);
  });
  seedOperations(domains, data.operations ?? []);
}

function seedConnection({ connections, context }: Domains, seed: SeedConnection, entry: string): string {
  if (seed.id !== undefined && connections.get(seed.id)) {
    throw new SeedError(entry, `there is a connection ${quote(seed.id)} already`);
  }
  const { id } = connections.add({ authScheme: "oauth2/authorizationCode", status: "working", ...seed });
  context.ids.reserve("connection", id);
  return id;
}

function seedRecord({ connections, instances }: Domains, seed: SeedRecord, entry: string): void {
  const { provider, groupRef } = seed;
  if (!isConnected(connections, seed)) {
    throw new SeedError(entry, `group ${quote(groupRef)} has no connection to ${provider}; seed one first`);
  }
  const added = instances.find({ provider, groupRef }).add(seed);
  if (!added.ok) throw new SeedError(entry, added.failure.message);
}

function seedInstallation(domains: Domains, seed: SeedInstallation, entry: string): string {
  if (seed.id !== undefined && domains.installations.get(seed.id)) {
    throw new SeedError(entry, `there is an installation ${quote(seed.id)} already`);
  }
  const integration = domains.integrations.find(seed.integration);
  if (!integration.ok) throw new SeedError(entry, describe(integration.refusal));
  const { content, ...rest } = seed;
  const created = createInstallation(domains, integration.value, {
    ...rest,
    content: { provider: integration.value.provider, ...copyJson(content) },
    skipSampling: false,
  });
  if (!created.ok) throw new SeedError(entry, describe(created.refusal));
  domains.context.ids.reserve("installation", created.value.id);
  domains.context.ids.reserve("config", created.value.config.id);
  return created.value.id;
}

function describe(refusal: Refusal): string {
  const { detail, remedy } = refusal;
  const lines = (issuesOf(refusal) ?? []).map((issue) => `\n  ${issue.name ?? ""}: ${issue.detail ?? ""}`);
  return `${detail}; ${remedy}${lines.join("")}`;
}
