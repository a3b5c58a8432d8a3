import type { ConfigAction, InputValidationIssue } from "../../../../src/contract/index.js";
import { memoize } from "../../../../src/json/memoize.js";
import { quote } from "../../../../src/json/quote.js";
import { type ConfigContext, configIssue, type ConfigRule } from "./rule.js";
import { configActions } from "../../../../src/facts/config-actions.js";

type DeclaredObjects = readonly { readonly objectName: string }[];

/**
 * Creates the rule that the manifest declares each object for its action, and that the object's key is its
 * `objectName`. It reads each list of a manifest once.
 */
export function createDeclaredObjects(): ConfigRule {
  const namesOf = memoize((objects: DeclaredObjects) => new Set(objects.map(({ objectName }) => objectName)));
  return (context) =>
    configActions.flatMap((action) => {
      const objects = context.content[action]?.objects;
      if (!objects) return [];
      const declared = namesOf(context.manifest[action]?.objects ?? noObjects);
      return Object.entries<{ objectName: string }>(objects).flatMap(([name, { objectName }]) => [
        ...(declared.has(name) ? [] : [undeclared(context, { action, name, declared: [...declared] })]),
        ...checkKey(action, name, objectName),
      ]);
    });
}

const noObjects: DeclaredObjects = [];

function undeclared(
  { manifest, hint }: Pick<ConfigContext, "manifest" | "hint">,
  { action, name, declared }: { action: ConfigAction; name: string; declared: readonly string[] },
): InputValidationIssue {
  const declare = `declare it in the manifest under ${action}.objects`;
  const names = declared.map((each) => JSON.stringify(each)).join(", ");
  return configIssue([action, "objects", name], {
    detail: `integration ${quote(manifest.name)} declares no ${action} object ${quote(name)}${hint(name, declared)}`,
    remedy: declared.length === 0 ? declare : `use one of ${names}, or ${declare}`,
  });
}

function checkKey(action: string, name: string, objectName: string): InputValidationIssue[] {
  if (objectName === name) return [];
  return [
    configIssue([action, "objects", name, "objectName"], {
      value: objectName,
      detail: `objectName is ${quote(objectName)}, but the object's key is ${quote(name)}`,
      remedy: "make the key and objectName the same",
    }),
  ];
}
