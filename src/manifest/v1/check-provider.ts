import { quote } from "../../json/quote.js";
import type { Value } from "../yaml/mapping.js";
import { nearestName } from "../../json/nearest-name.js";
import { providerCapabilities } from "../../facts/provider-capabilities.js";
import type { Place, Reading } from "../yaml/reading.js";

/** The actions that providers may lack; each is shown at its key. */
interface ActionKeys {
  write: Place | undefined;
  subscribe: Place | undefined;
}

/**
 * Warns of a provider whose name is close to that of a known one, and of actions that a known one lacks. `value` is where the
 * provider is named. There are hundreds of providers that the kit does not know: they are no reason for a warning.
 */
export function checkProvider(reading: Reading, value: Value, provider: string, keys: ActionKeys): void {
  const capabilities = providerCapabilities.get(provider);
  if (!capabilities) {
    const meant = findMisspelt(provider);
    if (meant === undefined) return;
    const message = `The provider ${quote(provider)} is not known, but \`${meant}\` is.`;
    reading.report("misspelt-provider", value, message, `did you mean \`${meant}\`?`);
    return;
  }
  for (const action of ["write", "subscribe"] as const) {
    const key = keys[action];
    if (!key || capabilities[action]) continue;
    const message = `The provider ${quote(provider)} is not known to support \`${action}\`.`;
    reading.report("unsupported-by-provider", key, message);
  }
}

/** Providers of the public catalogue whose right names are close to known ones. */
const lookalikes: ReadonlySet<string> = new Set(["gitlab", "salesflare"]);

/** The known provider that was probably meant; `undefined` where the name may well be that of another. */
function findMisspelt(provider: string): string | undefined {
  // People write "HubSpot", "hub-spot" and "Hub Spot".
  const letters = provider.replace(/[\s_-]/g, "").toLowerCase();
  return lookalikes.has(letters) ? undefined : nearestName(letters, [...providerCapabilities.keys()]);
}
