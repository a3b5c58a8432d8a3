import type { Domains } from "../../domain/domains.js";
import { accept } from "../../domain/outcome.js";
import { json } from "../answer.js";
import type { Handlers } from "../handlers.js";
import { answerJson } from "./answer-json.js";

/** Answers the catalogue of providers, which needs no credentials. */
export function createProviderRoutes({
  catalogue,
}: Pick<Domains, "catalogue">): Handlers<"listProviders" | "getProvider"> {
  return {
    listProviders: () => accept(json(Object.fromEntries(catalogue.list().map((info) => [info.name, info])))),
    getProvider: ({ names }) => answerJson(catalogue.find(names.provider)),
  };
}
