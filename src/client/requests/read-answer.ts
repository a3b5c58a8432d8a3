import type {
  ObjectMetadata,
  Operation,
  OperationList,
  OperationLog,
  Project,
  ProviderApp,
  ProviderInfo,
  UpsertMetadataResponse,
  WriteResponseBatch,
  WriteResponseSingleFail,
  WriteResponseSingleSuccess,
} from "../../contract/index.js";
import { isJsonObject } from "../../json/object.js";
import { checkDeclarations } from "./check-declarations.js";
import { checkFields, type Fail } from "./check-fields.js";
import {
  type Connection,
  type HydratedRevision,
  type Installation,
  type Integration,
  reviveTimes,
} from "./times.js";

/** Turns the JSON of a 2xx answer into what the caller gets, or calls `fail` with what is wrong with it. */
export type ReadAnswer<TAnswer> = (json: unknown, fail: Fail) => TAnswer;

type Json = Record<string, unknown>;

/** Reads a project, as sent. */
export const readProject = entity<Project>("a project", {}, (project) => project);

/** Reads a connection. */
export const readConnection = entity<Connection>(
  "a connection",
  { texts: ["group.groupRef", "createTime"] },
  reviveConnection,
);

/**
 * Reads an installation, whose config content the draft relies on. Where it is none, it calls `fail`, and throws what that
 * throws.
 *
 * @example
 * const answer: unknown = await (await fetch("/my-proxy/installation")).json();
 * const installation = readInstallation(answer, (detail) => {
 *   throw new Error(detail);
 * });
 */
export const readInstallation = entity<Installation>(
  "an installation",
  { texts: ["connection.id"], objects: ["config.content"] },
  (installation) =>
    reviveTimes(installation, { group: reviveTimes, config: reviveTimes, connection: reviveConnection }),
);

/** Reads an integration with its newest revision. */
export const readIntegration = entity<Integration>(
  "an integration",
  { texts: ["provider", "latestRevision.id"], declarations: "latestRevision.content" },
  (integration) => reviveTimes(integration, { latestRevision: reviveTimes }),
);

/** Reads a hydrated revision. */
export const readHydratedRevision = entity<HydratedRevision>(
  "a hydrated revision",
  { declarations: "content" },
  reviveTimes,
);

/** Reads what the catalogue holds of a provider, as sent. */
export const readProviderInfo: ReadAnswer<ProviderInfo> = (json, fail) => {
  if (!isJsonObject(json) || typeof json["authType"] !== "string") {
    return fail("it is no provider of the catalogue");
  }
  const inputs = at(json, "metadata.input") ?? [];
  if (Array.isArray(inputs) && inputs.every(isJsonObject)) return json as ProviderInfo;
  return fail("it is a provider whose metadata.input is no list of inputs");
};

/** Reads an app of a project, as sent. */
export const readProviderApp = entity<ProviderApp>("a provider app", {}, (app) => app);

/** Reads the catalogue of providers, as sent. */
export const readCatalogue: ReadAnswer<Record<string, ProviderInfo>> = (json, fail) =>
  isJsonObject(json) ? (json as Record<string, ProviderInfo>) : fail("it is not a catalogue of providers");

/** Reads the URL of a window to open; another scheme than a web page's could run in the app's own page. */
export const readWindowUrl: ReadAnswer<string> = (text, fail) =>
  typeof text === "string" && /^https?:\/\//i.test(text.trim())
    ? text.trim()
    : fail("it is no URL of a page");

/** What a step of a provider's own login leads to: a window to open, or the connection. */
export type CustomAuthStep =
  | { readonly redirect: { readonly url: string; readonly sessionId: string } }
  | { readonly connection: Connection };

/** Reads a step of a provider's own login. */
export const readCustomAuthStep: ReadAnswer<CustomAuthStep> = (json, fail) => {
  const { redirect, connection } = isJsonObject(json) ? json : {};
  if (!isJsonObject(redirect)) return { connection: readConnection(connection, fail) };
  const { url, sessionId } = redirect;
  if (typeof sessionId !== "string") return fail("it is a redirect without a sessionId");
  return { redirect: { url: readWindowUrl(url, fail), sessionId } };
};

