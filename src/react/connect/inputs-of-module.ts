import type { ProviderInfo } from "../../contract/index.js";

/** Keeps only the inputs that the integration's module needs, of those that a provider asks customers for; `module` defaults to the provider's own. */
export function inputsOfModule(provider: ProviderInfo, module = provider.defaultModule): ProviderInfo {
  const { metadata } = provider;
  if (!metadata?.input) return provider;
  const input = metadata.input.filter(
    ({ moduleDependencies }) => !moduleDependencies || Object.hasOwn(moduleDependencies, module),
  );
  return { ...provider, metadata: { ...metadata, input } };
}
