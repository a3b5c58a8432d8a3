import type { Clock } from "../../src/engine/index.js";
import type { FaultEffect } from "../journal/fault-effect.js";
import type { JournalWriter } from "../journal/journal.js";
import type { Answer, WrittenAnswer } from "./answer.js";
import type { BodyWriter } from "./body-writer.js";
import type { FindRoute } from "./find-route.js";
import type { InFlightRequests } from "./middleware/in-flight-requests.js";
import type { FaultInjector } from "./middleware/faults.js";
import type { IncomingRequest, RoutedRequest } from "./request.js";

/** What a request passes on its way to its route and back. */
export interface AppParts {
  readonly clock: Clock;
  readonly findRoute: FindRoute;
  readonly inFlight: InFlightRequests;
  readonly journal: JournalWriter;
  readonly faults: FaultInjector;
  readonly bodies: BodyWriter;
  /** Answers by the routes. */
  readonly answer: (request: RoutedRequest) => Promise<Answer>;
  /** Is told of each answer of the routes. */
  readonly observe: (request: RoutedRequest, answer: Answer) => void;
}

/** The one application that every door serves; it rejects with a `BrokenConnectionError` where the connection breaks. */
export type App = (request: IncomingRequest) => Promise<WrittenAnswer>;

/** Makes the application. */
export function createApp(parts: AppParts): App {
  const { clock, findRoute, inFlight, journal, faults, bodies } = parts;
  return async (given) => {
    const { method, url, header } = given;
    const proceed = inFlight.enter(given);
    const bodyText = await given.readBody();
    const route = findRoute(method, url);
    const request: RoutedRequest = { method, url, header, bodyText, route };
    const exchange = journal.add({ timeMs: clock.now(), method, url: url.href, route, bodyText, faults: [] });
    const noteFault = (effect: FaultEffect) => exchange.faults.push(effect);
    try {
      const answer = await faults.inject(request, noteFault, async () => {
        proceed();
        exchange.answer = await parts.answer(request);
        parts.observe(request, exchange.answer);
        return exchange.answer;
      });
      exchange.answer = answer;
      return writeAnswer(answer, bodies, method);
    } catch (error) {
      exchange.isBroken = true;
      throw error;
    } finally {
      journal.touch(exchange);
    }
  };
}

function writeAnswer({ status, headers, body }: Answer, bodies: BodyWriter, method: string): WrittenAnswer {
  return { status, headers, text: method === "HEAD" ? "" : bodies.write(body) };
}
