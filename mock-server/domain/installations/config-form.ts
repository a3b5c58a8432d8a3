import {
  type ConfigAction,
  configContentSchema,
  type InputValidationIssue,
} from "../../../src/contract/index.js";
import { isJsonObject, own } from "../../../src/json/object.js";
import { formatPointer } from "../../../src/json/pointer.js";
import { schemaIssues } from "../schema-issues.js";
import { configActions } from "../../../src/facts/config-actions.js";

/**
 * Checks a config content against the contract's schema; issues are named by JSON Pointers into the content.
 */
export type ConfigFormCheck = (content: unknown) => InputValidationIssue[];

/** A large config is not checked further once it has more issues than these. */
const maxIssues = 100;
const largeSize = 10_000;

/**
 * Creates the check. It checks each object once, because most changes are to one object; objects must be
 * replaced and never mutated. A large config is checked object by object, so that the check can stop after
 * `maxIssues`.
 */
export function createConfigFormCheck(): ConfigFormCheck {
  const fitting = { read: new WeakSet(), write: new WeakSet(), subscribe: new WeakSet() };
  return (content) => {
    const fresh = withoutFitting(content, fitting);
    const issues = sizeOf(fresh) > largeSize ? issuesInParts(fresh) : issuesOf(fresh);
    if (issues.length > 0) return issues;
    for (const action of configActions) {
      for (const object of Object.values(objectsOf(content, action) ?? {})) {
        if (isJsonObject(object)) fitting[action].add(object);
      }
    }
    return [];
  };
}

function issuesOf(content: unknown): InputValidationIssue[] {
  return schemaIssues(configContentSchema, content, formatPointer);
}

function issuesInParts(content: unknown): InputValidationIssue[] {
  const issues = issuesOf(withObjects(content, () => ({})));
  for (const action of configActions) {
    for (const [name, object] of Object.entries(objectsOf(content, action) ?? {})) {
      if (issues.length > maxIssues) return issues;
      const part = withObjects(content, (other) =>
        other === action ? Object.fromEntries([[name, object]]) : {},
      );
      issues.push(...issuesOf(part).filter((issue) => issue.name?.startsWith(`/${action}/objects/`)));
    }
  }
  return issues;
}

/** Returns a copy of the content in which `objects` gives the objects of each action that it has. */
function withObjects(content: unknown, objects: (action: ConfigAction) => object): unknown {
  if (!isJsonObject(content)) return content;
  const rest = { ...content };
  for (const action of configActions) {
    if (objectsOf(content, action))
      rest[action] = { ...(content[action] as object), objects: objects(action) };
  }
  return rest;
}

/** Counts the objects of a config, and the keys of the maps in them. */
function sizeOf(content: unknown): number {
  const objects = configActions.flatMap((action) => Object.values(objectsOf(content, action) ?? {}));
  const maps = objects.filter(isJsonObject).flatMap((object) => Object.values(object).filter(isJsonObject));
  return maps.reduce((sum, map) => sum + Object.keys(map).length, objects.length);
}

function withoutFitting(content: unknown, fitting: Readonly<Record<ConfigAction, WeakSet<object>>>): unknown {
  if (!isJsonObject(content)) return content;
  const rest = { ...content };
  for (const action of configActions) {
    const objects = objectsOf(content, action);
    if (!objects) continue;
    const unknown = Object.entries(objects).filter(
      ([, object]) => !(isJsonObject(object) && fitting[action].has(object)),
    );
    rest[action] = { ...(content[action] as object), objects: Object.fromEntries(unknown) };
  }
  return rest;
}

function objectsOf(content: unknown, action: ConfigAction): Record<string, unknown> | undefined {
  const objects = own(own(content, action), "objects");
  return isJsonObject(objects) ? objects : undefined;
}
