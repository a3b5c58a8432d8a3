import { configContentSchema, type InputValidationIssue } from "../../../src/contract/index.js";
import { isJsonObject, own } from "../../../src/json/object.js";
import { formatPointer } from "../../../src/json/pointer.js";
import { schemaIssues } from "../schema-issues.js";

const actions = ["read", "write", "subscribe"] as const;
type Action = (typeof actions)[number];

/** Checks a config content against the contract's schema; issues are named by JSON Pointers into the content. */
export type ConfigFormCheck = (content: unknown) => InputValidationIssue[];

/**
 * Creates the check. It looks at each object once, since most changes are to one object and leave the others; objects must be
 * replaced and never mutated.
 */
export function createConfigFormCheck(): ConfigFormCheck {
  const fitting = { read: new WeakSet(), write: new WeakSet(), subscribe: new WeakSet() };
  return (content) => {
    const issues = schemaIssues(configContentSchema, withoutFitting(content, fitting), formatPointer);
    if (issues.length > 0) return issues;
    for (const action of actions) {
      for (const object of Object.values(objectsOf(content, action) ?? {})) {
        if (isJsonObject(object)) fitting[action].add(object);
      }
    }
    return [];
  };
}

function withoutFitting(content: unknown, fitting: Readonly<Record<Action, WeakSet<object>>>): unknown {
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

function objectsOf(content: unknown, action: Action): Record<string, unknown> | undefined {
  const objects = own(own(content, action), "objects");
  return isJsonObject(objects) ? objects : undefined;
}
