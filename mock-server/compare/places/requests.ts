import { data, id, type IdKind, list, object, type Place, value } from "./place.js";

/** What the names in the contract's paths stand for; the others are names of the caller's. */
export const pathIds: ReadonlyMap<string, IdKind> = new Map([
  ["projectIdOrName", "project"],
  ["integrationId", "integration"],
  ["integrationIdOrName", "integration"],
  ["revisionId", "revision"],
  ["installationId", "installation"],
  ["connectionId", "connection"],
  ["operationId", "operation"],
  ["providerAppId", "provider app"],
  ["orgId", "organization"],
  ...["keyId", "topicId", "routeId", "inviteId", "billingAccountId"].map((name) => [name, "thing"] as const),
]);

/** The parameters of queries that are ids. */
export const queryIds: ReadonlyMap<string, IdKind | "page token"> = new Map([
  ["connectionId", "connection"],
  ["pageToken", "page token"],
  ["topicId", "thing"],
  ["destinationId", "thing"],
]);

const associations = list(object({ to: object({ id: id("record") }) }));

/** A record is found by either spelling of its id; its fields may refer to other records. */
const record = object({ id: id("record"), Id: id("record") }, data);

const bodies: ReadonlyMap<string, Place> = new Map<string, Place>([
  ["createInstallation", object({ connectionId: id("connection") })],
  ["updateInstallation", object({ installation: object({ connectionId: id("connection") }) })],
  ["patchObjectConfigContent", object({ installationId: id("installation") })],
  ["oauthConnect", object({ projectIdOrName: id("project"), providerAppId: id("provider app") })],
  [
    "customAuthConnect",
    object({
      projectIdOrName: id("project"),
      providerAppId: id("provider app"),
      sessionId: id("login"),
    }),
  ],
  ["writeRecords", object({ record, associations, batch: list(object({ record, associations })) })],
  ["writeToEndpoint", object({ primaryKey: id("record"), fields: data })],
]);

/** Tells what the body of a request holds. */
export function placeOfRequest(operation: string | undefined): Place {
  return (
    (operation === undefined ? undefined : bodies.get(operation)) ?? (operation === undefined ? data : value)
  );
}
