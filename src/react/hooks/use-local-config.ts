"use client";

import { useSyncExternalStore } from "react";
import type { LocalConfig } from "../../draft/handlers/local-config.js";
import { useReadTracker } from "../internal/rendering/use-read-tracker.js";

/**
 * Reads and edits the local draft of the installation's config. The component renders again only when something that
 * it read through the returned object has changed; the object is the same until then and a new one exactly then.
 *
 * @example
 * function DeletionSwitch() {
 *   const contact = useLocalConfig().writeObject("contact");
 *   const enabled = contact.getDeletionEnabled();
 *   const toggle = enabled ? contact.setDisableDeletion : contact.setEnableDeletion;
 *   return <input type="checkbox" checked={enabled} onChange={toggle} />;
 * }
 */
export function useLocalConfig(): LocalConfig {
  const tracker = useReadTracker();
  return useSyncExternalStore(tracker.subscribe, tracker.getConfig, tracker.getServerConfig);
}
