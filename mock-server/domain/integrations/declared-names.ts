import type { IntegrationContent } from "../../../src/contract/index.js";
import type { SimulatedProvider } from "../../providers/simulated-provider.js";
import { ownObjectName } from "./form-2023.js";

type Action = { objects?: readonly { objectName: string }[] | undefined } | undefined;

/** Lists the names of the objects that an integration declares, for all its actions. */
export function listDeclaredNames({
  read,
  write,
  subscribe,
}: Pick<IntegrationContent, "read" | "write" | "subscribe">): string[] {
  const actions: readonly Action[] = [read, write, subscribe];
  return actions.flatMap((action) => (action?.objects ?? []).map(({ objectName }) => objectName));
}

/**
 * Lists the provider's names of the declared objects, without custom objects, which exist only after an
 * installation.
 */
export function listStandardNames(provider: SimulatedProvider, content: IntegrationContent): string[] {
  const { write, ...others } = content;
  const written = (write?.objects ?? []).filter((object) => !object.customObject);
  return [...listDeclaredNames(others), ...written.map((object) => ownObjectName(provider, object))];
}
