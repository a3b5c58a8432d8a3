import { z } from "zod";
import { integrationContentSchema } from "./integration.js";

/** A whole `amp.yaml` (manifest reference, "Top-level structure"); one of the 2023 form, which has no version, is read into it too. */
export const manifestSchema = z.object({
  specVersion: z.literal("1.0.0"),
  integrations: z.array(integrationContentSchema).min(1),
});

export type Manifest = z.infer<typeof manifestSchema>;
