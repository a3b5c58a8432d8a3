import {
  associationSchema,
  autoBatchPolicySchema,
  retryPolicySchema,
  type WriteRequest,
  writeRequestSchema,
} from "../../contract/index.js";
import { didYouMean } from "../../json/did-you-mean.js";
import { quote } from "../../json/quote.js";
import type { RequestNote } from "../operations/log-event.js";

/** Unknown keys beyond this many are not named. */
const maxNamed = 20;

const requestKeys = keysOf(writeRequestSchema);
const itemKeys = keysOf(writeRequestSchema.shape.batch.unwrap().element);
const batchPolicyKeys = keysOf(writeRequestSchema.shape.batchPolicy.unwrap());
const retryPolicyKeys = keysOf(retryPolicySchema);
const autoBatchPolicyKeys = keysOf(autoBatchPolicySchema);
const headerKeys = keysOf(writeRequestSchema.shape.headers.unwrap().element);
const associationKeys = keysOf(associationSchema);

/** Lists the keys of a request that the contract does not know, with the nearest known name; a record may have any keys. */
export function listUnknownKeys(request: WriteRequest): RequestNote[] {
  const { batch, batchPolicy, retryPolicy, autoBatchPolicy, headers, associations } = request;
  const notes = listUnknownTopKeys(request);
  if (batchPolicy) addUnknown(notes, batchPolicy, batchPolicyKeys, "batchPolicy");
  if (retryPolicy) addUnknown(notes, retryPolicy, retryPolicyKeys, "retryPolicy");
  if (autoBatchPolicy) addUnknown(notes, autoBatchPolicy, autoBatchPolicyKeys, "autoBatchPolicy");
  if (headers) addUnknownInList(notes, headers, headerKeys, "headers");
  if (associations) addUnknownInList(notes, associations, associationKeys, "associations");
  batch?.forEach((item, index) => {
    const where = `batch[${String(index)}]`;
    addUnknown(notes, item, itemKeys, where);
    if (item.associations)
      addUnknownInList(notes, item.associations, associationKeys, `${where}.associations`);
  });
  return notes;
}

/** Lists only the unknown outermost keys; this works even if the request breaks the contract. */
export function listUnknownTopKeys(request: object): RequestNote[] {
  const notes: RequestNote[] = [];
  addUnknown(notes, request, requestKeys, "");
  return notes;
}

function addUnknownInList(
  notes: RequestNote[],
  list: readonly object[],
  known: readonly string[],
  where: string,
): void {
  list.forEach((value, index) => {
    addUnknown(notes, value, known, `${where}[${String(index)}]`);
  });
}

function addUnknown(notes: RequestNote[], value: object, known: readonly string[], where: string): void {
  // `for in`, because `Object.keys` would create a list for each record of a batch.
  for (const key in value) {
    if (known.includes(key) || notes.length >= maxNamed || !Object.hasOwn(value, key)) continue;
    const path = where === "" ? quote(key) : `${where}[${quote(key)}]`;
    notes.push({ path, reason: `a write request has no such key${didYouMean(key, known)}` });
  }
}

function keysOf(schema: { shape: Readonly<Record<string, unknown>> }): string[] {
  return Object.keys(schema.shape);
}
