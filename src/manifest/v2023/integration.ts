import type { IntegrationContent } from "../../contract/index.js";
import { readActions2023 } from "./actions.js";
import { checkProvider } from "../v1/check-provider.js";
import { keysOf100, type FormKey } from "../form.js";
import { missing, openMapping, type Mapping, type Value } from "../yaml/mapping.js";
import { readString, requireText } from "../yaml/read-value.js";
import type { Reading } from "../yaml/reading.js";
import { checkUniqueName } from "../yaml/unique-name.js";
import { withoutAbsent } from "../yaml/without-absent.js";

const integrationKeys = ["name", "displayName", "api", "actions"] as const;
type IntegrationMapping = Mapping<(typeof integrationKeys)[number] | (typeof keysOf100)[number]>;

/** What an integration shares with the file. */
export interface FileContext {
  /** The keys of the integration. */
  keys: ReadonlySet<FormKey>;
  /** The names of the integrations before it. */
  names: Set<string>;
  /** The endpoints before it. */
  endpoints: Set<string>;
}

/**
 * Reads one integration of the 2023 form into the shape of form 1.0.0: `api` is its provider, the objects of its actions are its
 * write objects. The write guide of 2023 has camel case in names and no greatest length: neither is asked.
 */
export function readIntegration2023(
  reading: Reading,
  value: Value,
  { keys, names, endpoints }: FileContext,
): IntegrationContent | undefined {
  const foreign = keysOf100.filter((key) => keys.has(key));
  const mapping: IntegrationMapping | undefined = openMapping(reading, value, [
    ...integrationKeys,
    ...foreign,
  ]);
  if (!mapping) return undefined;
  const { entries } = mapping;
  for (const key of foreign) {
    const message = `\`${key}\` belongs to form 1.0.0, but \`actions\` shows the 2023 form; an integration has one form.`;
    reading.report(
      "mixed-forms",
      entries.get(key)?.key ?? mapping,
      message,
      hintFor(key, entries.has("api")),
    );
  }
  const name = requireText(reading, mapping, "name", "missing-name");
  const nameValue = entries.get("name");
  if (name && nameValue) checkUniqueName(reading, nameValue, name, names);
  const api = readApi(reading, mapping);
  const actions = entries.get("actions");
  if (!actions) {
    const message = "An integration with `api` has `actions`.";
    const hint = "add `actions`, or write `provider` for form 1.0.0";
    reading.report("missing-actions", missing(mapping, "actions"), message, hint);
  }
  return withoutAbsent<IntegrationContent>({
    name: name ?? "",
    displayName: readString(reading, mapping, "displayName"),
    provider: api ?? "",
    write: actions && { objects: readActions2023(reading, actions, { provider: api, endpoints }) },
  });
}

function readApi(reading: Reading, mapping: IntegrationMapping): string | undefined {
  // A `provider` that should be an `api` has been said.
  if (!mapping.entries.has("api") && mapping.entries.has("provider")) return undefined;
  const api = requireText(reading, mapping, "api", "missing-api");
  const value = mapping.entries.get("api");
  if (api && value) {
    const write = mapping.entries.get("actions")?.key;
    checkProvider(reading, value, api, { write, subscribe: undefined });
  }
  return api;
}

function hintFor(key: (typeof keysOf100)[number], hasApi: boolean): string {
  if (key === "provider" && !hasApi) return "write `api`, or write the whole integration in form 1.0.0";
  return `remove it, or write the whole integration in form 1.0.0: \`provider\` for \`api\`, \`write\` for \`actions\``;
}
