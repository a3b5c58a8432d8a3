import type { HonoRequest } from "hono";
import type { z } from "zod";
import { formatBodyPath } from "../../../src/json/body-path.js";
import { accept, type Outcome, refuse } from "../../domain/outcome.js";
import { schemaIssues } from "../../domain/schema-issues.js";
import { parseJson } from "./parse-json.js";

/**
 * Reads a JSON body that must fit a schema; otherwise a 400 whose issues are named by their place in the body, such as
 * `changes[1].path`. The answer is the body itself, unknown keys included.
 */
export async function readBody<TSchema extends z.ZodType>(
  request: HonoRequest,
  schema: TSchema,
): Promise<Outcome<z.infer<TSchema>>> {
  const parsed = parseJson(await request.text());
  if (!parsed.ok) {
    return refuse({
      status: 400,
      detail: parsed.detail,
      remedy: "send a JSON object",
      issues: [{ in: "body", name: "", detail: "expected a JSON object" }],
    });
  }
  const issues = schemaIssues(schema, parsed.value, formatBodyPath);
  if (issues.length === 0) return accept(parsed.value as z.infer<TSchema>);
  const [first] = issues;
  return refuse({
    status: 400,
    detail: `the body is malformed: ${first?.name || "body"}: ${first?.detail ?? ""}`,
    remedy: "mend what issues lists; nothing was changed",
    issues,
  });
}
