import type {
  ConfigContent,
  InputValidationIssue,
  IntegrationContent,
} from "../../../../src/contract/index.js";
import { formatPointer } from "../../../../src/json/pointer.js";
import type { Hint } from "../../hints.js";
import type { SimulatedProvider } from "../../../providers/simulated-provider.js";
import type { ObjectFields } from "../../../providers/object-fields.js";

/**
 * The input of a rule: a config content that fits the contract's schema, and what the rule compares it with.
 */
export interface ConfigContext {
  content: ConfigContent;
  manifest: IntegrationContent;
  provider: SimulatedProvider;
  hint: Hint;
  /** Describes an object of the customer's instance. */
  fieldsOf: (objectName: string) => ObjectFields;
}

/** A rule for configs: returns the faults that it finds. */
export type ConfigRule = (context: ConfigContext) => InputValidationIssue[];

/** Makes an issue of a config; `path` leads to the fault in the config content. */
export function configIssue(
  path: readonly string[],
  fault: { detail: string; remedy: string; value?: unknown },
): InputValidationIssue {
  return { in: "body", name: formatPointer(path), ...fault };
}

/** Lists the entries of a map of the config; an absent map has none. */
export function entriesOf<TValue>(map: Record<string, TValue> | undefined): [string, TValue][] {
  return map ? Object.entries(map) : [];
}
