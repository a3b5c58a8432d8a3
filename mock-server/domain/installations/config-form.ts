import { configContentSchema, type InputValidationIssue } from "../../../src/contract/index.js";
import { isJsonObject, own } from "../../../src/json/object.js";
import { formatPointer } from "../../../src/json/pointer.js";
import { schemaIssues } from "../schema-issues.js";

/** The objects of configs that fit the contract's schema, by action; they are replaced and never mutated. */
const fitting = { read: new WeakSet(), write: new WeakSet(), subscribe: new WeakSet() };

const actions = ["read", "write", "subscribe"] as const;

/**
 * Checks a config content against the contract's schema, its objects once each: most changes are to one object, and leave the
 * others. Issues are named by JSON Pointers into the content.
 */
export function configFormIssues(content: unknown): InputValidationIssue[] {
  const issues = schemaIssues(configContentSchema, withoutFitting(content), formatPointer);
  if (issues.length > 0) return issues;
  for (const action of actions) {
    for (const object of Object.values(objectsOf(content, action) ?? {})) {
      if (isJsonObject(object)) fitting[action].add(object);
    }
  }
  return [];
}

function withoutFitting(content: unknown): unknown {
  if (!isJsonObject(content)) return content;
  const rest = { ...content };
  for (const action of actions) {
    const objects = objectsOf(content, action);
    if (!objects) continue;
    const unknown = Object.entries(objects).filter(
      ([, object]) => !(isJsonObject(object) && fitting[action].has(object)),
    );
    rest[action] = { ...(content[action] as object), objects: Object.fromEntries(unknown) };
  }
  return rest;
}

function objectsOf(content: unknown, action: keyof typeof fitting): Record<string, unknown> | undefined {
  const objects = own(own(content, action), "objects");
  return isJsonObject(objects) ? objects : undefined;
}
