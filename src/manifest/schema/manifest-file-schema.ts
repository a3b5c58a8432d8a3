import { z } from "zod";
import {
  integrationContentSchema,
  integrationFieldExistentSchema,
  integrationFieldMappingSchema,
  integrationObjectSchema,
  integrationSubscribeObjectSchema,
  integrationWriteObjectSchema,
  manifestSchema,
  watchSchemaSchema,
} from "../../contract/index.js";
import { manifestLimits } from "../../facts/manifest-limits.js";
import { cronPattern } from "./cron-pattern.js";
import { namePattern } from "./nested-name-pattern.js";

/*
 * An `amp.yaml` of form 1.0.0 as people write it: the contract's shapes, and what the rules ask beyond them, as far as a JSON Schema
 * can say it. Zod's refinements vanish in a JSON Schema; conditions stand here as the keywords that it has for them.
 */

/** What a schema that takes the place of another one keeps of it. */
interface Described {
  description?: string | undefined;
}

const text = (schema: Described) =>
  z
    .string()
    .min(1)
    .describe(schema.description ?? "");
const schedule = (schema: Described) =>
  z
    .string()
    .regex(new RegExp(cronPattern, "u"))
    .describe(schema.description ?? "");

/** A name that is well-formed where it is written in bracket notation. */
const name = (schema: Described) =>
  z
    .string()
    .regex(new RegExp(namePattern, "u"))
    .describe(schema.description ?? "");

const { shape: existent } = integrationFieldExistentSchema;
const { shape: mapping } = integrationFieldMappingSchema;
const field = z.union([
  integrationFieldExistentSchema
    .extend({ fieldName: name(existent.fieldName), mapToName: name(existent.mapToName).optional() })
    .meta({
      description: integrationFieldExistentSchema.description,
      not: { anyOf: [has("prompt"), has("default")] },
    }),
  integrationFieldMappingSchema
    .extend({ mapToName: name(mapping.mapToName) })
    .meta({ description: integrationFieldMappingSchema.description, not: has("fieldName") }),
]);

const { shape: read } = integrationObjectSchema;
const fields = (schema: Described) =>
  z
    .array(field)
    .optional()
    .describe(schema.description ?? "");

const period = read.backfill.unwrap().shape.defaultPeriod;
const backfill = z
  .object({
    defaultPeriod: period
      .meta({
        description: period.description,
        not: { required: ["days", "fullHistory"], properties: { days: true, fullHistory: { const: true } } },
      })
      .optional(),
  })
  .describe(read.backfill.unwrap().description ?? "");

const delivery = read.delivery.unwrap();
const readObject = integrationObjectSchema
  .extend({
    objectName: text(read.objectName),
    destination: text(read.destination),
    schedule: schedule(read.schedule).optional(),
    requiredFields: fields(read.requiredFields),
    optionalFields: fields(read.optionalFields),
    backfill: backfill.optional(),
    delivery: delivery
      .meta({
        description: delivery.description,
        allOf: [
          onlyIf({ mode: { const: "auto" } }, { not: has("pageSize") }),
          onlyIf({ mode: { const: "onRequest" } }, has("pageSize")),
        ],
      })
      .optional(),
  })
  .meta(
    onlyIf(
      { enabled: { const: "always" } },
      {
        required: ["schedule", "requiredFields"],
        properties: {
          schedule: { type: "string", pattern: "\\S" },
          requiredFields: { type: "array", minItems: 1, items: { type: "object", not: has("mapToName") } },
        },
      },
    ),
  );

const { shape: write } = integrationWriteObjectSchema;
const writeObject = integrationWriteObjectSchema
  .pick({ inheritMapping: true, valueDefaults: true })
  .extend({ objectName: text(write.objectName) });

const { shape: subscribed } = integrationSubscribeObjectSchema;
const always = z.literal("always").describe(subscribed.createEvent.unwrap().shape.enabled.description ?? "");
const event = (schema: typeof subscribed.createEvent) =>
  schema
    .unwrap()
    .extend({ enabled: always })
    .optional()
    .describe(schema.description ?? "");
const subscribeObject = integrationSubscribeObjectSchema
  .extend({
    objectName: text(subscribed.objectName),
    destination: text(subscribed.destination),
    createEvent: event(subscribed.createEvent),
    updateEvent: subscribed.updateEvent
      .unwrap()
      .extend({
        enabled: always,
        requiredWatchFields: z
          .array(z.string().regex(/^[^.[\]]*$/u))
          .min(1)
          .optional()
          .describe(subscribed.updateEvent.unwrap().shape.requiredWatchFields.description ?? ""),
      })
      .meta({
        description: subscribed.updateEvent.description,
        not: has("watchFieldsAuto", "requiredWatchFields"),
      })
      .optional(),
    deleteEvent: event(subscribed.deleteEvent),
    associationChangeEvent: subscribed.associationChangeEvent
      .unwrap()
      .extend({ enabled: always })
      .optional()
      .describe(subscribed.associationChangeEvent.description ?? ""),
  })
  .meta({
    if: { anyOf: ["createEvent", "updateEvent", "deleteEvent"].map((key) => has(key)) },
    then: { required: ["inheritFieldsAndMapping"], properties: { inheritFieldsAndMapping: { const: true } } },
  });

/** An action with its list of objects, which is never empty. */
const action = <TObject extends z.ZodType>(object: TObject, { description = "" }: Described) =>
  z
    .object({ objects: z.array(object).min(1).describe("The objects, each once.") })
    .optional()
    .describe(description);

const { shape: content } = integrationContentSchema;
const integration = integrationContentSchema
  .extend({
    name: text(content.name).max(manifestLimits.nameLength),
    provider: text(content.provider),
    displayName: z
      .string()
      .max(manifestLimits.displayNameLength)
      .optional()
      .describe(content.displayName.description ?? ""),
    read: action(readObject, content.read),
    write: action(writeObject, content.write),
    subscribe: action(subscribeObject, content.subscribe),
    watchSchema: watchSchemaSchema
      .extend({
        destination: text(watchSchemaSchema.shape.destination),
        schedule: schedule(watchSchemaSchema.shape.schedule).optional(),
      })
      .optional()
      .describe(content.watchSchema.description ?? ""),
  })
  .meta({
    anyOf: ["read", "write", "subscribe", "proxy"].map((key) => has(key)),
    dependencies: { subscribe: ["read"] },
    ...onlyIf(
      { provider: { const: "salesforce" } },
      {
        properties: {
          subscribe: {
            type: "object",
            properties: { objects: { type: "array", maxItems: manifestLimits.salesforceSubscribeObjects } },
          },
        },
      },
    ),
  });

/** Form 1.0.0 of an `amp.yaml`, to be turned into a JSON Schema. */
export const manifestFileSchema = manifestSchema.extend({
  integrations: z
    .array(integration)
    .min(1)
    .describe(manifestSchema.shape.integrations.description ?? ""),
});

/** The condition that `consequence` holds where a key is there and has the value given. */
function onlyIf(condition: Record<string, { const: string }>, consequence: object) {
  return { if: { required: Object.keys(condition), properties: condition }, then: consequence };
}

/** The condition that these keys are there. Strict validators want to see them among the properties, too. */
function has(...keys: string[]) {
  return { required: keys, properties: Object.fromEntries(keys.map((key) => [key, true])) };
}
