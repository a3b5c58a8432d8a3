import type { Project, ProviderApp, ProviderInfo } from "../../contract/index.js";
import type { CallOptions } from "../client-options.js";
import { path } from "../requests/path.js";
import {
  readCatalogue,
  readListOf,
  readProject,
  readProviderApp,
  readProviderInfo,
} from "../requests/read-answer.js";
import { get, type Api } from "./api.js";

/** Projects, their apps, and the catalogue of providers. */
export interface ProjectCalls {
  listProjects(options?: CallOptions): Promise<Project[]>;
  getProject(options?: CallOptions): Promise<Project>;
  /** Lists the apps by which the project is known to providers, without their secrets. */
  listProviderApps(options?: CallOptions): Promise<ProviderApp[]>;
  /** Returns the whole catalogue, by the providers' names. */
  listProviders(options?: CallOptions): Promise<Record<string, ProviderInfo>>;
  /** Returns what a provider can do and how a customer connects to it. */
  getProvider(provider: string, options?: CallOptions): Promise<ProviderInfo>;
}

/** Makes the calls. All are async, so that a name that no path can hold rejects like any other failure. */
export function createProjectCalls(api: Api): ProjectCalls {
  const { root } = api;
  return {
    listProjects: async (options) => get(api, "/projects", readListOf(readProject), options),
    getProject: async (options) => get(api, root, readProject, options),
    listProviderApps: async (options) =>
      get(api, `${root}/provider-apps`, readListOf(readProviderApp), options),
    listProviders: async (options) => get(api, "/providers", readCatalogue, options),
    getProvider: async (provider, options) =>
      get(api, path`/providers/${provider}`, readProviderInfo, options),
  };
}