/** Reads an operation, as sent. */
export const readOperation = entity<Operation>("an operation", {}, (operation) => operation);

/** Reads a page of operations, as sent. */
export const readOperationList: ReadAnswer<OperationList> = (json, fail) =>
  isJsonObject(json) && Array.isArray(json["results"]) && isJsonObject(json["pagination"])
    ? (json as OperationList)
    : fail("it is not a page of operations");

/** Reads a line of an operation's log, as sent. */
export const readOperationLog: ReadAnswer<OperationLog> = (json, fail) =>
  isJsonObject(json) && isJsonObject(json["message"])
    ? (json as OperationLog)
    : fail("it is not a line of a log");

/** Reads what became of custom fields, as sent. */
export const readUpsertedMetadata: ReadAnswer<UpsertMetadataResponse> = (json, fail) =>
  isJsonObject(json) && isJsonObject(json["fields"])
    ? (json as UpsertMetadataResponse)
    : fail("it does not tell what became of the fields");

/** Reads an answer that tells nothing. */
export const readNothing: ReadAnswer<void> = () => undefined;

/** Reads the metadata of an object, as sent. */
export const readObjectMetadata: ReadAnswer<ObjectMetadata> = (json, fail) => {
  if (!isJsonObject(json) || !json["fields"]) return fail("it is not the metadata of an object");
  checkFields(json, "fields", "metadata", fail);
  return json as ObjectMetadata;
};

/**
 * What became of a write, as the write contract says it: `successCount` stands in the answer to a batch, `errors` in that to
 * a single record which was refused, and of an asynchronous write there is the operation's id alone.
 */
export type WriteAnswer = WriteResponseSingleSuccess | WriteResponseSingleFail | WriteResponseBatch;

/** Reads the answer to a write. */
export const readWriteAnswer: ReadAnswer<WriteAnswer> = (json, fail) =>
  isJsonObject(json) && typeof json["operationId"] === "string"
    ? (json as WriteAnswer)
    : fail("it is not the answer to a write");

/** Reads a list of what `read` reads. */
export function readListOf<TItem>(read: ReadAnswer<TItem>): ReadAnswer<TItem[]> {
  return (json, fail) =>
    Array.isArray(json) ? json.map((item) => read(item, fail)) : fail("it is not a list");
}

function reviveConnection(connection: Json): Json {
  return reviveTimes(connection, { group: reviveTimes, consumer: reviveTimes });
}

/** What an entity must have besides its `id`, as paths of names. */
interface Needs {
  readonly texts?: readonly string[];
  readonly objects?: readonly string[];
  /** Where a manifest stands in it. */
  readonly declarations?: string;
}

// Checks only what the kit relies on, so that a server that adds or drops something else keeps working.
function entity<TEntity>(
  what: string,
  { texts = [], objects = [], declarations }: Needs,
  revive: (entity: Json) => Json,
): ReadAnswer<TEntity> {
  return (json, fail) => {
    if (!isJsonObject(json)) return fail(`it is not ${what}`);
    if (typeof json["id"] !== "string") return fail(`it is ${what} without an id`);
    const missing =
      texts.find((path) => typeof at(json, path) !== "string") ??
      [...objects, ...(declarations === undefined ? [] : [declarations])].find(
        (path) => !isJsonObject(at(json, path)),
      );
    if (missing !== undefined) return fail(`it is ${what} without ${missing}`);
    if (declarations !== undefined)
      checkDeclarations(at(json, declarations), `${what}: ${declarations}`, fail);
    return revive(json) as TEntity;
  };
}

function at(json: unknown, path: string): unknown {
  return path.split(".").reduce((value, name) => (isJsonObject(value) ? value[name] : undefined), json);
}
