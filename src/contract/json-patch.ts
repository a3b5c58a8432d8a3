import { z } from "zod";

/** One RFC 6902 operation as `config-content` takes it: only `add`, `remove` and `replace` (contract: JSONPatchOperation). */
export const jsonPatchOperationSchema = z.discriminatedUnion("op", [
  z.object({ op: z.literal("add"), path: pointer(), value: presentValue() }),
  z.object({ op: z.literal("replace"), path: pointer(), value: presentValue() }),
  z.object({ op: z.literal("remove"), path: pointer() }),
]);

/** One RFC 6902 operation; `path` is an RFC 6901 JSON Pointer into one object's config. */
export type JsonPatchOperation =
  { op: "add" | "replace"; path: string; value: unknown } | { op: "remove"; path: string };

function pointer() {
  return z.string().regex(/^(\/([^~/]|~[01])*)+$/, 'expected a JSON Pointer (RFC 6901) that starts with "/"');
}

function presentValue() {
  return z.unknown().refine((value) => value !== undefined, "expected a value");
}
