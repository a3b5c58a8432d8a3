"use client";

import { useSyncExternalStore } from "react";
import type { LocalConfigWithState } from "../internal/rendering/noted-reads.js";
import { useReadTracker } from "../internal/rendering/use-read-tracker.js";

/**
 * Reads and edits the local draft of the installation's config. The component renders again only when something that
 * it read through the returned object has changed; only then is the returned object a new one.
 * While `isPending` is true, the draft is empty because nothing is loaded yet; edits made then are applied to what is loaded.
 * The draft of a customer without an installation is empty, too, but there `isInstalled` is `false`.
 *
 * @example
 * function DeletionSwitch() {
 *   const config = useLocalConfig();
 *   const contact = config.writeObject("contact");
 *   const enabled = contact.getDeletionEnabled();
 *   const toggle = enabled ? contact.setDisableDeletion : contact.setEnableDeletion;
 *   if (config.isPending) return <p>…</p>;
 *   return <input type="checkbox" checked={enabled} onChange={toggle} />;
 * }
 */
export function useLocalConfig(): LocalConfigWithState {
  const tracker = useReadTracker();
  return useSyncExternalStore(tracker.subscribe, tracker.getConfig, tracker.getServerConfig);
}
