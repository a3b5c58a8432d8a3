import type { Outcome } from "../domain/outcome.js";
import type { Answer } from "./answer.js";
import type { RouteId } from "./find-route.js";
import type { RouteName, RouteRequest } from "./request.js";

/** Answers the requests of one route, or refuses them. */
export type Handler<TName extends string = string> = (
  request: RouteRequest<TName>,
) => Outcome<Answer> | Promise<Outcome<Answer>>;

/** A handler for each of some routes. */
export type Handlers<TId extends RouteId = RouteId> = { readonly [TEach in TId]: Handler<RouteName<TEach>> };
