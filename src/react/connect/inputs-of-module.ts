import type { ProviderInfo } from "../../contract/index.js";

/** Keeps, of the inputs that a provider asks customers for, those that `module` needs; by default the provider's own module. */
export function inputsOfModule(provider: ProviderInfo, module = provider.defaultModule): ProviderInfo {
  const { metadata } = provider;
  if (!metadata?.input) return provider;
  const input = metadata.input.filter(
    ({ moduleDependencies }) => !moduleDependencies || Object.hasOwn(moduleDependencies, module),
  );
  return { ...provider, metadata: { ...metadata, input } };
}
