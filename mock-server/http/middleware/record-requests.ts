import type { MiddlewareHandler } from "hono";
import type { Clock } from "../../../src/engine/index.js";
import type { JournalWriter } from "../../journal/journal.js";
import { readNotes } from "../respond.js";
import type { Exchange } from "../../journal/exchange.js";

/** What the handlers behind find in the context. */
export interface ExchangeEnv {
  Variables: { exchange: Exchange };
}

/** Enters every request into the journal, and its answer, or that nobody got one. */
export function recordRequests(writer: JournalWriter, clock: Clock): MiddlewareHandler<ExchangeEnv> {
  return async (c, next) => {
    const { method, url } = c.req;
    const hasBody = method !== "GET" && method !== "HEAD";
    // Hono keeps the text for whoever reads the body next.
    const bodyText = hasBody ? await c.req.text() : "";
    const exchange = writer.add({ timeMs: clock.now(), method, url, bodyText, faults: [] });
    c.set("exchange", exchange);
    try {
      await next();
    } catch (error) {
      exchange.isBroken = true;
      throw error;
    } finally {
      if (c.finalized) exchange.answer = await readNotes(c.res);
      writer.touch(exchange);
    }
  };
}
