import type {
  FieldSetting,
  InputValidationIssue,
  WriteConfigObject,
} from "../../../../src/contract/index.js";
import { memoize } from "../../../../src/json/memoize.js";
import { providerCapabilities } from "../../../../src/manifest/index.js";
import type { SimulatedProvider } from "../../../providers/simulated-provider.js";
import { configIssue, type ConfigRule, entriesOf } from "./rule.js";

/**
 * Creates the rule that a default has one value, and that deletion and `ifEmpty` are set only where the
 * provider supports them. It checks each object once, because most changes leave the other objects as they
 * are.
 */
export function createWriteSettings(): ConfigRule {
  const checkOnce = memoize(checkObject);
  return ({ content, provider }) =>
    entriesOf(content.write?.objects).flatMap(([name, object]) => checkOnce(object, name, provider));
}

function checkObject(
  object: WriteConfigObject,
  name: string,
  provider: SimulatedProvider,
): InputValidationIssue[] {
  const at = ["write", "objects", name];
  return [
    ...(object.deletionSettings?.enabled ? checkDeletion(provider, at) : []),
    ...entriesOf(object.selectedFieldSettings).flatMap(([field, setting]) =>
      checkSetting(provider, [...at, "selectedFieldSettings", field], setting),
    ),
  ];
}

function checkDeletion(provider: SimulatedProvider, at: readonly string[]): InputValidationIssue[] {
  if (isSupported(provider.name, "deletion")) return [];
  return [
    configIssue([...at, "deletionSettings", "enabled"], {
      value: true,
      detail: `${provider.name} does not support deletion`,
      remedy: `leave deletion off; it works with ${listProviders("deletion")}`,
    }),
  ];
}

function checkSetting(
  provider: SimulatedProvider,
  at: readonly string[],
  setting: FieldSetting,
): InputValidationIssue[] {
  const issues: InputValidationIssue[] = [];
  const kinds = Object.keys(setting.default ?? {}).filter((kind) =>
    ["stringValue", "integerValue", "booleanValue"].includes(kind),
  );
  if (kinds.length > 1) {
    issues.push(
      configIssue([...at, "default"], {
        detail: `more than one value in a default: ${kinds.join(", ")}`,
        remedy: "keep one of them",
      }),
    );
  }
  if (setting.writeOnUpdate === "ifEmpty" && !isSupported(provider.name, "ifEmpty")) {
    issues.push(
      configIssue([...at, "writeOnUpdate"], {
        value: "ifEmpty",
        detail: `${provider.name} does not support "ifEmpty"`,
        remedy: `use "always" or "never"; "ifEmpty" works with ${listProviders("ifEmpty")}`,
      }),
    );
  }
  return issues;
}

function isSupported(provider: string, capability: "deletion" | "ifEmpty"): boolean {
  return providerCapabilities.get(provider)?.[capability] ?? false;
}

function listProviders(capability: "deletion" | "ifEmpty"): string {
  return [...providerCapabilities.keys()].filter((name) => isSupported(name, capability)).join(" and ");
}
