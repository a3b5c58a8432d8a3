import type { RuleId } from "../../../src/facts/rules/rule.js";
import { quote } from "../../../src/json/quote.js";
import { accept, type Outcome, refuse } from "../../domain/outcome.js";
import type { MockRequest } from "../request.js";

/**
 * Reads a boolean query parameter, false when it is absent. Any value but `true` and `false` is a 400, which
 * names `rule` as its reason.
 */
export function readFlag({ url }: MockRequest, name: string, rule: RuleId): Outcome<boolean> {
  const value = url.searchParams.get(name) ?? "false";
  if (value === "true" || value === "false") return accept(value === "true");
  return refuse({
    status: 400,
    detail: `the query parameter ${name} is ${quote(value)}`,
    remedy: "write true or false",
    where: { in: "query", name, value },
    rules: [rule],
  });
}
