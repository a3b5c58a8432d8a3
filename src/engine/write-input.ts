import type { InstallationConfigContent, IntegrationContent } from "../contract/index.js";
import type { RequestNote } from "./operations/log-event.js";
import type { ProviderPort } from "./ports.js";

/** An installation as the engine needs it. */
export interface WriteInstallation {
  readonly id: string;
  readonly configId: string;
  /** The saved config; a change replaces the object and never mutates it. */
  readonly content: InstallationConfigContent;
  /** The customer's SaaS instance. */
  readonly provider: ProviderPort;
}

/** When the writes of a queue go out. */
export interface WriteSchedule {
  /** Only writes of the same queue are gathered into one batch. */
  readonly queue: string;
  /** In milliseconds since the epoch. */
  readonly dueMs: number;
}

/** One write request, and where to look things up. */
export interface WriteInput {
  readonly projectId: string;
  readonly integrationId: string;
  /** Its manifest; a new revision replaces the object and never mutates it. */
  readonly integration: IntegrationContent;
  /** The object that the request's path names. */
  readonly objectName: string;
  /** The parsed JSON of the request; it and its records belong to the engine from here on. */
  readonly body: unknown;
  /** Finds the integration's installation for a group. */
  findInstallation(groupRef: string): WriteInstallation | undefined;
  /** Strips fields that no mapping knows. @default false */
  readonly removeUnmappedFields?: boolean | undefined;
  /**
   * Makes a single create or update wait for others of its queue. They are sent together at that time and never before. The
   * write is answered as an asynchronous one, and retried for an hour.
   */
  readonly schedule?: WriteSchedule | undefined;
  /** Further notes on parts of the request without effect, which the body alone does not show. */
  readonly notes?: readonly RequestNote[] | undefined;
}
