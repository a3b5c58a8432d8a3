import type { InstallationConfigContent, IntegrationContent } from "../contract/index.js";
import type { ConfigIssue, ConfigIssueSeverity } from "../config/config-issue.js";
import { isJsonObject } from "../json/object.js";
import { isPointer } from "../json/pointer.js";
import { englishIssues } from "../words/english/issues.js";
import type { IssueParams } from "../words/messages.js";
import { createSay } from "../words/say.js";
import type { FieldsByObject } from "./customer-fields.js";

const say = createSay("en");

/** What an app's own rule checks: frozen copies. Unchanged parts keep their reference. A rule that writes to one throws. */
export interface ConfigRuleContext {
  /** The config as it would be saved. */
  readonly draft: InstallationConfigContent;
  /** The config that the server holds; `undefined` while nothing is installed. */
  readonly saved: InstallationConfigContent | undefined;
  /** What the integration declares, as far as it is known. */
  readonly manifest: IntegrationContent | undefined;
  /** The customer's fields by object, as far as they are known. */
  readonly fields: FieldsByObject;
}

/**
 * What an app's own rule found.
 *
 * @example
 * const issue: ConfigRuleIssue = {
 *   path: "/write/objects/contact",
 *   severity: "warning",
 *   message: "Contacts are written without an owner.",
 * };
 */
export interface ConfigRuleIssue {
  /** JSON Pointer (RFC 6901) into the config content. @default "", the whole config */
  readonly path?: string;
  /** An error blocks a save, a warning does not. @default "error" */
  readonly severity?: ConfigIssueSeverity;
  /** What is wrong, in the words of your customers. */
  readonly message: string;
  /** How to correct it. */
  readonly hint?: string;
  /** A word of your own that tells this fault from others. */
  readonly code?: string;
  readonly params?: Readonly<Record<string, unknown>>;
}

type Found = Iterable<ConfigRuleIssue> | null | undefined;

/**
 * An app's own rule: returns what is wrong in a config, at once or later. `signal` is aborted when the draft has changed and
 * the answer is no longer needed. Its issues carry the function's `name` as `params.rule`.
 */
export type ConfigRule = (
  context: ConfigRuleContext,
  options: { readonly signal: AbortSignal },
) => Found | Promise<Found>;

/** The rule's name in messages. The app may have passed something that is not a function. */
export function ruleName(rule: ConfigRule, index: number): string {
  const name: unknown = typeof rule === "function" ? rule.name : undefined;
  return typeof name === "string" && name !== "" ? name : `rule ${String(index + 1)}`;
}

/** The limit for one rule: nobody reads more issues, and an iterable may be endless. */
const MAX_ISSUES = 1_000;

/**
 * Reads what a rule returned. Items that are not issues are skipped, and one `rule-failed` issue reports that. Rethrows what a
 * list or an issue throws while it is read; throws a `RangeError` beyond `MAX_ISSUES`.
 */
export function readRuleIssues(found: unknown, rule: string): ConfigIssue[] {
  if (found === undefined || found === null) return [];
  const issues: ConfigIssue[] = [];
  let isWhole = isIterable(found);
  let left = MAX_ISSUES;
  for (const item of isIterable(found) ? found : []) {
    left -= 1;
    if (left < 0) throw new RangeError(`${rule} found more than ${MAX_ISSUES} issues`);
    if (isRuleIssue(item)) issues.push(toConfigIssue(item, rule));
    else isWhole = false;
  }
  return isWhole ? issues : [...issues, ruleFailed(rule)];
}

/** Reports that a rule failed. It is a warning, so it does not block a save. */
export function ruleFailed(rule: string): ConfigIssue {
  return toldOf("rule-failed", "warning", { rule });
}

/** Reports that a save did not get a rule's answer in time. */
export function ruleUnfinished(rule: string, seconds: number): ConfigIssue {
  return toldOf("rule-unfinished", "error", { rule, seconds });
}

function toldOf<TCode extends "rule-failed" | "rule-unfinished">(
  code: TCode,
  severity: ConfigIssueSeverity,
  params: IssueParams[TCode],
): ConfigIssue {
  const { message, hint } = englishIssues[code](params, say);
  return { path: "", severity, code, params: { ...params }, message, ...(hint !== undefined && { hint }) };
}

function toConfigIssue(issue: ConfigRuleIssue, rule: string): ConfigIssue {
  // A rule may copy values from a database or a server, where an absent one is `null`.
  const { path, severity, message, hint, code, params }: Nullable<ConfigRuleIssue> = issue;
  return {
    path: path ?? "",
    severity: severity ?? "error",
    code: "own-rule",
    params: { ...params, rule, ...(code != null && { code }) },
    message: message ?? "",
    ...(hint != null && { hint }),
  };
}

type Nullable<TObject> = { readonly [TName in keyof TObject]: TObject[TName] | null };

function isIterable(value: unknown): value is Iterable<unknown> {
  return typeof value === "object" && value !== null && Symbol.iterator in value;
}

function isRuleIssue(value: unknown): value is ConfigRuleIssue {
  if (typeof value !== "object" || value === null) return false;
  const { path, severity, message, hint, code, params } = value as Record<string, unknown>;
  const isText = (each: unknown) => each == null || typeof each === "string";
  return (
    typeof message === "string" &&
    (path == null || (typeof path === "string" && isPointer(path))) &&
    (severity == null || severity === "error" || severity === "warning") &&
    isText(hint) &&
    isText(code) &&
    (params == null || isJsonObject(params))
  );
}
