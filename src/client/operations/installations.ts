import type { CallOptions } from "../client-options.js";
import { path } from "../requests/path.js";
import { readInstallation, readListOf, readNothing } from "../requests/read-answer.js";
import type {
  CreateInstallationBody,
  PatchObjectConfigContentBody,
  UpdateInstallationBody,
} from "../requests/request-bodies.js";
import { requireNames } from "../requests/required.js";
import type { Installation } from "../requests/times.js";
import { get, ofGroup, type Api } from "./api.js";
import { integrationPath } from "./integrations.js";

/** Installations and their configs. */
export interface InstallationCalls {
  /** Lists the installations of an integration: of one group, or of all where `groupRef` is left out. */
  listInstallations(
    filter: { integrationId: string; groupRef?: string },
    options?: CallOptions,
  ): Promise<Installation[]>;
  /** Lists the installations of all integrations: of one group, or of all where `groupRef` is left out. */
  listInstallationsForProject(filter: { groupRef?: string }, options?: CallOptions): Promise<Installation[]>;
  getInstallation(
    integrationId: string,
    installationId: string,
    options?: CallOptions,
  ): Promise<Installation>;
  createInstallation(
    integrationId: string,
    body: CreateInstallationBody,
    options?: CallOptions,
  ): Promise<Installation>;
  updateInstallation(
    integrationId: string,
    installationId: string,
    body: UpdateInstallationBody,
    options?: CallOptions,
  ): Promise<Installation>;
  patchObjectConfigContent(
    integrationId: string,
    objectName: string,
    body: PatchObjectConfigContentBody,
    options?: CallOptions,
  ): Promise<Installation>;
  deleteInstallation(integrationId: string, installationId: string, options?: CallOptions): Promise<void>;
}

/** Makes the calls. */
export function createInstallationCalls(api: Api): InstallationCalls {
  const { root, send } = api;
  const installations = (integrationId: string) => `${integrationPath(api, integrationId)}/installations`;
  const installation = (integrationId: string, id: string) => installations(integrationId) + path`/${id}`;
  const save = (method: "POST" | "PATCH", path: string, body: unknown, options: CallOptions | undefined) =>
    send({ method, path, body }, { ...options, read: readInstallation });
  const list = async (path: string, { groupRef }: { groupRef?: string }, options: CallOptions | undefined) =>
    ofGroup(await get(api, path, readListOf(readInstallation), options, { groupRef }), groupRef);
  return {
    listInstallations: async (filter, options) => {
      requireNames("listInstallations", filter);
      return list(installations(filter.integrationId), filter, options);
    },
    listInstallationsForProject: async (filter, options) => {
      requireNames("listInstallationsForProject", filter);
      return list(`${root}/installations`, filter, options);
    },
    getInstallation: async (integrationId, id, options) =>
      get(api, installation(integrationId, id), readInstallation, options),
    createInstallation: async (integrationId, body, options) => {
      requireNames("createInstallation", { groupRef: body.groupRef });
      return save("POST", installations(integrationId), body, options);
    },
    updateInstallation: async (integrationId, id, body, options) =>
      save("PATCH", installation(integrationId, id), body, options),
    patchObjectConfigContent: async (integrationId, objectName, body, options) => {
      const { groupRef, installationId } = body as Partial<Record<"groupRef" | "installationId", string>>;
      requireNames(
        "patchObjectConfigContent",
        installationId === undefined ? { groupRef } : { installationId },
      );
      const object = integrationPath(api, integrationId) + path`/objects/${objectName}`;
      return save("PATCH", `${object}/config-content`, body, options);
    },
    deleteInstallation: async (integrationId, id, options) =>
      send({ method: "DELETE", path: installation(integrationId, id) }, { ...options, read: readNothing }),
  };
}
