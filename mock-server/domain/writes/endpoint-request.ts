import type { IntegrationWriteObject, WriteRequest } from "../../../src/contract/index.js";
import type { RequestFault, RequestNote } from "../../../src/engine/index.js";
import { didYouMean } from "../../../src/json/did-you-mean.js";
import { isJsonObject, own } from "../../../src/json/object.js";

/** A request to an endpoint of the 2023 form, read as a write request; or all its faults. */
export type EndpointRequest =
  { ok: true; request: WriteRequest; notes: RequestNote[] } | { ok: false; faults: RequestFault[] };

/** At most this many unknown keys are named, so that the log of a large body stays small. */
const maxNotes = 20;

/**
 * Reads the body of a request to an endpoint (write guide of 2023, "Defining and using API endpoints"):
 * `groupId` and `fields`, and `primaryKey` for mode `update`. Unknown keys become notes; in a request with
 * other faults they become faults, too.
 */
export function readEndpointRequest(object: IntegrationWriteObject, body: unknown): EndpointRequest {
  const isUpdate = object.mode === "update";
  const example = `{"groupId": "…", ${isUpdate ? '"primaryKey": "…", ' : ""}"fields": {…}}`;
  if (!isJsonObject(body))
    return { ok: false, faults: [expected("body", "an object", body, `send ${example}`)] };
  const groupId = own(body, "groupId");
  const primaryKey = own(body, "primaryKey");
  const fields = own(body, "fields");
  const faults: RequestFault[] = [];
  if (typeof groupId !== "string") {
    const remedy = "give the groupRef that the installation was created with";
    faults.push(expected("groupId", "a string", groupId, remedy));
  }
  if (isUpdate && (typeof primaryKey !== "string" || primaryKey === "")) {
    const remedy = "give the provider's id of the record to be updated";
    faults.push(expected("primaryKey", "a string that is not empty", primaryKey, remedy));
  }
  if (!isJsonObject(fields)) {
    faults.push(expected("fields", "an object", fields, 'write {"<field name>": <value>}'));
  } else if (isUpdate) {
    const named = ["id", "Id"].filter((name) => Object.hasOwn(fields, name));
    const expected = "expected no id, because primaryKey says which record is updated";
    faults.push(
      ...named.map((name) => ({
        rule: "L3" as const,
        where: `fields.${name}`,
        expected,
        remedy: "leave it out",
      })),
    );
  }
  const notes = noteUnknown(body, object);
  if (faults.length > 0) {
    const unknown = notes.map(({ path, reason }) => ({ rule: "L3" as const, where: path, expected: reason }));
    return { ok: false, faults: [...faults, ...unknown] };
  }
  return { ok: true, request: toWriteRequest(object, { groupId, primaryKey, fields }), notes };
}

function toWriteRequest(
  { mode, schedule }: IntegrationWriteObject,
  given: { groupId: unknown; primaryKey: unknown; fields: unknown },
): WriteRequest {
  const fields = given.fields as WriteRequest["record"];
  const isUpdate = mode === "update";
  return {
    groupRef: given.groupId as string,
    type: isUpdate ? "update" : "create",
    mode: schedule === undefined ? "synchronous" : "asynchronous",
    record: isUpdate ? { ...fields, id: given.primaryKey } : fields,
  };
}

function noteUnknown(body: object, { mode }: IntegrationWriteObject): RequestNote[] {
  const known = ["groupId", "fields", ...(mode === "update" ? ["primaryKey"] : [])];
  const unknown = Object.keys(body).filter((key) => !known.includes(key));
  return unknown.slice(0, maxNotes).map((key) => {
    if (key === "primaryKey") return { path: key, reason: "an endpoint of mode insert makes a new record" };
    const reason = `a request to an endpoint has no such key${didYouMean(key, known)}`;
    return { path: JSON.stringify(key), reason };
  });
}

function expected(where: string, what: string, received: unknown, remedy: string): RequestFault {
  return { rule: "L3", where, expected: `expected ${what}, received ${describe(received)}`, remedy };
}

function describe(value: unknown): string {
  if (value === undefined) return "nothing";
  if (value === null) return "null";
  if (value === "") return "an empty string";
  if (Array.isArray(value)) return `a list of ${String(value.length)}`;
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}
