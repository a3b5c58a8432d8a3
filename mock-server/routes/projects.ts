import type { Hono } from "hono";
import type { BackendState } from "../state/backend-state.js";
import { findProject } from "../state/integrations.js";
import { accept } from "../state/outcome.js";
import { answer } from "./answer.js";

/** Adds `GET /projects` and `GET /projects/{projectIdOrName}`. */
export function addProjectRoutes(app: Hono, state: BackendState): void {
  app.get("/projects", () => answer(state, accept([state.project])));
  app.get("/projects/:project", (c) => answer(state, findProject(state, c.req.param("project"))));
}
