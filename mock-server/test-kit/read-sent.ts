import { isJsonObject, own } from "../../src/json/object.js";
import type { JournalEntry } from "../journal/journal.js";

/** Reads the mask of an update; `undefined` where the request is no update, or its mask is no list of strings. */
export function readMask({ operation, request }: JournalEntry): string[] | undefined {
  const mask = own(request.body, "updateMask");
  return operation === "updateInstallation" && isStrings(mask) ? mask : undefined;
}

/** Reads a patch of an object's config; `undefined` where the request is no such patch. */
export function readPatch({ operation, request }: JournalEntry) {
  if (operation !== "patchObjectConfigContent") return undefined;
  return {
    object: readObjectName(request.path),
    action: own(request.body, "action"),
    operations: own(request.body, "changes"),
  };
}

/** Reads a write; `undefined` where the request is no write. It has `record` or `records`, whichever was sent. */
export function readWrite({ operation, request }: JournalEntry) {
  if (operation !== "writeRecords" || !isJsonObject(request.body)) return undefined;
  const { groupRef, type, record, batch } = request.body;
  return {
    object: readObjectName(request.path),
    type,
    groupRef,
    ...(record !== undefined && { record }),
    ...(Array.isArray(batch) && { records: batch.map((entry) => own(entry, "record")) }),
  };
}

/** Reads the object's name, which is the sixth segment of the paths of patches and writes. */
function readObjectName(path: string): string {
  const segment = path.split("/")[6] ?? "";
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function isStrings(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}
