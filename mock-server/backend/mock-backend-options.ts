import type { Manifest, Project } from "../../src/contract/index.js";
import type { Clock } from "../../src/engine/index.js";
import type { OwnScenario } from "../scenarios/own-scenario.js";
import type { NotifyTarget } from "../notifications/notification.js";
import type { ProviderDetails } from "../domain/integrations/provider-catalogue.js";

/** How a mock backend is set up. */
export interface MockBackendOptions {
  /** The integrations that are deployed: an `amp.yaml` as text, or one that `parseManifest` has read. */
  manifest: string | Manifest;
  /** @default a project called "mock-project" */
  project?: Partial<Pick<Project, "id" | "name" | "appName">>;
  /** The ids of integrations, by their names. @default the next ids */
  integrationIds?: Readonly<Record<string, string>> | undefined;
  /** The keys and tokens that are accepted. @default every one is */
  apiKeys?: readonly string[];
  /** The backend's only source of time; a virtual one makes retries and auto batches a matter of milliseconds. @default the real clock */
  clock?: Clock;
  /** Strips fields that no mapping knows from writes that inherit their mapping, as a preview of the service does. @default false */
  removeUnmappedFields?: boolean;
  /** More about providers than the kit knows, by name: how customers connect to them, for example. */
  providers?: Readonly<Record<string, ProviderDetails>>;
  /** @default "https://api.withampersand.com/v1" */
  baseUrl?: string;
  /** @default "https://write.withampersand.com/v1" */
  writeUrl?: string;
  /** Where the endpoints of a manifest of the 2023 form are served. @default "https://store.withampersand.com" */
  storeUrl?: string;
  /** Where notifications are sent, by an HTTP request each that is tried again until it is taken. @default nowhere */
  notify?: NotifyTarget | undefined;
  /** Scenarios of your own by their names, for `useScenario`. @default none but those of the kit */
  scenarios?: Readonly<Record<string, OwnScenario>> | undefined;
  /** How many requests the journal keeps, the newest; 0 for none. @default 1000 */
  maxJournalEntries?: number;
  /** How long the body of a request may be; a longer one is a 413. @default 10,000,000 */
  maxBodyBytes?: number;
}
