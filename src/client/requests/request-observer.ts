import type { Identity } from "../auth/auth.js";
import type { ClientRequest } from "./client-request.js";

/** A request as an observer sees it: without headers, and so without credentials. */
export interface ObservedRequest extends Pick<ClientRequest, "method" | "path"> {
  /** Only of a request that is answered with an installation: it holds a config. Shared with the sender, never to be mutated. */
  readonly body: unknown;
  /** For whom it is sent. */
  readonly identity: Identity | undefined;
}

/** Is told of a request when it sets out; must not throw. `status` is the answer's; it rejects as the call does. */
export type RequestObserver = (request: ObservedRequest, status: Promise<number>) => void;
