import { z } from "zod";
import { integrationContentSchema } from "./manifest/manifest.js";

/** A deployed version of an integration (contract: Revision). Times are RFC 3339. */
export const revisionSchema = z.object({
  id: z.string(),
  specVersion: z.string(),
  createTime: z.iso.datetime({ offset: true }),
  content: integrationContentSchema,
});

/** An integration with its newest revision (contract: Integration). */
export const integrationSchema = z.object({
  id: z.string(),
  projectId: z.string(),
  name: z.string(),
  provider: z.string(),
  createTime: z.iso.datetime({ offset: true }),
  updateTime: z.iso.datetime({ offset: true }).optional(),
  latestRevision: revisionSchema,
});

export type Revision = z.infer<typeof revisionSchema>;
export type Integration = z.infer<typeof integrationSchema>;
