import type { HonoRequest } from "hono";
import type { z } from "zod";
import { formatBodyPath } from "../state/json-pointer.js";
import { accept, type Outcome, refuse } from "../state/outcome.js";
import { schemaIssues } from "../state/schema-issues.js";

/**
 * Reads a JSON body that must fit a schema; otherwise a 400 whose issues are named by their place in the body, such as
 * `changes[1].path`. The answer is the body itself, unknown keys included.
 */
export async function readBody<TSchema extends z.ZodType>(
  request: HonoRequest,
  schema: TSchema,
): Promise<Outcome<z.infer<TSchema>>> {
  const text = await request.text();
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return refuse({
      status: 400,
      detail: text === "" ? "the request has no body" : "the body is not JSON",
      remedy: "send a JSON object",
      issues: [{ in: "body", name: "", detail: "expected a JSON object" }],
    });
  }
  const issues = schemaIssues(schema, body, formatBodyPath);
  if (issues.length === 0) return accept(body as z.infer<TSchema>);
  const [first] = issues;
  return refuse({
    status: 400,
    detail: `the body is malformed: ${first?.name || "body"}: ${first?.detail ?? ""}`,
    remedy: "mend what issues lists; nothing was changed",
    issues,
  });
}
