/** Hooks whose results have `error` and `refetch`. */
export const loadingHooks: ReadonlySet<string> = new Set([
  "useConfig",
  "useConnection",
  "useFieldOptions",
  "useInstallation",
  "useIntegrations",
  "useIsIntegrationInstalled",
  "useLocalConfig",
  "useManifest",
  "useOperation",
  "useOperations",
  "useProvider",
]);

/** Hooks whose results have `status`, `error` and `reset`, and an action that returns a promise. */
export const actingHooks: ReadonlySet<string> = new Set([
  "useConnect",
  "useCreateInstallation",
  "useDeleteInstallation",
  "useDisconnect",
  "useSaveInstallation",
  "useSwitchConnection",
  "useUpdateInstallation",
  "useUpsertField",
  "useWriteRecords",
]);

/** How a hook fails, as each of its kind does; `undefined` for what is no hook. What is its own stands in its docstring. */
export function howHookFails(name: string): string | undefined {
  if (!/^use[A-Z]/.test(name)) return undefined;
  const outside =
    "Outside of the kit's providers it throws a `UsageError`, which names the one that is missing.";
  if (loadingHooks.has(name)) {
    return `${outside} Where a load fails, \`error\` says why and \`isError\` is true; what was loaded before stays. \`refetch\` tries again.`;
  }
  if (actingHooks.has(name)) {
    return `${outside} Where its action fails, the promise rejects, and \`status\` is \`"error"\` with the same in \`error\`, until the next try or \`reset\`. The draft stays as it was.`;
  }
  return outside;
}
