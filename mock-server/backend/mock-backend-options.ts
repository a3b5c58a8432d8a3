import type { Manifest, Project } from "../../src/contract/index.js";
import type { Clock } from "../../src/engine/index.js";
import type { OwnScenario } from "../scenarios/own-scenario.js";
import type { NotifyTarget } from "../notifications/notification.js";
import type { ProviderDetails } from "../domain/integrations/provider-catalogue.js";

/** The options of a mock backend. */
export interface MockBackendOptions {
  /** The integrations to deploy: an `amp.yaml` as text, or a manifest that `parseManifest` returned. */
  manifest: string | Manifest;
  /** The project of the backend. @default a project called "mock-project" */
  project?: Partial<Pick<Project, "id" | "name" | "appName">>;
  /** The ids of integrations, by their names. @default the next ids */
  integrationIds?: Readonly<Record<string, string>> | undefined;
  /** The accepted keys and tokens. @default every one */
  apiKeys?: readonly string[];
  /**
   * The backend's only source of time. With a virtual clock, retries and automatic batches need no real
   * waiting. @default the real clock
   */
  clock?: Clock;
  /**
   * Removes fields without a mapping from writes that inherit their mapping, as a preview of the service
   * does. @default false
   */
  removeUnmappedFields?: boolean;
  /** More details of providers, by name, than the kit knows: for example how customers connect to them. */
  providers?: Readonly<Record<string, ProviderDetails>>;
  /** @default "https://api.withampersand.com/v1" */
  baseUrl?: string;
  /** @default "https://write.withampersand.com/v1" */
  writeUrl?: string;
  /** The base URL of the endpoints of the 2023 form. @default "https://store.withampersand.com" */
  storeUrl?: string;
  /**
   * Where notifications are sent. Each is one HTTP request, repeated until the receiver accepts it or the
   * attempts are used up. @default nowhere
   */
  notify?: NotifyTarget | undefined;
  /** Your own scenarios by name, for `useScenario`. @default only those of the kit */
  scenarios?: Readonly<Record<string, OwnScenario>> | undefined;
  /** How many of the newest requests the journal keeps; 0 for none. @default 1000 */
  maxJournalEntries?: number;
  /** The longest body of a request in bytes; a longer one is a 413. @default 10,000,000 */
  maxBodyBytes?: number;
}
