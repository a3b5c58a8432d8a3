import type {
  Connection,
  Installation,
  Integration,
  ObjectMetadata,
  Operation,
  Project,
} from "../../src/contract/index.js";

/** The fields of an object as one customer has them. */
export interface PulledMetadata {
  readonly provider: string;
  readonly groupRef: string;
  readonly objectName: string;
  readonly metadata: ObjectMetadata;
}

/** What was read of a project; never credentials or records. */
export interface Pulled {
  readonly project: Project;
  readonly integrations: readonly Integration[];
  /** The entries of the provider catalogue, by provider. */
  readonly providers: Readonly<Record<string, Record<string, unknown>>>;
  readonly connections: readonly Connection[];
  readonly installations: readonly Installation[];
  readonly metadata: readonly PulledMetadata[];
  readonly operations: readonly Operation[];
  /** What could not be read, and why. */
  readonly missing: readonly { readonly resource: string; readonly reason: string }[];
}
