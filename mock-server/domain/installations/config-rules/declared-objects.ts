import type { InputValidationIssue } from "../../../../src/contract/index.js";
import { didYouMean } from "../../../../src/json/did-you-mean.js";
import { configIssue, type ConfigRule, entriesOf } from "./rule.js";

/** Every object stands in the manifest for its action, under its own name. */
export const declaredObjects: ConfigRule = ({ content, manifest }) =>
  (["read", "write", "subscribe"] as const).flatMap((action) => {
    const declared = (manifest[action]?.objects ?? []).map((object) => object.objectName);
    return entriesOf<{ objectName: string }>(content[action]?.objects).flatMap(([name, object]) => [
      ...checkDeclared(action, name, declared, manifest.name),
      ...checkKey(action, name, object.objectName),
    ]);
  });

function checkDeclared(
  action: string,
  name: string,
  declared: readonly string[],
  integration: string,
): InputValidationIssue[] {
  if (declared.includes(name)) return [];
  const hint = didYouMean(name, declared);
  return [
    configIssue([action, "objects", name], {
      detail: `integration ${JSON.stringify(integration)} declares no ${action} object ${JSON.stringify(name)}${hint}`,
      remedy:
        declared.length === 0
          ? `declare it in the manifest under ${action}.objects`
          : `use one of ${declared.map((known) => JSON.stringify(known)).join(", ")}, or declare it in the manifest under ${action}.objects`,
    }),
  ];
}

function checkKey(action: string, name: string, objectName: string): InputValidationIssue[] {
  if (objectName === name) return [];
  return [
    configIssue([action, "objects", name, "objectName"], {
      value: objectName,
      detail: `objectName is ${JSON.stringify(objectName)}, but the object's key is ${JSON.stringify(name)}`,
      remedy: "make the key and objectName the same",
    }),
  ];
}
