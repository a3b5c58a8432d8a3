import type { HonoRequest } from "hono";
import type { RuleId } from "../../journal/rules.js";
import { accept, type Outcome, refuse } from "../../domain/outcome.js";

/**
 * Reads a boolean query parameter that is false when it is absent; anything but `true` and `false` is a 400, by the rule that the
 * parameter belongs to.
 */
export function readFlag(request: HonoRequest, name: string, rule: RuleId): Outcome<boolean> {
  const value = request.query(name) ?? "false";
  if (value === "true" || value === "false") return accept(value === "true");
  const detail = `the query parameter ${name} is ${JSON.stringify(value)}`;
  const remedy = "write true or false";
  return refuse({
    status: 400,
    detail,
    remedy,
    issues: [{ in: "query", name, value, detail, remedy }],
    rules: [rule],
  });
}
