import { z } from "zod";
import { formatBodyPath } from "../../../src/json/body-path.js";
import { quote } from "../../../src/json/quote.js";
import { schemaIssues } from "../schema-issues.js";
import type { PatchOperation } from "./json-patch.js";

const pointer = z
  .string()
  // One expression for a whole pointer overflows the stack where the pointer is long.
  .refine(
    (text) => text === "" || (text.startsWith("/") && !/~(?![01])/.test(text)),
    'expected a JSON Pointer (RFC 6901): "" for the whole config, else a text that starts with "/"',
  );
const value = z.unknown().refine((given) => given !== undefined, "expected a value");

const patchSchema = z
  .array(
    z.discriminatedUnion("op", [
      z.object({ op: z.enum(["add", "replace", "test"]), path: pointer, value }),
      z.object({ op: z.literal("remove"), path: pointer }),
      z.object({ op: z.enum(["move", "copy"]), from: pointer, path: pointer }),
    ]),
  )
  .min(1);

/** Reads the operations of a JSON Patch (RFC 6902), all six kinds; says what is wrong with the first other one. */
export function readJsonPatch(
  given: unknown,
): { ok: true; changes: readonly PatchOperation[] } | { ok: false; fault: string } {
  const [first] = schemaIssues(patchSchema, given, (path) => formatBodyPath(["changes", ...path]));
  if (!first) return { ok: true, changes: given as readonly PatchOperation[] };
  const { name = "", detail = "", value: received } = first;
  const what = typeof received === "string" ? `${name} is ${quote(received)}` : name;
  return { ok: false, fault: `${what}: ${detail}` };
}
