import type { InstallationConfigContent, IntegrationContent, ReadConfigObject } from "../contract/index.js";
import { own } from "../json/object.js";

/** Where a setting stands in a config: the action, and the way from there within the object's part of it. */
export type SettingPath = readonly ["read" | "write", ...string[]];

/** Where a mapped name leads. */
export interface FieldMapping {
  /** The provider's name, perhaps in brackets. */
  readonly fieldName: string;
  /** `undefined` where the manifest itself maps the field. */
  readonly setting: SettingPath | undefined;
}

/** The mappings that the writes of an object inherit (P4, P5). */
export interface FieldMappings {
  /** Without it there are none. */
  readonly isInherited: boolean;
  /** By mapped name. */
  readonly mapped: ReadonlyMap<string, FieldMapping>;
  /** Names that could be mapped, whether they are or not. */
  readonly offered: ReadonlySet<string>;
  readonly values: NonNullable<ReadConfigObject["selectedValueMappings"]>;
}

/** Whose mappings are meant. */
export interface MappingsInput {
  readonly objectName: string;
  readonly config: InstallationConfigContent;
  readonly integration: IntegrationContent;
}

/**
 * Collects the mappings of an object. `inheritMapping` counts in the manifest (seed 000, "Share mappings") and in the
 * installation (seed 000, "Combine use cases").
 *
 * The customer's choice goes first, then the fields of `dynamicMappingsInput` that are named already, then the manifest's
 * own. A mapping's `default` is none of them: it is suggested once, when the object is enabled (D7), so that a mapping which
 * the customer removed stays removed.
 */
export function collectMappings({ objectName, config, integration }: MappingsInput): FieldMappings {
  // By this name alone: the manifest's look-up would also find an object that is only mapped to it.
  const isThis = (object: { objectName: string }) => object.objectName === objectName;
  const isInherited =
    integration.write?.objects?.find(isThis)?.inheritMapping === true ||
    own(config.write?.objects, objectName)?.inheritMapping === true;
  const chosen = isInherited ? own(config.read?.objects, objectName) : undefined;
  const declared = isInherited ? integration.read?.objects?.find(isThis) : undefined;

  const mapped = new Map<string, FieldMapping>();
  const offered = new Set<string>();
  const offer = (name: string | undefined, fieldName: string | undefined, setting?: SettingPath) => {
    // The prebuilt UI also hands in entries that only map values, without a name to map to.
    if (name == null) return;
    offered.add(name);
    if (fieldName != null && !mapped.has(name)) mapped.set(name, { fieldName, setting });
  };
  for (const [name, fieldName] of Object.entries(chosen?.selectedFieldMappings ?? {})) {
    offer(name, fieldName, ["read", "selectedFieldMappings", name]);
  }
  chosen?.dynamicMappingsInput?.forEach(({ mapToName, fieldName }, index) => {
    offer(mapToName, fieldName, ["read", "dynamicMappingsInput", `${index}`]);
  });
  for (const field of [...(declared?.requiredFields ?? []), ...(declared?.optionalFields ?? [])]) {
    offer(field.mapToName, "fieldName" in field ? field.fieldName : undefined);
  }
  return { isInherited, mapped, offered, values: chosen?.selectedValueMappings ?? {} };
}
