import { z } from "zod";

const eventSchema = z.object({
  enabled: z
    .literal("always")
    .optional()
    .describe("`always` is the only value: every customer gets the event."),
});

/** One subscribe object of a manifest (contract: IntegrationSubscribeObject). */
export const integrationSubscribeObjectSchema = z.object({
  objectName: z
    .string()
    .describe("The object's name in the provider's API, in its letters: `contact`, `contacts`, `repos`."),
  destination: z.string().describe("The destination, as your dashboard names it, that events are sent to."),
  inheritFieldsAndMapping: z
    .boolean()
    .optional()
    .describe(
      "Whether events carry the fields and mapped names of the read object with the same name. Events of creation, update and deletion need `true`.",
    ),
  createEvent: eventSchema.optional().describe("Sends an event when a record is created."),
  updateEvent: eventSchema
    .extend({
      watchFieldsAuto: z
        .enum(["all", "selected"])
        .optional()
        .describe("`all` watches every field, `selected` those that the customer has chosen to read."),
      requiredWatchFields: z
        .array(z.string())
        .optional()
        .describe(
          "The fields that are watched, by their names or mapped names; no fields inside other fields.",
        ),
    })
    .optional()
    .describe("Sends an event when a watched field of a record changes."),
  deleteEvent: eventSchema.optional().describe("Sends an event when a record is deleted."),
  associationChangeEvent: eventSchema
    .extend({
      includeFullRecords: z
        .boolean()
        .optional()
        .describe("Whether the event carries whole records; by default it does not."),
    })
    .optional()
    .describe("Sends an event when records are associated or no longer are."),
  otherEvents: z
    .array(z.string())
    .optional()
    .describe("Further events, as the provider names them: `object.merged`, `object.restored`."),
});

/** What the manifest declares of one object to subscribe to. */
export type IntegrationSubscribeObject = z.infer<typeof integrationSubscribeObjectSchema>;
