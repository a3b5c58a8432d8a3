import type { FoundRoute, RouteId } from "./find-route.js";
import type { OperationId, PathName } from "./contract-operations.js";

/** A request without its body. */
export interface RequestHead {
  readonly method: string;
  readonly url: URL;
  /** Gives the value of a header by its name in small letters. */
  readonly header: (name: string) => string | undefined;
}

/** A request as it arrives: its body may still be on its way. */
export interface IncomingRequest extends RequestHead {
  /**
   * Reads the body as text; may be called once. It is empty where there is none. Rejects with a
   * `BodyTooLongError` for one that is too long.
   */
  readonly readBody: () => Promise<string>;
}

/** A request whose body has been read. */
export interface MockRequest extends RequestHead {
  readonly bodyText: string;
}

/** A request and the route that it matches, with the names in its path. */
export interface RoutedRequest extends RouteRequest {
  readonly route: FoundRoute;
}

/** A request as a handler gets it, with the names in its path. */
export interface RouteRequest<TName extends string = string> extends MockRequest {
  readonly names: Readonly<Record<TName, string>>;
}

/** The names in the path of a route. */
export type RouteName<TId extends RouteId> = TId extends OperationId
  ? PathName<TId>
  : TId extends "writeToEndpoint"
    ? "projectIdOrName" | "endpoint"
    : "projectIdOrName";
