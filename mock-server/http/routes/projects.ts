import type { BackendState } from "../../backend/backend-state.js";
import { findProject } from "../../domain/integrations/integrations.js";
import { accept } from "../../domain/outcome.js";
import { json } from "../answer.js";
import type { Handlers } from "../handlers.js";
import { answerJson } from "./answer-json.js";

/** Answers the project of the backend. */
export function createProjectRoutes(state: BackendState): Handlers<"listProjects" | "getProject"> {
  return {
    listProjects: () => accept(json([state.project])),
    getProject: ({ names }) => answerJson(findProject(state, names.projectIdOrName)),
  };
}
