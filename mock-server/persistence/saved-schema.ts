import { z } from "zod";
import {
  associationSchema,
  configContentSchema,
  configSchema,
  connectionSchema,
  consumerSchema,
  fieldMetadataSchema,
  groupSchema,
  installationSchema,
  integrationContentSchema,
  integrationSchema,
  operationSchema,
} from "../../src/contract/index.js";
import { notificationTypes } from "../notifications/notification.js";
import type { EngineSnapshot } from "../../src/engine/index.js";
import { lastTimeMs } from "../../src/facts/time-units.js";
import { savedIdKinds } from "../domain/ids.js";

type LogEvent = EngineSnapshot["operations"]["records"][number]["events"][number];

/** The limit of a count: an id has 12 hexadecimal digits for it, and near 2^53 numbers lose precision. */
export const maxCount = 2 ** 47;

const count = z.int().nonnegative().max(maxCount);
const time = z.number().min(0).max(lastTimeMs);

const storedConnectionSchema = connectionSchema
  .pick({ id: true, provider: true, providerWorkspaceRef: true, providerConsumerRef: true })
  .extend(connectionSchema.pick({ providerMetadata: true }).shape)
  .extend(connectionSchema.pick({ createTime: true, updateTime: true, authScheme: true, status: true }).shape)
  .extend({ groupRef: z.string(), consumerRef: z.string() });

const storedInstallationSchema = installationSchema
  .pick({ id: true, integrationId: true, createTime: true, createdBy: true, updateTime: true })
  .extend({ groupRef: z.string(), connectionId: z.string(), config: configSchema })
  .extend({ lostConnection: storedConnectionSchema.optional() });

const knownFieldsSchema = z.object({
  provider: z.string(),
  objectName: z.string(),
  groupRef: z.string().optional(),
  fields: z.array(fieldMetadataSchema).optional(),
  hidden: z.array(z.string()).optional(),
  limits: z.array(z.object({ fieldName: z.string() })).optional(),
  duplicateRules: z.array(z.object({ fieldNames: z.array(z.string()) })).optional(),
  isUpserted: z.boolean().optional(),
  displayName: z.string().optional(),
});

const savedInstanceSchema = z.object({
  objects: z.array(
    z.object({
      objectKey: z.string(),
      records: z.array(
        z.object({
          id: z.string(),
          values: z.array(z.tuple([z.string(), z.unknown()])),
          associations: z.array(associationSchema),
          isDeleted: z.boolean(),
        }),
      ),
    }),
  ),
  written: z.array(z.tuple([z.string(), z.object({ objectKey: z.string(), id: z.string() })])),
  faults: z.array(
    z.object({
      fault: z.object({
        kind: z.enum(["rate-limited", "unavailable", "refused", "answer-lost", "bad-credentials"]),
        retryAfterMs: z.number().optional(),
        message: z.string().optional(),
        every: z.int().positive().optional(),
      }),
      left: z.int().positive(),
    }),
  ),
});

const writeType = z.enum(["create", "update", "delete"]);

/** The members that a waiting batch and a waiting delivery share. */
const openParts = {
  type: writeType,
  headers: z.array(z.object({ key: z.string(), value: z.string() })),
  operationId: z.string(),
  providerKey: z.string().refine(isProviderKey, "expected the key of an instance"),
  records: z.array(
    z.object({
      record: z.object({
        idempotencyKey: z.string(),
        recordId: z.string().optional(),
        fields: z.object({}),
        associations: z.array(associationSchema).optional(),
      }),
      outcome: z
        .discriminatedUnion("ok", [
          z.object({ ok: z.literal(true), recordId: z.string() }),
          z.object({
            ok: z.literal(false),
            failure: z.object({ message: z.string(), isRetryable: z.boolean() }),
          }),
        ])
        .optional(),
      present: z.object({ shape: count, source: z.object({}), fieldNames: z.array(z.string()) }).optional(),
    }),
  ),
};

/** The latest time that a `Date` can hold; a deadline may be later than any time that RFC 3339 can express. */
const deadline = z.number().min(0).max(8.64e15);

