import type { Hono } from "hono";
import type { BackendState } from "../../backend/backend-state.js";
import { accept } from "../../domain/outcome.js";
import { findProviderInfo, listProviders } from "../../domain/integrations/provider-catalogue.js";
import { answer } from "./answer.js";

/** Adds `GET /providers` and `GET /providers/{provider}`, which need no credentials. */
export function addProviderRoutes(app: Hono, state: BackendState): void {
  app.get("/providers", () => answer(state, accept(Object.fromEntries(listProviders(state)))));
  app.get("/providers/:provider", (c) => answer(state, findProviderInfo(state, c.req.param("provider"))));
}
