import { z } from "zod";

const fieldEventSchema = z.object({ enabled: z.literal("always").describe("`always` is the only value.") });

/** Which changes of a provider's own fields are told to the app (contract: Provider schema watch). */
export const watchSchemaSchema = z.object({
  destination: z.string().describe("The destination, as your dashboard names it, that changes are sent to."),
  schedule: z
    .string()
    .optional()
    .describe("When the provider is asked (cron, in UTC), at most once an hour; by default once a day."),
  allObjects: z
    .object({
      fieldCreated: fieldEventSchema.optional().describe("Tells of new fields."),
      fieldDeleted: fieldEventSchema.optional().describe("Tells of fields that are gone."),
      fieldChanged: fieldEventSchema.optional().describe("Tells of fields that have changed."),
    })
    .describe("What is told of all objects of the integration."),
});

export type WatchSchema = z.infer<typeof watchSchemaSchema>;
