import type { Clock } from "../../src/engine/index.js";
import type { Refusal, Refused } from "../domain/outcome.js";
import type { Collector } from "../journal/collector.js";
import type { Exchange } from "../journal/exchange.js";
import type { FaultEffect } from "../journal/fault-effect.js";
import type { JournalWriter } from "../journal/journal.js";
import type { LeniencyName } from "../journal/leniencies.js";
import type { Answer, WrittenAnswer } from "./answer.js";
import type { BodyWriter } from "./body-writer.js";
import { BodyTooLongError } from "./request-body/body-limit.js";
import type { FindRoute } from "./find-route.js";
import type { InFlightRequests } from "./middleware/in-flight-requests.js";
import type { FaultInjector } from "./middleware/faults.js";
import type { IncomingRequest, RoutedRequest } from "./request.js";
import type { Notifier } from "../notifications/notifications.js";
import { remedyForDataFile } from "../persistence/file-error.js";
import { type Keeper, NotKeptError } from "../persistence/keeper.js";
import type { Routes } from "./routes/index.js";

/** The parts that handle a request, from its arrival to its answer. */
export interface AppParts {
  readonly clock: Clock;
  readonly findRoute: FindRoute;
  readonly inFlight: InFlightRequests;
  readonly journal: JournalWriter;
  readonly faults: FaultInjector;
  readonly bodies: BodyWriter;
  readonly routes: Routes;
  /** Called with each answer of the routes. */
  readonly observe: (request: RoutedRequest, answer: Answer) => void;
  /** Gives what saves the backend's state in a file; `undefined` where it is not saved. */
  readonly keeper: () => Keeper | undefined;
  readonly notifier: Pick<Notifier, "collect">;
  readonly leniencies: Pick<Collector<LeniencyName>, "collect">;
}

/**
 * Answers a request, whichever way it arrived. Rejects with a `BrokenConnectionError` where the connection
 * breaks.
 */
export type App = (request: IncomingRequest) => Promise<WrittenAnswer>;

/** Makes the application. */
export function createApp(parts: AppParts): App {
  const { clock, findRoute, inFlight, journal, faults, bodies, routes } = parts;
  return async (given) => {
    const { method, url, header } = given;
    const proceed = inFlight.enter(given);
    const route = findRoute(method, url);
    const head = { method, url, header, route };
    const refused = routes.refuseCredentials(head);
    const body = !refused || routes.isOpen(route) ? await readBody(given) : noBody;
    // Literals, as such objects have the same hidden class; copies by spread have one each (bench figure: http).
    const request: RoutedRequest = { method, url, header, route, names: route.names, bodyText: body.text };
    // The journal does not keep the body of a request without valid credentials.
    const bodyText = refused ? "" : body.text;
    const exchange = journal.add({
      timeMs: clock.now(),
      method,
      url: url.href,
      route: { operation: route.operation, path: route.path },
      bodyText,
      faults: [],
    });
    const noteFault = (effect: FaultEffect) => exchange.faults.push(effect);
    try {
      const answer = await faults.inject(request, noteFault, async () => {
        proceed();
        exchange.answer = body.tooLong
          ? routes.refuse(body.tooLong)
          : await answerKept(parts, { request, refused }, exchange);
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

/** Answers a request; where the state is saved in a file, only after the change is saved. */
function answerKept(
  { routes, keeper, notifier, leniencies }: AppParts,
  { request, refused }: { request: RoutedRequest; refused: Refused | undefined },
  exchange: Exchange,
): Promise<Answer> {
  const kept = keeper();
  const answer = () => {
    const lenient = () => leniencies.collect(() => routes.answer(request, refused));
    const { result, noted } = notifier.collect(lenient);
    if (noted.length > 0) exchange.notifications = noted;
    if (result.noted.length > 0) exchange.leniencies = result.noted;
    return result.result;
  };
  if (!kept) return answer();
  const isRead = request.method === "GET" || request.method === "HEAD";
  return (isRead ? kept.look(answer) : kept.keep(answer)).catch((error: unknown) => {
    if (!(error instanceof NotKeptError)) throw error;
    delete exchange.notifications;
    const remedy = remedyForDataFile(error.cause);
    return routes.refuse({ status: 500, detail: error.message, remedy, rules: ["I12"] });
  });
}

interface Body {
  readonly text: string;
  readonly tooLong?: Refusal;
}

const noBody: Body = { text: "" };

/** Reads a body. One that is too long is refused, and none of it is kept. */
async function readBody(request: IncomingRequest): Promise<Body> {
  try {
    return { text: await request.readBody() };
  } catch (error) {
    if (!(error instanceof BodyTooLongError)) throw error;
    const remedy = "send less at once, or create the mock backend with a higher maxBodyBytes";
    return { text: "", tooLong: { status: 413, detail: error.message, remedy, rules: [] } };
  }
}

function writeAnswer({ status, headers, body }: Answer, bodies: BodyWriter, method: string): WrittenAnswer {
  return { status, headers, text: method === "HEAD" ? "" : bodies.write(body) };
}
