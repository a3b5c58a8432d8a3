import type { PlannedRequest } from "../plan/save-plan.js";
import { formatPointer } from "../../json/pointer.js";
import { placeInContent } from "./place-in-content.js";
import type { ServerIssue } from "./server-issue.js";
import type { ConfigIssue } from "../../config/config-issue.js";

export type { ServerIssue } from "./server-issue.js";

/** The members of the client's `ApiError` that are read here. */
export interface RefusedRequest {
  readonly status: number;
  readonly issues: readonly ServerIssue[];
  readonly problem?: Omit<ServerIssue, "in" | "name"> | undefined;
}

/**
 * Maps the faults that the server found to the draft's own issues, in the server's order. `request` is what was refused:
 * names that count changes or mask paths can be placed by it alone. What cannot be placed has the path `""` and its name in
 * the message. A refusal without a list is one issue; other statuses than 400 and 422 say nothing about a config. Never throws
 * on an `ApiError` of the client's, whatever the server sent.
 *
 * @example
 * function whereItIsWrong(error: unknown) {
 *   return isApiError(error) ? issuesOfError(error).map(({ path, message }) => `${path}: ${message}`) : [];
 * }
 */
export function issuesOfError(error: RefusedRequest, request?: PlannedRequest): readonly ConfigIssue[] {
  const { status, issues, problem = {} } = error;
  if (status !== 400 && status !== 422) return [];
  return (issues.length > 0 ? issues : [problem]).map((issue: ServerIssue) => {
    const { name = "", detail, title, remedy } = issue;
    const path = formatPointer(placeInContent(issue, request) ?? []);
    const given = detail ?? title;
    const reason = given ?? "The server refused it and gave no reason.";
    const named = path === "" && name !== "" ? `${name}: ${reason}` : reason;
    return {
      path,
      severity: "error",
      code: "refused",
      params: { ...(given !== undefined && { reason: named }), ...(remedy !== undefined && { remedy }) },
      message: named,
      ...(remedy !== undefined && { hint: remedy }),
    };
  });
}
