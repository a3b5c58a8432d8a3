import type { ReadConfigObject } from "../../contract/index.js";
import { own } from "./own-values.js";
import type { ShapeInput } from "./shape-types.js";

/** Where a mapped name leads. */
export interface FieldMapping {
  /** The provider's name, perhaps in brackets. */
  readonly fieldName: string;
  /** The way to the setting in the read config of the object; `undefined` where the manifest itself maps the field. */
  readonly setting: readonly string[] | undefined;
}

/** The mappings that the writes of an object inherit (P4, P5). */
export interface FieldMappings {
  /** By mapped name. */
  readonly mapped: ReadonlyMap<string, FieldMapping>;
  /** Names that could be mapped and are not. */
  readonly unmapped: ReadonlySet<string>;
  /** By field name: the app's value to the provider's. */
  readonly values: ReadConfigObject["selectedValueMappings"];
}

/**
 * Collects the mappings of an object, or `undefined` where its writes inherit none. `inheritMapping` counts in the manifest
 * (seed 000, "Share mappings") and in the installation (seed 000, "Combine use cases").
 *
 * The customer's choice goes first, then the fields of `dynamicMappingsInput` that are named already, then the manifest's
 * own. A mapping's `default` is none of them: it is suggested once, when the object is enabled (D7), so that a mapping which
 * the customer removed stays removed.
 */
export function collectMappings({ objectName, config, integration }: ShapeInput): FieldMappings | undefined {
  const isThis = (object: { objectName: string }) => object.objectName === objectName;
  const inherits =
    integration.write?.objects?.find(isThis)?.inheritMapping === true ||
    own(config.write?.objects, objectName)?.inheritMapping === true;
  if (!inherits) return undefined;

  const readConfig = own(config.read?.objects, objectName);
  const declared = integration.read?.objects?.find(isThis);
  const mapped = new Map<string, FieldMapping>();
  const offered = new Set<string>();
  const offer = (name: string | undefined, fieldName: string | undefined, setting?: readonly string[]) => {
    if (typeof name !== "string") return;
    offered.add(name);
    if (typeof fieldName === "string" && !mapped.has(name)) mapped.set(name, { fieldName, setting });
  };

  for (const [name, fieldName] of Object.entries(readConfig?.selectedFieldMappings ?? {})) {
    offer(name, fieldName, ["selectedFieldMappings", name]);
  }
  readConfig?.dynamicMappingsInput?.forEach(({ mapToName, fieldName }, index) => {
    offer(mapToName, fieldName, ["dynamicMappingsInput", String(index)]);
  });
  for (const field of [...(declared?.requiredFields ?? []), ...(declared?.optionalFields ?? [])]) {
    offer(field.mapToName, "fieldName" in field ? field.fieldName : undefined);
  }

  const unmapped = new Set([...offered].filter((name) => !mapped.has(name)));
  return { mapped, unmapped, values: readConfig?.selectedValueMappings };
}
