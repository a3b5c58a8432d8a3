import { useConfigSelector, useManifest } from "../../../../src/index.js";
import { providerCapabilities } from "../../../../src/manifest/index.js";
import type { ObjectNames } from "../../screen/object-names.js";
import { recordsOf } from "../../screen/records-of.js";

/** Says why deletion cannot be allowed for an object: the provider lacks it, or nothing is written; else `undefined`. */
export function useDeletionLock({
  objectName,
  displayName,
  appName,
  providerName,
}: ObjectNames): string | undefined {
  const provider = useManifest().data?.content.provider ?? "";
  const isWritten = useConfigSelector((config) => config.writeObject(objectName).object !== undefined);
  if (!providerCapabilities.get(provider)?.deletion) {
    return `${appName} cannot delete records in ${providerName}: ${providerName} does not support it.`;
  }
  return isWritten
    ? undefined
    : `${appName} does not write ${recordsOf(displayName)}, so there are none to delete.`;
}
