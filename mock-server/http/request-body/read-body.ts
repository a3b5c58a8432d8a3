import type { z } from "zod";
import { formatBodyPath } from "../../../src/json/body-path.js";
import { accept, type Outcome, refuse } from "../../domain/outcome.js";
import { schemaIssues } from "../../domain/schema-issues.js";
import type { MockRequest } from "../request.js";
import { parseBody } from "./parse-body.js";

/**
 * Reads a JSON body and checks it against a schema. A body that does not fit is refused with 400; each issue
 * names its place in the body, such as `changes[1].path`. The result is the body itself, unknown keys
 * included. `complete` first converts a form of the body that the schema does not know.
 */
export function readBody<TSchema extends z.ZodType>(
  { bodyText }: MockRequest,
  schema: TSchema,
  complete: (body: unknown) => unknown = (body) => body,
): Outcome<z.infer<TSchema>> {
  const parsed = parseBody(bodyText);
  if (!parsed.ok) {
    return refuse({
      status: 400,
      detail: parsed.detail,
      remedy: "send a JSON object",
      issues: [{ in: "body", name: "", detail: "expected a JSON object" }],
    });
  }
  const body = complete(parsed.value);
  const issues = schemaIssues(schema, body, formatBodyPath);
  if (issues.length === 0) return accept(body as z.infer<TSchema>);
  const [first] = issues;
  return refuse({
    status: 400,
    detail: `the body is malformed: ${first?.name || "body"}: ${first?.detail ?? ""}`,
    remedy: "correct what issues lists; nothing was changed",
    issues,
  });
}
