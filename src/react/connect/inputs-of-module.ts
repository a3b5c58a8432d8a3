import type { ProviderInfo } from "../../contract/index.js";

/** Leaves of what a provider asks customers for what the integration's module needs; `module` defaults to the provider's own. */
export function inputsOfModule(provider: ProviderInfo, module = provider.defaultModule): ProviderInfo {
  const { metadata } = provider;
  if (!metadata?.input) return provider;
  const input = metadata.input.filter(
    ({ moduleDependencies }) => !moduleDependencies || Object.hasOwn(moduleDependencies, module),
  );
  return { ...provider, metadata: { ...metadata, input } };
}
