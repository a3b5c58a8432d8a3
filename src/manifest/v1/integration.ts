import type { IntegrationContent } from "../../contract/index.js";
import { manifestLimits } from "../../facts/manifest-limits.js";
import { quote } from "../../json/quote.js";
import { checkProvider } from "./check-provider.js";
import { keysOf100, keysOf2023, type FormKey } from "../form.js";
import { openMapping, type Mapping, type Value } from "../yaml/mapping.js";
import { readReadAction } from "./read-action.js";
import { createReadObjects } from "./read-objects.js";
import { readBoolean, readString, requireText } from "../yaml/read-value.js";
import type { Reading } from "../yaml/reading.js";
import { readSubscribeAction } from "./subscribe-action.js";
import { checkUniqueName } from "../yaml/unique-name.js";
import { withoutAbsent } from "../yaml/without-absent.js";
import { readWatchSchema } from "./watch-schema.js";
import { readWriteAction } from "./write-action.js";

const actions = ["read", "write", "subscribe", "proxy"] as const;
const integrationKeys = ["name", "displayName", ...keysOf100] as const;
type IntegrationMapping = Mapping<(typeof integrationKeys)[number] | (typeof keysOf2023)[number]>;

/**
 * Reads one integration of form 1.0.0, which has the keys `given`. `names` holds the names of the integrations before it: each
 * stands once in the file.
 */
export function readIntegration(
  reading: Reading,
  value: Value,
  given: ReadonlySet<FormKey>,
  names: Set<string>,
): IntegrationContent | undefined {
  const foreign = keysOf2023.filter((key) => given.has(key));
  const mapping: IntegrationMapping | undefined = openMapping(reading, value, [
    ...integrationKeys,
    ...foreign,
  ]);
  if (!mapping) return undefined;
  const { entries } = mapping;
  for (const key of foreign) {
    const message = `\`${key}\` belongs to the 2023 form; an integration has one form.`;
    const hint = entries.has("provider") ? "remove it: `provider` stands beside it" : "write `provider`";
    reading.report("mixed-forms", entries.get(key)?.key ?? mapping, message, hint);
  }
  const name = requireText(reading, mapping, "name", "missing-name");
  checkName(reading, mapping, name, names);
  const displayName = readString(reading, mapping, "displayName");
  checkLength(reading, mapping, "displayName", displayName, manifestLimits.displayNameLength);
  // An `api` that should be a `provider` is enough to say.
  const provider =
    entries.has("provider") || !entries.has("api")
      ? requireText(reading, mapping, "provider", "missing-provider")
      : undefined;
  if (!actions.some((action) => entries.has(action))) {
    const message = `An integration has at least one of ${actions.map((action) => `\`${action}\``).join(", ")}.`;
    reading.report("missing-action", { at: mapping.at, path: mapping.path }, message);
  }

  const read = entries.get("read");
  const write = entries.get("write");
  const subscribe = entries.get("subscribe");
  const proxy = entries.get("proxy");
  const watchSchema = entries.get("watchSchema");
  const providerValue = entries.get("provider");
  if (provider && providerValue) {
    checkProvider(reading, providerValue, provider, { write: write?.key, subscribe: subscribe?.key });
  }
  const readAction = read && readReadAction(reading, read);
  // A `read` that could not be read has its own issues; what would follow from it is not worth another.
  const readObjects =
    read && !readAction ? undefined : createReadObjects(readAction?.objects ?? [], mapping.at);
  if (subscribe && !read) {
    const message = "`subscribe` needs `read`: the objects it sends are read by it.";
    reading.report("subscribe-without-read", { ...subscribe.key, extent: mapping.at }, message);
  }
  return withoutAbsent<IntegrationContent>({
    name: name ?? "",
    displayName,
    provider: provider ?? "",
    module: readString(reading, mapping, "module"),
    read: readAction,
    write: write && readWriteAction(reading, write, readObjects),
    subscribe:
      subscribe &&
      readSubscribeAction(reading, subscribe, { provider, readObjects: read ? readObjects : undefined }),
    proxy: proxy && readProxy(reading, proxy),
    watchSchema: watchSchema && readWatchSchema(reading, watchSchema),
  });
}

function checkName(
  reading: Reading,
  mapping: IntegrationMapping,
  name: string | undefined,
  names: Set<string>,
): void {
  const value = mapping.entries.get("name");
  if (!name || !value) return;
  checkLength(reading, mapping, "name", name, manifestLimits.nameLength);
  checkUniqueName(reading, value, name, names);
  if (!/^[a-z0-9_-]*$/.test(name)) {
    const message = `The name ${quote(name)} should only have lower-case letters, digits, hyphens and underscores.`;
    reading.report("unusual-name", value, message);
  }
}

function checkLength(
  reading: Reading,
  mapping: IntegrationMapping,
  key: "name" | "displayName",
  text: string | undefined,
  max: number,
): void {
  const value = mapping.entries.get(key);
  // Characters are code points: an emoji counts once.
  if (value && text !== undefined && text.length > max && Array.from(text).length > max) {
    reading.report("name-too-long", value, `\`${key}\` has more than ${max} characters.`, "shorten it");
  }
}

function readProxy(reading: Reading, value: Value): { enabled?: boolean; useModule?: boolean } | undefined {
  const proxy = openMapping(reading, value, ["enabled", "useModule"]);
  if (!proxy) return undefined;
  return withoutAbsent<{ enabled?: boolean; useModule?: boolean }>({
    enabled: readBoolean(reading, proxy, "enabled"),
    useModule: readBoolean(reading, proxy, "useModule"),
  });
}
