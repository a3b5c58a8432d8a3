import { quote } from "../../json/quote.js";
import type { Value } from "../yaml/mapping.js";
import { nearestName } from "../../json/nearest-name.js";
import { providerCapabilities } from "../../facts/provider-capabilities.js";
import type { Place, Reading } from "../yaml/reading.js";

/**
 * Warns of a provider that the kit knows nothing about, and of actions that a known one lacks (M34). `value` is where the
 * provider is named, `keys` are the keys of the actions that the integration has.
 */
export function checkProvider(
  reading: Reading,
  value: Value,
  provider: string,
  keys: { write: Place | undefined; subscribe: Place | undefined },
): void {
  const capabilities = providerCapabilities.get(provider);
  if (!capabilities) {
    const nearest = nearestName(provider, [...providerCapabilities.keys()]);
    const message = `The kit knows nothing about the provider ${quote(provider)}.`;
    reading.warning("M34", value, message, nearest && `did you mean \`${nearest}\`?`);
    return;
  }
  for (const action of ["write", "subscribe"] as const) {
    const key = keys[action];
    if (!key || capabilities[action]) continue;
    reading.warning("M34", key, `The provider ${quote(provider)} is not known to support \`${action}\`.`);
  }
}
