import type { InputValidationIssue } from "../../../../src/contract/index.js";
import { quote } from "../../../../src/json/quote.js";
import { configIssue, type ConfigRule, entriesOf } from "./rule.js";

/** Every object stands in the manifest for its action, under its own name. */
export const declaredObjects: ConfigRule = ({ content, manifest, hint }) =>
  (["read", "write", "subscribe"] as const).flatMap((action) => {
    const declared = (manifest[action]?.objects ?? []).map((object) => object.objectName);
    const known = new Set(declared);
    const declare = `declare it in the manifest under ${action}.objects`;
    const names = declared.map((name) => JSON.stringify(name)).join(", ");
    const remedy = declared.length === 0 ? declare : `use one of ${names}, or ${declare}`;
    return entriesOf<{ objectName: string }>(content[action]?.objects).flatMap(([name, { objectName }]) => [
      ...(known.has(name)
        ? []
        : [
            configIssue([action, "objects", name], {
              detail: `integration ${quote(manifest.name)} declares no ${action} object ${quote(name)}${hint(name, declared)}`,
              remedy,
            }),
          ]),
      ...checkKey(action, name, objectName),
    ]);
  });

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
