import { z } from "zod";
import { jsonPatchOperationSchema } from "./json-patch.js";

/** The three actions whose objects a config holds. */
export const configActionSchema = z.enum(["read", "subscribe", "write"]);

/** Body of `POST …/installations` (contract: createInstallation). `content` is checked against `configContentSchema` apart. */
export const createInstallationRequestSchema = z.object({
  groupRef: z.string(),
  connectionId: z.string().optional(),
  config: z.object({
    revisionId: z.string().optional(),
    createdBy: z.string().optional(),
    content: z.unknown(),
  }),
});

/** Body of `PATCH …/installations/{installationId}` (contract: updateInstallation). */
export const updateInstallationRequestSchema = z.object({
  updateMask: z.array(z.string()).min(1),
  installation: z.record(z.string(), z.unknown()),
});

/** Body of `PATCH …/objects/{objectName}/config-content` (contract: patchObjectConfigContent). */
export const patchObjectConfigContentRequestSchema = z.object({
  groupRef: z.string().optional(),
  installationId: z.string().optional(),
  action: configActionSchema,
  changes: z.array(jsonPatchOperationSchema).min(1),
});

/**
 * Which part of a config a patch of one object is about.
 *
 * @example
 * const action: ConfigAction = "write";
 */
export type ConfigAction = z.infer<typeof configActionSchema>;
