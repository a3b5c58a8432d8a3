import { z } from "zod";
import { configContentSchema } from "./config-content.js";
import { connectionSchema, groupSchema } from "./connection.js";

/** A saved config with its origin (contract: Config). */
export const configSchema = z.object({
  id: z.string(),
  revisionId: z.string(),
  createTime: z.iso.datetime({ offset: true }),
  createdBy: z.string(),
  content: configContentSchema,
});

/** One integration installed for one group (contract: Installation). */
export const installationSchema = z.object({
  id: z.string(),
  projectId: z.string(),
  integrationId: z.string(),
  group: groupSchema.optional(),
  healthStatus: z.enum(["healthy", "unhealthy"]),
  lastOperationStatus: z.enum(["success", "failure", "in_progress"]).optional(),
  connection: connectionSchema,
  createTime: z.iso.datetime({ offset: true }),
  createdBy: z.string(),
  updateTime: z.iso.datetime({ offset: true }).optional(),
  config: configSchema,
});

export type Config = z.infer<typeof configSchema>;
export type Installation = z.infer<typeof installationSchema>;
