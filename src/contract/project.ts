import { z } from "zod";

/** A builder's project (contract: Project). */
export const projectSchema = z.object({
  id: z.string(),
  name: z.string(),
  appName: z.string(),
  orgId: z.string(),
  createTime: z.iso.datetime({ offset: true }),
  updateTime: z.iso.datetime({ offset: true }).optional(),
});

export type Project = z.infer<typeof projectSchema>;
