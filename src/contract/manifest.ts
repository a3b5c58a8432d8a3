import { z } from "zod";
import { integrationContentSchema } from "./integration.js";

/** A whole `amp.yaml` (seed 004, "Top-level structure"); one of the 2023 form, which has no version, is read into it too (L1). */
export const manifestSchema = z.object({
  specVersion: z.literal("1.0.0"),
  integrations: z.array(integrationContentSchema).min(1),
});

export type Manifest = z.infer<typeof manifestSchema>;
