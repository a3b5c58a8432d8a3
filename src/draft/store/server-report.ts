import { createStore, type StoreApi } from "zustand/vanilla";
import type { ConfigIssue } from "../../config/config-issue.js";
import type { InstallationConfigContent } from "../../contract/index.js";
import type { DraftStore } from "./draft-store-types.js";

/** What the server found in a draft that it was sent. */
export interface Report {
  readonly issues: readonly ConfigIssue[];
  readonly sent: InstallationConfigContent;
}

/** Returns the newest report on a draft, as a store of its own. */
export function reportOn(store: DraftStore): StoreApi<Report | undefined> {
  return store.companion(createReport);
}

function createReport() {
  return createStore<Report | undefined>(() => undefined);
}
