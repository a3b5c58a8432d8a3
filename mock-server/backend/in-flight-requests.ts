import type { Context, MiddlewareHandler } from "hono";
import { BrokenConnectionError } from "../http/middleware/faults.js";

/** Ends requests whose state is no more. */
export interface CutOff {
  /** Notes when a request came; stands before all that waits. */
  readonly arrive: MiddlewareHandler;
  /** Breaks the connection of a request that came before the last `cut`; stands before all that changes something. */
  readonly proceed: MiddlewareHandler;
  /** Ends the requests that are under way. */
  cut(): void;
}

/** Creates what lets a reset end the requests that are under way: none of them reaches the state that comes after. */
export function createCutOff(): CutOff {
  const arrived = new WeakMap<Context, number>();
  let cuts = 0;
  return {
    arrive: (c, next) => {
      arrived.set(c, cuts);
      return next();
    },
    proceed: (c, next) => {
      if (arrived.get(c) === cuts) return next();
      throw new BrokenConnectionError(c.req.raw, "what the backend held was replaced meanwhile");
    },
    cut: () => {
      cuts += 1;
    },
  };
}
