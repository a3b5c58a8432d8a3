import { z } from "zod";

/** One RFC 6902 operation as `config-content` takes it: only `add`, `remove` and `replace` (contract: JSONPatchOperation). */
export const jsonPatchOperationSchema = z.discriminatedUnion("op", [
  z.object({ op: z.literal("add"), path: pointer(), value: presentValue() }),
  z.object({ op: z.literal("replace"), path: pointer(), value: presentValue() }),
  z.object({ op: z.literal("remove"), path: pointer() }),
]);

/**
 * One RFC 6902 operation; `path` is an RFC 6901 JSON Pointer into one object's config.
 *
 * @example
 * const operation: JsonPatchOperation = { op: "add", path: "/deletionSettings", value: { enabled: true } };
 */
export type JsonPatchOperation =
  { op: "add" | "replace"; path: string; value: unknown } | { op: "remove"; path: string };

function pointer() {
  return (
    z
      .string()
      .refine(
        (text) => text !== "",
        "expected a place below the object: the empty pointer is its whole config, which an update mask replaces",
      )
      // One expression for a whole pointer overflows the stack where the pointer is long.
      .refine(
        (text) => text === "" || (text.startsWith("/") && !/~(?![01])/.test(text)),
        'expected a JSON Pointer (RFC 6901) that starts with "/"',
      )
  );
}

function presentValue() {
  return z.unknown().refine((value) => value !== undefined, "expected a value");
}
