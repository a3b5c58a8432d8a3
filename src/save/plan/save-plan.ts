import type { ConfigAction, InstallationConfigContent, JsonPatchOperation } from "../../contract/index.js";
import type { Change } from "../../draft/merge/changes.js";

/** How a save is sent; `auto` patches a lone changed object and masks everything else. */
export type SaveStrategy = "auto" | "json-patch" | "update-mask";

/** The target of a save. */
export interface SaveTarget {
  /** Id or name of the project. */
  readonly project: string;
  readonly integrationId: string;
  readonly groupRef: string;
  /** The integration's provider; added to a config that names none. */
  readonly provider: string;
  /** Required for an update by mask. */
  readonly installationId?: string | undefined;
  /** Sent on create only; without it the server takes the group's default connection. */
  readonly connectionId?: string | undefined;
  /** Sent on create only; without it the server takes the newest revision. */
  readonly revisionId?: string | undefined;
}

/** What `planSave` plans for. */
export interface PlanSaveInput {
  /** The config the server last gave; `undefined` where nothing is installed yet. */
  readonly saved: InstallationConfigContent | undefined;
  readonly draft: InstallationConfigContent;
  readonly target: SaveTarget;
  /** @default "auto" */
  readonly strategy?: SaveStrategy | undefined;
  /** All changes between the two configs, where the caller has them already; the configs are then not compared again. */
  readonly changes?: readonly Change[] | undefined;
  /**
   * Asks the server not to check by a sample that the selected fields can be read. A patch of one object cannot ask for that:
   * `auto` plans an update mask then.
   * @default false
   */
  readonly skipSampling?: boolean | undefined;
}

/** Asks the server not to check by a sample that the selected fields can be read. */
export type SkipSampling = Readonly<Record<"skipSampling", "true">>;

/** `POST …/installations`. */
export interface CreateInstallationRequest {
  readonly method: "POST";
  readonly path: string;
  /** Only where the check by a sample is to be left out. */
  readonly query?: SkipSampling;
  readonly body: {
    readonly groupRef: string;
    readonly connectionId?: string;
    readonly config: { readonly revisionId?: string; readonly content: InstallationConfigContent };
  };
}

/** `PATCH …/installations/{installationId}`. */
export interface UpdateMaskRequest {
  readonly method: "PATCH";
  readonly path: string;
  /** Only where the check by a sample is to be left out. */
  readonly query?: SkipSampling;
  readonly body: {
    readonly updateMask: readonly string[];
    readonly installation: { readonly config: { readonly content: InstallationConfigContent } };
  };
}

/** `PATCH …/objects/{objectName}/config-content`; the pointers start at the object's own config. */
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

/** A place where the server will hold a value that is not equal to the draft's but means the same. */
export interface Fallback {
  /** JSON Pointer (RFC 6901) into the config content. */
  readonly path: string;
  readonly reason: string;
  /** The server's value at `path` after the save. Absent where nothing is sent and the server keeps what it has there. */
  readonly sent?: unknown;
}

/** A change that no request can express; a plan that has one must not be sent. */
export interface UnsupportedChange {
  /** JSON Pointer (RFC 6901) into the config content. */
  readonly path: string;
  readonly reason: string;
}

/**
 * What saving a draft would send. The requests go out in their order: more than one (strategy `json-patch` only) is
 * not atomic. Their bodies share parts with the draft; they are to be serialised, never mutated.
 */
export interface SavePlan {
  readonly kind: "noop" | "create" | "json-patch" | "update-mask";
  /** Empty for `noop`. With `unsupported` changes it has the requests for all other changes. */
  readonly requests: readonly PlannedRequest[];
  readonly changes: readonly Change[];
  readonly fallbacks: readonly Fallback[];
  readonly unsupported: readonly UnsupportedChange[];
}
