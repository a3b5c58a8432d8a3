import type { Hono } from "hono";
import type { BackendState } from "../../backend/backend-state.js";
import { findProject } from "../../domain/integrations/integrations.js";
import { accept } from "../../domain/outcome.js";
import { answer } from "./answer.js";

/** Adds `GET /projects` and `GET /projects/{projectIdOrName}`. */
export function addProjectRoutes(app: Hono, state: BackendState): void {
  app.get("/projects", () => answer(state, accept([state.project])));
  app.get("/projects/:project", (c) => answer(state, findProject(state, c.req.param("project"))));
}
