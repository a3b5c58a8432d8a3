import type { IntegrationContent } from "../../src/contract/index.js";
import type { BackendState } from "./backend-state.js";

type Action = { objects?: readonly { objectName: string }[] | undefined } | undefined;

/** Lists the names of the objects that an integration declares, for whatever action. */
export function listDeclaredNames({ read, write, subscribe }: IntegrationContent): string[] {
  const actions: readonly Action[] = [read, write, subscribe];
  return actions.flatMap((action) => (action?.objects ?? []).map(({ objectName }) => objectName));
}

/** Lists what the integrations for a provider declare. */
export function listContents(state: BackendState, provider: string): IntegrationContent[] {
  return [...state.integrations.values()]
    .filter((integration) => integration.provider === provider)
    .map((integration) => integration.latestRevision.content);
}
