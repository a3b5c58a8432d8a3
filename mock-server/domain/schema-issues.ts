import type { z } from "zod";
import type { InputValidationIssue } from "../../src/contract/index.js";
import { didYouMean } from "../../src/json/did-you-mean.js";
import { isJsonObject } from "../../src/json/object.js";
import { listSchemaNames, memberOf } from "./schema-names.js";

type Path = readonly PropertyKey[];

/**
 * Checks a JSON value against a schema of the contract; returns an issue for each fault. `formatPath` writes
 * the issue's `name`. The schema's parsed copy is not used, because it has no unknown keys.
 */
export function schemaIssues(
  schema: z.ZodType,
  value: unknown,
  formatPath: (path: Path) => string,
): InputValidationIssue[] {
  const checked = schema.safeParse(disguise(value));
  if (checked.success) return [];
  return checked.error.issues.map((issue) => {
    const path = issue.path.map((name) => (name === disguised ? hostile : name));
    const received = path.reduce<unknown>(memberOf, value);
    return {
      in: "body",
      name: formatPath(path),
      detail: describe(issue) + hintAt(schema, issue, value),
      ...(received === undefined || isJsonObject(received) ? {} : { value: received }),
    };
  });
}

// zod's records silently skip a key named __proto__, so that its value would not be checked.
const hostile = "__proto__";
const disguised = "\u0000__proto__";

function disguise(value: unknown): unknown {
  return isHostile(value) ? disguiseAll(value) : value;
}

/**
 * Tells whether a value has the key at any depth. The check is cheaper than the copy, which few values need.
 */
function isHostile(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (Object.hasOwn(value, hostile)) return true;
  for (const name in value) if (isHostile(value[name as keyof typeof value])) return true;
  return false;
}

function disguiseAll(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(disguiseAll);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key === hostile ? disguised : key, disguiseAll(inner)]),
  );
}

/** The nearest known name of the first key that the schema does not know. */
function hintAt(schema: z.ZodType, issue: z.core.$ZodIssue, value: unknown): string {
  const [first] = issue.code === "unrecognized_keys" ? issue.keys : [];
  return first === undefined ? "" : didYouMean(first, listSchemaNames(schema, issue.path, value));
}

function describe(issue: z.core.$ZodIssue): string {
  if (issue.code === "invalid_value") return `expected ${listValues(issue.values)}`;
  if (issue.code === "invalid_union") {
    const branches = issue.errors.flat().map((inner) => describe(inner));
    if (branches.length > 0) return [...new Set(branches)].join("; or ");
  }
  if (issue.code === "invalid_union" && "options" in issue && issue.options) {
    return `expected ${listValues(issue.options)}`;
  }
  return (
    issue.message
      .replace(/^Invalid input: /, "")
      // zod's text for a missing value whose optional schema was made required.
      .replace(/^expected nonoptional/, "expected a value")
      .replace(/, received undefined$/, ", but it is missing")
  );
}

function listValues(values: readonly unknown[]): string {
  const texts = values.map((value) => JSON.stringify(value));
  return texts.length === 1 ? texts.join("") : `one of ${texts.join(", ")}`;
}
