import type { Domains } from "../../domain/domains.js";
import { findProject } from "../../domain/integrations/find-project.js";
import { accept } from "../../domain/outcome.js";
import { json } from "../answer.js";
import type { Handlers } from "../handlers.js";
import { answerJson } from "./answer-json.js";

/** Answers the project of the backend. */
export function createProjectRoutes({
  context,
}: Pick<Domains, "context">): Handlers<"listProjects" | "getProject"> {
  return {
    listProjects: () => accept(json([context.project])),
    getProject: ({ names }) => answerJson(findProject(context, names.projectIdOrName)),
  };
}
