import type { InstallationConfigContent, IntegrationContent } from "../contract/index.js";
import type { ProviderPort } from "./ports.js";

/** An installation as the engine needs it. */
export interface WriteInstallation {
  readonly id: string;
  readonly configId: string;
  /** The saved config; a change replaces it and never touches it in place. */
  readonly content: InstallationConfigContent;
  /** The customer's SaaS instance. */
  readonly provider: ProviderPort;
}

/** One write request, and where to look things up. */
export interface WriteInput {
  readonly projectId: string;
  readonly integrationId: string;
  readonly integration: IntegrationContent;
  /** The object that the request's path names. */
  readonly objectName: string;
  /** The parsed JSON of the request; it and its records belong to the engine from here on. */
  readonly body: unknown;
  /** Finds the integration's installation for a group (W11). */
  findInstallation(groupRef: string): WriteInstallation | undefined;
  /** Strips fields that no mapping knows (P5). @default false */
  readonly removeUnmappedFields?: boolean | undefined;
}
