import type { ObjectMetadata, UpsertMetadataRequest, UpsertMetadataResponse } from "../../contract/index.js";
import type { CallOptions } from "../client-options.js";
import { path } from "../requests/path.js";
import { readObjectMetadata, readUpsertedMetadata } from "../requests/read-answer.js";
import { requireNames } from "../requests/required.js";
import { get, type Api } from "./api.js";
import { integrationPath } from "./integrations.js";

/** An object of a group's SaaS instance. */
interface ObjectOfGroup {
  readonly groupRef: string;
  readonly objectName: string;
  /** Leaves out the fields that cannot be written. @default false */
  readonly excludeReadOnly?: boolean;
}

/** The objects and fields of customers' SaaS instances. */
export interface MetadataCalls {
  /** Describes an object of the instance that a group has connected, by the provider's name of it. */
  getObjectMetadata(
    object: ObjectOfGroup & { readonly provider: string },
    options?: CallOptions,
  ): Promise<ObjectMetadata>;
  /** Describes an object of the instance that a group has installed an integration on, also by its mapped name. */
  getObjectMetadataForInstallation(
    object: ObjectOfGroup & { readonly integrationId: string },
    options?: CallOptions,
  ): Promise<ObjectMetadata>;
  /** Creates or changes custom fields in the instance that a group has connected. */
  upsertMetadata(
    provider: string,
    body: UpsertMetadataRequest,
    options?: CallOptions,
  ): Promise<UpsertMetadataResponse>;
  /** Creates or changes custom fields in the instance that a group has installed an integration on. */
  upsertMetadataForInstallation(
    integrationId: string,
    body: UpsertMetadataRequest,
    options?: CallOptions,
  ): Promise<UpsertMetadataResponse>;
}

/** Makes the calls. */
export function createMetadataCalls(api: Api): MetadataCalls {
  const { root, send } = api;
  const read = (
    call: string,
    parent: string,
    { groupRef, objectName, excludeReadOnly }: ObjectOfGroup,
    options: CallOptions | undefined,
  ) => {
    requireNames(call, { groupRef });
    const query = {
      groupRef,
      ...(excludeReadOnly !== undefined && { excludeReadOnly: String(excludeReadOnly) }),
    };
    return get(api, parent + path`/objects/${objectName}/metadata`, readObjectMetadata, options, query);
  };
  const upsert = (
    call: string,
    parent: string,
    body: UpsertMetadataRequest,
    options: CallOptions | undefined,
  ) => {
    requireNames(call, { groupRef: body.groupRef });
    return send(
      { method: "PUT", path: `${parent}/object-metadata`, body },
      { ...options, read: readUpsertedMetadata },
    );
  };
  const providerPath = (provider: string) => root + path`/providers/${provider}`;
  return {
    getObjectMetadata: async (object, options) =>
      read("getObjectMetadata", providerPath(object.provider), object, options),
    getObjectMetadataForInstallation: async (object, options) =>
      read("getObjectMetadataForInstallation", integrationPath(api, object.integrationId), object, options),
    upsertMetadata: async (provider, body, options) =>
      upsert("upsertMetadata", providerPath(provider), body, options),
    upsertMetadataForInstallation: async (integrationId, body, options) =>
      upsert("upsertMetadataForInstallation", integrationPath(api, integrationId), body, options),
  };
}