/** The members of each kind of event in an operation's log. */
const eventMembers = {
  received: {
    request: z.object({
      type: z.string(),
      mode: z.string(),
      objectName: z.string(),
      records: count,
      headerNames: z.array(z.string()),
      notes: z.array(z.object({ path: z.string(), reason: z.string() })),
      requestNames: z.array(z.string()),
      providerNames: z.array(z.string()),
    }),
  },
  gathered: { place: count, dueMs: deadline },
  closed: { records: count, isFull: z.boolean() },
  attempt: { attempt: count, records: count, provider: z.string() },
  refused: {
    places: z.array(count),
    message: z.string(),
    code: z.string().optional(),
    isRetryable: z.boolean(),
  },
  waiting: { untilMs: deadline },
  "given up": { deadlineMs: deadline, retryAfterMs: z.number() },
  joined: { options: z.array(z.string()) },
  ended: { isSuccess: z.boolean(), succeeded: count, failed: count },
} satisfies Record<LogEvent["kind"], object>;

const eventOf = <TKind extends LogEvent["kind"]>(kind: TKind) =>
  z.object({ kind: z.literal(kind), timeMs: time, ...eventMembers[kind] });

const eventSchema = z.discriminatedUnion("kind", [
  eventOf("received"),
  eventOf("gathered"),
  eventOf("closed"),
  eventOf("attempt"),
  eventOf("refused"),
  eventOf("waiting"),
  eventOf("given up"),
  eventOf("joined"),
  eventOf("ended"),
]);

const operationRecordSchema = z.object({
  id: z.string(),
  sequence: count,
  projectId: z.string(),
  integrationId: z.string(),
  installationId: z.string(),
  configId: z.string(),
  objectName: z.string(),
  createMs: time,
  updateMs: time,
  status: z.enum(["in_progress", "success", "failure"]),
  result: z.string().optional(),
  successfulRecordIds: z.array(z.string()),
  attempts: count,
  lastAttemptMs: time,
  hasFailedAttempt: z.boolean(),
  events: z.array(eventSchema),
  omittedEvents: count,
  shown: operationSchema.pick({ actionType: true, metadata: true, resource: true }).optional(),
});

const engineSchema = z.object({
  operations: z.object({
    started: count,
    records: z.array(operationRecordSchema),
    ended: z.array(z.string()),
  }),
  gatherings: z.array(
    z.object({
      key: z.string(),
      dueMs: z.number(),
      batches: z.array(z.object({ ...openParts, retryMs: z.number().nonnegative() })),
    }),
  ),
  deliveries: z.array(
    z.object({
      ...openParts,
      allOrNone: z.boolean(),
      isBatch: z.boolean(),
      dueMs: z.number(),
      deadlineMs: z.number(),
    }),
  ),
  shapes: z.array(
    z.object({
      objectName: z.string(),
      type: writeType,
      config: configContentSchema.partial(),
      integration: integrationContentSchema,
      removeUnmappedFields: z.boolean().optional(),
    }),
  ),
});

/** The schema of a saved state. */
export const savedStateSchema = z.object({
  projectId: z.string(),
  integrations: z.array(z.tuple([z.string(), z.string()])),
  deployed: z
    .object({
      integrations: z.array(integrationSchema),
      older: z.array(integrationSchema.shape.latestRevision),
    })
    .optional(),
  counts: z.object(Object.fromEntries(["records", ...savedIdKinds].map((kind) => [kind, count]))),
  groups: z.array(groupSchema),
  consumers: z.array(consumerSchema),
  connections: z.array(storedConnectionSchema),
  installations: z.array(storedInstallationSchema),
  fields: z.array(knownFieldsSchema),
  instances: z.array(z.object({ provider: z.string(), groupRef: z.string(), saved: savedInstanceSchema })),
  seed: count,
  engine: engineSchema,
  notifications: z
    .array(
      z.object({
        id: z.string(),
        type: z.enum(notificationTypes),
        timeMs: time,
        data: z.record(z.string(), z.unknown()),
        attempts: count,
        dueMs: time,
      }),
    )
    .optional(),
});

/** Whether a key is a JSON list of provider and group, with a third name where the object has another one. */
function isProviderKey(key: string): boolean {
  try {
    const parts: unknown = JSON.parse(key);
    return (
      Array.isArray(parts) &&
      (parts.length === 2 || parts.length === 3) &&
      parts.every((part) => typeof part === "string")
    );
  } catch {
    return false;
  }
}
