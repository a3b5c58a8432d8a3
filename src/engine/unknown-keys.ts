import {
  associationSchema,
  autoBatchPolicySchema,
  retryPolicySchema,
  type WriteRequest,
  writeRequestSchema,
} from "../contract/index.js";
import { nearestName } from "../manifest/nearest-name.js";
import type { RequestNote } from "./log-event.js";
import { quote } from "./request-fault.js";

/** What is not named any more once this many unknown keys are. */
const maxNamed = 20;

const requestKeys = keysOf(writeRequestSchema);
const itemKeys = keysOf(writeRequestSchema.shape.batch.unwrap().element);
const batchPolicyKeys = keysOf(writeRequestSchema.shape.batchPolicy.unwrap());
const retryPolicyKeys = keysOf(retryPolicySchema);
const autoBatchPolicyKeys = keysOf(autoBatchPolicySchema);
const headerKeys = keysOf(writeRequestSchema.shape.headers.unwrap().element);
const associationKeys = keysOf(associationSchema);

/** Lists the keys of a request that the contract does not know, with the nearest known name (W2); records are open. */
export function listUnknownKeys(request: WriteRequest): RequestNote[] {
  const notes: RequestNote[] = [];
  const check = (value: object | undefined, known: readonly string[], where: string): void => {
    if (value === undefined) return;
    for (const key of Object.keys(value)) {
      if (known.includes(key) || notes.length >= maxNamed) continue;
      const path = where === "" ? quote(key) : `${where}[${quote(key)}]`;
      const nearest = nearestName(key, known);
      const hint = nearest === undefined ? "" : `; did you mean ${quote(nearest)}?`;
      notes.push({ path, reason: `a write request has no such key${hint}` });
    }
  };
  const checkList = (
    values: readonly object[] | undefined,
    known: readonly string[],
    where: string,
  ): void => {
    values?.forEach((value, index) => {
      check(value, known, `${where}[${String(index)}]`);
    });
  };
  check(request, requestKeys, "");
  check(request.batchPolicy, batchPolicyKeys, "batchPolicy");
  check(request.retryPolicy, retryPolicyKeys, "retryPolicy");
  check(request.autoBatchPolicy, autoBatchPolicyKeys, "autoBatchPolicy");
  checkList(request.headers, headerKeys, "headers");
  checkList(request.associations, associationKeys, "associations");
  request.batch?.forEach((item, index) => {
    const where = `batch[${String(index)}]`;
    check(item, itemKeys, where);
    checkList(item.associations, associationKeys, `${where}.associations`);
  });
  return notes;
}

function keysOf(schema: { shape: Readonly<Record<string, unknown>> }): string[] {
  return Object.keys(schema.shape);
}
