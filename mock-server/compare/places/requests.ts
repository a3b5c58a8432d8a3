import { data, id, type IdKind, list, object, type Place, value } from "./place.js";

/** The path parameters that are ids; the values of all others are chosen by the caller. */
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

/** The query parameters that are ids. */
export const queryIds: ReadonlyMap<string, IdKind | "page token"> = new Map([
  ["connectionId", "connection"],
  ["pageToken", "page token"],
  ["topicId", "thing"],
  ["destinationId", "thing"],
]);

const associations = list(object({ to: object({ id: id("record") }) }));

/** A record has its id under either spelling; its fields may hold ids of other records. */
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

/** Returns what the body of a request holds. */
export function placeOfRequest(operation: string | undefined): Place {
  return (
    (operation === undefined ? undefined : bodies.get(operation)) ?? (operation === undefined ? data : value)
  );
}
