import type { BackendState } from "../../backend/backend-state.js";
import { accept } from "../../domain/outcome.js";
import { findProviderInfo, listProviders } from "../../domain/integrations/provider-catalogue.js";
import { json } from "../answer.js";
import type { Handlers } from "../handlers.js";
import { answerJson } from "./answer-json.js";

/** Answers the catalogue of providers, which needs no credentials. */
export function createProviderRoutes(state: BackendState): Handlers<"listProviders" | "getProvider"> {
  return {
    listProviders: () => accept(json(Object.fromEntries(listProviders(state)))),
    getProvider: ({ names }) => answerJson(findProviderInfo(state, names.provider)),
  };
}
