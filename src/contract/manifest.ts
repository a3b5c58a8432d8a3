import { z } from "zod";
import { integrationContentSchema } from "./integration.js";

/** A whole `amp.yaml` of form 1.0.0 (seed 004, "Top-level structure"). */
export const manifestSchema = z.object({
  specVersion: z.literal("1.0.0"),
  integrations: z.array(integrationContentSchema).min(1),
});

export type Manifest = z.infer<typeof manifestSchema>;
