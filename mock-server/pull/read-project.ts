import type { ZodType } from "zod";
import {
  type Connection,
  connectionSchema,
  type Installation,
  installationSchema,
  type Integration,
  integrationSchema,
  objectMetadataSchema,
  type Operation,
  operationSchema,
  projectSchema,
} from "../../src/contract/index.js";
import { isJsonObject, own } from "../../src/json/object.js";
import type { Read } from "./api-reader.js";
import type { Pulled, PulledMetadata } from "./pulled.js";

export interface ReadProjectOptions {
  /** The id or name of the project. */
  readonly project: string;
  /** Reads this group only. @default all groups */
  readonly groupRef?: string | undefined;
  readonly withOperations: boolean;
  readonly read: (path: string) => Promise<Read>;
  /** Called after each resource with its name and the result. */
  readonly onProgress: (line: string) => void;
}

/** What was read, or why a mock cannot be made of it. */
export type ProjectRead =
  { readonly ok: true; readonly pulled: Pulled } | { readonly ok: false; readonly reason: string };

/** Reads a project, one resource after the other. What cannot be read is listed in `missing`, and the rest is kept. */
export async function readProject(options: ReadProjectOptions): Promise<ProjectRead> {
  const reader = new ProjectReader(options);
  const base = `/projects/${encodeURIComponent(options.project)}`;
  const project = await reader.one("project", base, projectSchema);
  if (!project) return { ok: false, reason: reader.lastReason };
  const integrations = await reader.all<Integration>(
    "integrations",
    `${base}/integrations`,
    integrationSchema,
  );
  if (integrations.length === 0) {
    return { ok: false, reason: reader.lastReason || "the project has no integrations" };
  }
  const providers = await reader.providers(integrations.map(({ provider }) => provider));
  const group = options.groupRef === undefined ? "" : `?groupRef=${encodeURIComponent(options.groupRef)}`;
  const connections = await reader.all<Connection>(
    "connections",
    `${base}/connections${group}`,
    connectionSchema,
  );
  const path = `${base}/installations${group}`;
  const installations = await reader.all<Installation>("installations", path, installationSchema);
  const metadata = await reader.metadata(base, integrations, connections);
  const operations = options.withOperations ? await reader.operations(base, installations) : [];
  const { missing } = reader;
  return {
    ok: true,
    pulled: { project, integrations, providers, connections, installations, metadata, operations, missing },
  };
}

/** The size of a page of operations, and how many pages of an installation are read at most. */
const PAGE_SIZE = 200;
const MAX_PAGES = 1000;

class ProjectReader {
  readonly missing: { resource: string; reason: string }[] = [];
  #isOver = false;

  constructor(private readonly options: ReadProjectOptions) {}

  get lastReason(): string {
    return this.missing.at(-1)?.reason ?? "";
  }

  async one<TValue>(resource: string, path: string, schema: ZodType<TValue>): Promise<TValue | undefined> {
    const value = await this.#read(resource, path);
    if (value === undefined) return undefined;
    if (!schema.safeParse(value).success) {
      return this.#miss(resource, "the answer has another form than the contract says");
    }
    this.options.onProgress(`${resource}: read`);
    return value as TValue;
  }

  async all<TValue>(resource: string, path: string, schema: ZodType<TValue>): Promise<TValue[]> {
    const value = await this.#read(resource, path);
    if (value === undefined) return [];
    if (!Array.isArray(value)) {
      this.#miss(resource, "the answer is no list");
      return [];
    }
    return this.#list(resource, value, schema);
  }

  async providers(names: readonly string[]): Promise<Record<string, Record<string, unknown>>> {
    const found: Record<string, Record<string, unknown>> = {};
    for (const name of new Set(names)) {
      const value = await this.#read(`provider ${name}`, `/providers/${encodeURIComponent(name)}`);
      if (!isJsonObject(value)) continue;
      // The kit has its own table of what a provider supports.
      const { name: _name, support: _support, ...details } = value;
      found[name] = details;
      this.options.onProgress(`provider ${name}: read`);
    }
    return found;
  }

  async metadata(
    base: string,
    integrations: readonly Integration[],
    connections: readonly Connection[],
  ): Promise<PulledMetadata[]> {
    const found: PulledMetadata[] = [];
    const owners = new Map(
      connections.map(({ provider, group }) => [
        JSON.stringify([provider, group.groupRef]),
        { provider, groupRef: group.groupRef },
      ]),
    );
    for (const { provider, groupRef } of owners.values()) {
      for (const objectName of listObjects(integrations, provider)) {
        const place = `providers/${encodeURIComponent(provider)}/objects/${encodeURIComponent(objectName)}/metadata`;
        const path = `${base}/${place}?groupRef=${encodeURIComponent(groupRef)}`;
        const metadata = await this.one(`fields of ${objectName} (${provider})`, path, objectMetadataSchema);
        if (metadata) found.push({ provider, groupRef, objectName, metadata });
      }
    }
    return found;
  }

  async operations(base: string, installations: readonly Installation[]): Promise<Operation[]> {
    const found: Operation[] = [];
    for (const { id, integrationId } of installations) {
      const list = `${base}/integrations/${encodeURIComponent(integrationId)}/installations/${encodeURIComponent(id)}/operations`;
      let token: string | undefined;
      for (let page = 0; page < MAX_PAGES; page += 1) {
        const next = token === undefined ? "" : `&pageToken=${encodeURIComponent(token)}`;
        const value = await this.#read(`operations of ${id}`, `${list}?pageSize=${String(PAGE_SIZE)}${next}`);
        const results = own(value, "results");
        if (!Array.isArray(results)) break;
        found.push(...this.#list(`operations of ${id}`, results, operationSchema));
        const given = own(own(value, "pagination"), "nextPageToken");
        if (typeof given !== "string" || given === token) break;
        token = given;
      }
    }
    return found;
  }

  #list<TValue>(resource: string, items: readonly unknown[], schema: ZodType<TValue>): TValue[] {
    // The item as it was sent, not as the schema parses it: unknown keys are kept.
    const good = items.filter((item): item is TValue => schema.safeParse(item).success);
    const lost = items.length - good.length;
    if (lost > 0)
      this.#miss(
        resource,
        `${String(lost)} of ${String(items.length)} have another form than the contract says`,
      );
    this.options.onProgress(`${resource}: ${String(good.length)}`);
    return good;
  }

  async #read(resource: string, path: string): Promise<unknown> {
    if (this.#isOver) return this.#miss(resource, "not asked for any more");
    const read = await this.options.read(path);
    if (read.ok) return read.value;
    this.#isOver = read.isOver;
    return this.#miss(resource, read.reason);
  }

  #miss(resource: string, reason: string): undefined {
    this.missing.push({ resource, reason });
    this.options.onProgress(`${resource}: not read; ${reason}`);
  }
}

/** Lists the objects of a provider that integrations read, write or subscribe to, by the provider's names. */
function listObjects(integrations: readonly Integration[], provider: string): string[] {
  const contents = integrations
    .filter((each) => each.provider === provider)
    .map(({ latestRevision }) => latestRevision.content);
  const names = contents.flatMap(({ read, write, subscribe }) => [
    ...(read?.objects ?? []),
    // An endpoint of the 2023 form does not name the provider's object here.
    ...(write?.objects ?? []).filter(({ endpoint }) => endpoint === undefined),
    ...(subscribe?.objects ?? []),
  ]);
  return [...new Set(names.map(({ objectName }) => objectName))];
}
