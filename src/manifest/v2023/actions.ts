import type { IntegrationWriteObject } from "../../contract/index.js";
import { missing, openList, openMapping, type Mapping, type Value } from "../yaml/mapping.js";
import { readWriteObject2023, type Surroundings2023 } from "./object.js";
import { readChoice } from "../yaml/read-value.js";
import type { Reading } from "../yaml/reading.js";

const listKeys = ["standardObjects", "customObjects"] as const;
const actionKeys = ["type", ...listKeys] as const;

/** Reads the `actions` of an integration of the 2023 form (N2 to N5): the objects of all of them, in the order of the text. */
export function readActions2023(
  reading: Reading,
  value: Value,
  surroundings: Surroundings2023,
): IntegrationWriteObject[] {
  const items = openList(reading, value, "N2");
  if (items?.length === 0) reading.error("N2", value, "The list of actions is empty.");
  return (items ?? []).flatMap((item) => {
    const action = openMapping(reading, item, actionKeys, "write `- type: write`");
    if (!action) return [];
    checkType(reading, action);
    if (!listKeys.some((key) => action.entries.has(key))) {
      const message = "An action has `standardObjects` or `customObjects`.";
      reading.error("N2", { at: action.at, path: action.path }, message);
    }
    return listKeys.flatMap((key) => {
      const list = action.entries.get(key);
      return list ? readObjects(reading, list, key === "customObjects", surroundings) : [];
    });
  });
}

function checkType(reading: Reading, action: Mapping<(typeof actionKeys)[number]>): void {
  if (!action.entries.has("type")) {
    const message = "The key `type` is missing.";
    reading.error("N2", missing(action, "type"), message, "write `type: write`");
  }
  readChoice(reading, action, "type", ["write"], "N2");
}

function readObjects(
  reading: Reading,
  list: Value,
  isCustom: boolean,
  surroundings: Surroundings2023,
): IntegrationWriteObject[] {
  const items = openList(reading, list, "N2");
  if (items?.length === 0) {
    reading.error("N2", list, "The list of objects is empty.", "add an object or remove the list");
  }
  return (items ?? []).flatMap((item) => readWriteObject2023(reading, item, isCustom, surroundings) ?? []);
}
