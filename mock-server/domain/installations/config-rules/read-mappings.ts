import type { InputValidationIssue } from "../../../../src/contract/index.js";
import { quote } from "../../../../src/json/quote.js";
import { configIssue, type ConfigRule, entriesOf } from "./rule.js";

/** Checks that no two mappings of an object lead to the same provider field. */
export const readMappings: ConfigRule = ({ content }) =>
  entriesOf(content.read?.objects).flatMap(([name, object]) => {
    const at = ["read", "objects", name, "selectedFieldMappings"];
    const takenBy = new Map<string, string>();
    return entriesOf(object.selectedFieldMappings).flatMap(([mapToName, field]): InputValidationIssue[] => {
      const other = takenBy.get(field);
      if (other === undefined) {
        takenBy.set(field, mapToName);
        return [];
      }
      return [
        configIssue([...at, mapToName], {
          value: field,
          detail: `${quote(mapToName)} and ${quote(other)} are both mapped to ${quote(field)}`,
          remedy: "map one of them to another field, or leave it out",
        }),
      ];
    });
  });
