import type { IntegrationWriteObject } from "../../contract/index.js";
import { missing, openList, openMapping, type Mapping, type Value } from "../yaml/mapping.js";
import { readWriteObject2023, type Surroundings2023 } from "./object.js";
import { readChoice, readString } from "../yaml/read-value.js";
import type { Reading } from "../yaml/reading.js";

const listKeys = ["standardObjects", "customObjects"] as const;
const actionKeys = ["type", ...listKeys] as const;
type Action = Mapping<(typeof actionKeys)[number]>;

/** Actions that the form of 2023 had, or is taken to have, and that form 1.0.0 writes under a key of the same name. */
const actionsOf100: readonly string[] = ["read", "subscribe", "proxy"];

/** Reads the `actions` of an integration of the 2023 form: the objects of all of them, in the order of the text. */
export function readActions2023(
  reading: Reading,
  value: Value,
  surroundings: Surroundings2023,
): IntegrationWriteObject[] {
  const items = openList(reading, value, "missing-actions");
  if (items?.length === 0) reading.report("missing-actions", value, "The list of actions is empty.");
  return (items ?? []).flatMap((item) => {
    if (isOtherAction(reading, item)) return [];
    const action = openMapping(reading, item, actionKeys, "write `- type: write`");
    return action ? readAction(reading, action, surroundings) : [];
  });
}

function readAction(
  reading: Reading,
  action: Action,
  surroundings: Surroundings2023,
): IntegrationWriteObject[] {
  if (!action.entries.has("type")) {
    const message = "The key `type` is missing.";
    reading.report("invalid-action-type", missing(action, "type"), message, "write `type: write`");
  }
  readChoice(reading, action, "type", ["write"], "invalid-action-type");
  if (!listKeys.some((key) => action.entries.has(key))) {
    const message = "An action has `standardObjects` or `customObjects`.";
    reading.report("action-without-objects", { at: action.at, path: action.path }, message);
  }
  return listKeys.flatMap((key) => {
    const list = action.entries.get(key);
    return list ? readObjects(reading, list, key === "customObjects", surroundings) : [];
  });
}

/** Reports an action that only form 1.0.0 has; what else stands in it is not worth another issue. */
function isOtherAction(reading: Reading, item: Value): boolean {
  const silent: Reading = { targets: reading.targets, report: () => undefined };
  const mapping = openMapping(silent, item, ["type"]);
  const type = mapping && readString(silent, mapping, "type")?.trim().toLowerCase();
  const place = mapping?.entries.get("type");
  if (!place || type === undefined || !actionsOf100.includes(type)) return false;
  const message = `An action of the type \`${type}\` belongs to form 1.0.0; the form of 2023 has \`write\` alone.`;
  const parts = type === "proxy" ? "`proxy: { enabled: true }`" : `\`${type}:\` with its \`objects\``;
  const hint = `write the whole integration in form 1.0.0: \`provider\` in place of \`api\`, and ${parts} in place of this action`;
  reading.report("invalid-action-type", place, message, hint);
  return true;
}

function readObjects(
  reading: Reading,
  list: Value,
  isCustom: boolean,
  surroundings: Surroundings2023,
): IntegrationWriteObject[] {
  const items = openList(reading, list, "action-without-objects");
  if (items?.length === 0) {
    const hint = "add an object or remove the list";
    reading.report("action-without-objects", list, "The list of objects is empty.", hint);
  }
  return (items ?? []).flatMap((item) => readWriteObject2023(reading, item, isCustom, surroundings) ?? []);
}
