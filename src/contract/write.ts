import { z } from "zod";
import { writeLimits } from "../facts/write-limits.js";
import { isJsonObject } from "../json/object.js";

/** A record as your app hands it in: opaque, its fields are data. */
const recordSchema = z.custom<Record<string, unknown>>(isJsonObject, "expected an object");

/** A link from a record to others (write contract: `associations`; HubSpot alone knows them). */
export const associationSchema = z.object({
  to: z.object({ id: z.string() }),
  types: z.array(z.object({ associationCategory: z.string(), associationTypeId: z.int() })),
});

const { batchRecords, batchDelayMinutes, retryHours } = writeLimits;
const retryHoursSchema = z.int().min(retryHours.min).max(retryHours.max).optional();

/** How long an asynchronous write is retried, in hours. */
export const retryPolicySchema = z.object({ deadlineHours: retryHoursSchema });

/** How single writes are gathered into a batch. */
export const autoBatchPolicySchema = z.object({
  maxDelayMinutes: z.int().min(batchDelayMinutes.min).max(batchDelayMinutes.max),
  retryDeadlineHours: retryHoursSchema,
});

/** Body of a write (write contract: WriteRequest); the records in it are left as they are. */
export const writeRequestSchema = z.object({
  groupRef: z.string(),
  type: z.enum(["create", "update", "delete"]),
  mode: z.enum(["synchronous", "asynchronous"]).optional(),
  record: recordSchema.optional(),
  batch: z
    .array(z.object({ record: recordSchema, associations: z.array(associationSchema).optional() }))
    .min(1)
    .max(batchRecords)
    .optional(),
  batchPolicy: z.object({ allOrNone: z.boolean().optional() }).optional(),
  retryPolicy: retryPolicySchema.optional(),
  autoBatchPolicy: autoBatchPolicySchema.optional(),
  associations: z.array(associationSchema).optional(),
  headers: z.array(z.object({ key: z.string(), value: z.string() })).optional(),
});

/** What became of one record (write contract: WriteResult). */
export const writeResultSchema = z.object({
  success: z.boolean(),
  recordId: z.string().optional(),
  data: recordSchema.optional(),
});

const messageSchema = z.object({ message: z.string().optional() });

/** Answer to a single write (write contract: WriteResponseSingleSuccess; of an asynchronous one, the operation's id alone). */
export const writeResponseSingleSuccessSchema = z.object({
  operationId: z.string(),
  result: writeResultSchema.optional(),
});

/** Answer to a single write that the provider refused (write contract: WriteResponseSingleFail). */
export const writeResponseSingleFailSchema = z.object({
  operationId: z.string(),
  errors: z.array(messageSchema),
  result: writeResultSchema.optional(),
  rawResponse: z.string().optional(),
  warnings: z.array(messageSchema).optional(),
});

/** Answer to a batch write (write contract: WriteResponseBatch); `results` stand in the order of the request. */
export const writeResponseBatchSchema = z.object({
  operationId: z.string(),
  successCount: z.int(),
  failureCount: z.int(),
  results: z.array(writeResultSchema).optional(),
  errors: z.array(messageSchema).optional(),
});

/**
 * A record to be written: values by field name.
 *
 * @example
 * const record: WriteRecord = { email: "jane@example.com", leadsource: "API" };
 */
export type WriteRecord = Record<string, unknown>;
export type Association = z.infer<typeof associationSchema>;

/**
 * The body of a write: one record, or a batch of at most 100.
 *
 * @example
 * const request: WriteRequest = { groupRef: "acme", type: "create", record: { email: "jane@example.com" } };
 */
export type WriteRequest = z.infer<typeof writeRequestSchema>;
export type WriteResult = z.infer<typeof writeResultSchema>;
export type WriteResponseSingleSuccess = z.infer<typeof writeResponseSingleSuccessSchema>;
export type WriteResponseSingleFail = z.infer<typeof writeResponseSingleFailSchema>;
export type WriteResponseBatch = z.infer<typeof writeResponseBatchSchema>;
