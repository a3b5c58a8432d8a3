import { z } from "zod";
import { manifestFileSchema } from "./manifest-file-schema.js";

/**
 * A JSON Schema of draft 07.
 *
 * @example
 * const schema: JsonSchema = createManifestSchema();
 */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- the declarations of an app can name an interface without zod
export interface JsonSchema extends z.core.JSONSchema.BaseSchema {}

/**
 * Makes the JSON Schema (draft 07) of an `amp.yaml` of form 1.0.0, with descriptions, for editors and validators. It refuses what
 * `parseManifest` calls an error, but for what no schema can say: names that have to be unique, a read object of the same name,
 * and how far the runs of a schedule are apart. Unknown keys are allowed, as the service allows them.
 *
 * Keys with nothing under them, keys in other letters and the form of 2023 are read by `parseManifest` and refused by the
 * schema. Never throws.
 *
 * @example
 * const text = JSON.stringify(createManifestSchema(), null, 2); // write it beside the amp.yaml
 */
export function createManifestSchema(): JsonSchema {
  const { $schema, ...schema } = z.toJSONSchema(manifestFileSchema, { target: "draft-7", io: "input" });
  return {
    ...($schema !== undefined && { $schema }),
    title: "Ampersand manifest (amp.yaml)",
    description: "Which integrations a project has, and what each reads, writes, subscribes to and proxies.",
    ...schema,
  };
}
