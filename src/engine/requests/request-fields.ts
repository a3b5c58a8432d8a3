import { writeLimits } from "../../facts/write-limits.js";
import type { RuleId } from "../../facts/rules/rule.js";

/** What a write request expects in one place, and what to write there. */
export interface RequestField {
  /** The rule about this place. @default the contract's own schema, and no rule beside it */
  readonly rule?: RuleId;
  readonly expected: string;
  readonly remedy: string;
  /** The remedy for a list without items, where that differs. */
  readonly remedyIfEmpty?: string;
  /** The remedy for a list that is too long, where that differs. */
  readonly remedyIfLong?: string;
  /** Whether a fault may repeat what was received; never where a customer's data or a credential may stand. */
  readonly isQuotable?: boolean;
}

const { batchRecords, batchDelayMinutes, listItems, retryHours } = writeLimits;
const range = ({ min, max }: { min: number; max: number }) =>
  `an integer from ${String(min)} to ${String(max)}`;
const leftOut = `leave it out for ${String(retryHours.default)} hour`;
const hours = { expected: range(retryHours), isQuotable: true };
const association =
  'such as {"to": {"id": "…"}, "types": [{"associationCategory": "…", "associationTypeId": 279}]}';

const associationFields = (prefix: string): [string, RequestField][] => [
  [
    prefix,
    {
      expected: `a list of up to ${String(listItems)} associations`,
      remedy: `put each association in the list, ${association}`,
    },
  ],
  [`${prefix}[]`, { expected: "an association", remedy: `write it ${association}` }],
  [`${prefix}[].to`, { expected: "an object with the id of the other record", remedy: 'write {"id": "…"}' }],
  [`${prefix}[].to.id`, { expected: "a string", remedy: "give the provider's id of the other record" }],
  [`${prefix}[].types`, { expected: "a list of association types", remedy: `write it ${association}` }],
  [`${prefix}[].types[]`, { expected: "an association type", remedy: `write it ${association}` }],
  [`${prefix}[].types[].associationCategory`, { expected: "a string", remedy: 'such as "HUBSPOT_DEFINED"' }],
  [`${prefix}[].types[].associationTypeId`, { expected: "an integer", remedy: "such as 279" }],
];

/** Every place in a write request that the contract's schema checks, by its path; `[]` stands for any item of a list. */
export const requestFields: ReadonlyMap<string, RequestField> = new Map([
  [
    "",
    { expected: "an object", remedy: 'send JSON such as {"groupRef": "…", "type": "create", "record": {…}}' },
  ],
  ["groupRef", { expected: "a string", remedy: "give the groupRef that the installation was created with" }],
  [
    "type",
    {
      rule: "W4",
      expected: 'one of "create", "update", "delete"',
      remedy: "say what to do with the record",
      isQuotable: true,
    },
  ],
  [
    "mode",
    {
      rule: "W4",
      expected: 'one of "synchronous", "asynchronous"',
      remedy: "leave it out for a synchronous write",
      isQuotable: true,
    },
  ],
  ["record", { expected: "an object with the record's fields", remedy: 'write {"<field name>": <value>}' }],
  [
    "batch",
    {
      rule: "W7",
      expected: `a list of 1 to ${String(batchRecords)} records`,
      remedyIfEmpty:
        "put at least one record into it or, where the provider takes no batches, send one as record",
      remedy: 'write [{"record": {…}}] or, where the provider takes no batches, send one as record',
      remedyIfLong: `send records beyond ${String(batchRecords)} in further requests or, where the provider takes no batches, each as record`,
    },
  ],
  ["batch[]", { expected: "an object with a record", remedy: 'write {"record": {…}}' }],
  [
    "batch[].record",
    { expected: "an object with the record's fields", remedy: 'write {"<field name>": <value>}' },
  ],
  ["batchPolicy", { expected: "an object", remedy: 'write {"allOrNone": true} or leave it out' }],
  [
    "batchPolicy.allOrNone",
    { expected: "true or false", remedy: "leave it out for partial success", isQuotable: true },
  ],
  [
    "retryPolicy",
    { rule: "W10", expected: "an object", remedy: 'write {"deadlineHours": 24} or leave it out' },
  ],
  ["retryPolicy.deadlineHours", { rule: "W10", ...hours, remedy: leftOut }],
  [
    "autoBatchPolicy",
    { rule: "W9", expected: "an object", remedy: 'write {"maxDelayMinutes": 5} or leave it out' },
  ],
  [
    "autoBatchPolicy.maxDelayMinutes",
    {
      rule: "W9",
      expected: range(batchDelayMinutes),
      remedy: "say how many minutes a record may wait for others",
      isQuotable: true,
    },
  ],
  ["autoBatchPolicy.retryDeadlineHours", { rule: "W9", ...hours, remedy: leftOut }],
  ...associationFields("associations"),
  ...associationFields("batch[].associations"),
  [
    "headers",
    {
      expected: `a list of up to ${String(listItems)} headers`,
      remedy: 'write [{"key": "…", "value": "…"}]',
    },
  ],
  ["headers[]", { expected: "a header", remedy: 'write {"key": "…", "value": "…"}' }],
  ["headers[].key", { expected: "a string", remedy: "give the header's name" }],
  ["headers[].value", { expected: "a string", remedy: "give the header's value as text" }],
]);
