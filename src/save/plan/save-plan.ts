import type { ConfigAction, InstallationConfigContent, JsonPatchOperation } from "../../contract/index.js";
import type { Change } from "../../draft/merge/changes.js";

/** How a save is sent; `auto` patches a lone changed object and masks everything else (S5). */
export type SaveStrategy = "auto" | "json-patch" | "update-mask";

/** Where a draft is saved to. */
export interface SaveTarget {
  /** Id or name of the project. */
  readonly project: string;
  readonly integrationId: string;
  readonly groupRef: string;
  /** The integration's provider; fills in a config that names none. */
  readonly provider: string;
  /** Needed as soon as a saved config is to be updated by mask. */
  readonly installationId?: string | undefined;
  /** Sent on create only; without it the server takes the group's default connection. */
  readonly connectionId?: string | undefined;
  /** Sent on create only; without it the server takes the newest revision. */
  readonly revisionId?: string | undefined;
}

/** `POST …/installations` (S2). */
export interface CreateInstallationRequest {
  readonly method: "POST";
  readonly path: string;
  readonly body: {
    readonly groupRef: string;
    readonly connectionId?: string;
    readonly config: { readonly revisionId?: string; readonly content: InstallationConfigContent };
  };
}

/** `PATCH …/installations/{installationId}` (S4). */
export interface UpdateMaskRequest {
  readonly method: "PATCH";
  readonly path: string;
  readonly body: {
    readonly updateMask: readonly string[];
    readonly installation: { readonly config: { readonly content: InstallationConfigContent } };
  };
}

/** `PATCH …/objects/{objectName}/config-content` (S3); the pointers start at the object's own config. */
export interface ConfigContentRequest {
  readonly method: "PATCH";
  readonly path: string;
  readonly body: {
    readonly groupRef: string;
    readonly action: ConfigAction;
    readonly changes: readonly JsonPatchOperation[];
  };
}

/** A request that the plan would send; `path` starts at `/projects` and is percent-encoded. */
export type PlannedRequest = CreateInstallationRequest | UpdateMaskRequest | ConfigContentRequest;

/** A place where the server will hold something that means the same as the draft but is not equal to it (S6). */
export interface Fallback {
  /** JSON Pointer (RFC 6901) into the config content. */
  readonly path: string;
  readonly reason: string;
  /** What the server holds at `path` after the save. Not there: nothing is sent, the server keeps what it has at `path`. */
  readonly sent?: unknown;
}

/** A change that no request can express; a plan that has one must not be sent (S6). */
export interface UnsupportedChange {
  /** JSON Pointer (RFC 6901) into the config content. */
  readonly path: string;
  readonly reason: string;
}

/**
 * What saving a draft would send (S1). The requests go out in their order: more than one (strategy `json-patch` only) is
 * not atomic. Their bodies share parts with the draft; they are to be serialised, never mutated.
 */
export interface SavePlan {
  readonly kind: "noop" | "create" | "json-patch" | "update-mask";
  /** Empty for `noop`. Beside `unsupported` changes: what could be sent without them. */
  readonly requests: readonly PlannedRequest[];
  readonly changes: readonly Change[];
  readonly fallbacks: readonly Fallback[];
  readonly unsupported: readonly UnsupportedChange[];
}
