import type { ConfigAction, InstallationConfigContent, JsonPatchOperation } from "../../contract/index.js";

/** Body of `POST …/installations` (contract: createInstallation; write guide). */
export interface CreateInstallationBody {
  readonly groupRef: string;
  readonly connectionId?: string;
  readonly config: {
    readonly revisionId?: string;
    readonly createdBy?: string;
    readonly content: InstallationConfigContent;
  };
}

/** Body of `PATCH …/installations/{installationId}` (contract: updateInstallation). */
export interface UpdateInstallationBody {
  /** Mask paths, `config.content.write.objects.contact` for one. */
  readonly updateMask: readonly string[];
  /** What the mask names; the rest is ignored. */
  readonly installation: {
    readonly connectionId?: string;
    readonly config?: { readonly createdBy?: string; readonly content?: InstallationConfigContent };
  };
}

/** Body of `PATCH …/objects/{objectName}/config-content` (contract: patchObjectConfigContent). */
export type PatchObjectConfigContentBody = {
  readonly action: ConfigAction;
  /** Applied in order, all or none; pointers into the object's config. */
  readonly changes: readonly JsonPatchOperation[];
} & ({ readonly groupRef: string } | { readonly installationId: string });
