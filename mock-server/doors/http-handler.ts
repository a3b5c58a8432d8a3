import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type { ServedParts } from "../backend/served-backend.js";
import type { WrittenAnswer } from "../http/answer.js";
import { BodyTooLongError } from "../http/body-limit.js";
import { BrokenConnectionError } from "../http/broken-connection-error.js";
import { answerPreflight, anyPage } from "../http/middleware/cors.js";
import type { IncomingRequest } from "../http/request.js";
import { type Keeper, NotKeptError } from "../persistence/keeper.js";
import { createAdminApi } from "./admin-api.js";
import { isFromThisMachine } from "./admin-guard.js";
import { readIncoming, writeOutgoing } from "./node-http.js";

/**
 * Makes the handler of a server's requests: the backend for pages of any origin (CORS), and beside it the admin API for this
 * machine. Where something is to be kept, an answer waits until it is.
 */
export function createHttpHandler(
  { backend, app, maxBodyBytes }: ServedParts,
  { keeper, origins }: { keeper: Keeper | undefined; origins: readonly string[] | undefined },
): RequestListener {
  const admin = createAdminApi(backend);

  async function answer(request: IncomingRequest, address: string | undefined): Promise<WrittenAnswer> {
    if (isForAdmin(request.url)) {
      return isFromThisMachine(request, address) ? answerAdmin(request) : notFromHere;
    }
    const page = request.header("origin");
    if (origins && page !== undefined && !origins.includes(page)) return notForPage;
    if (request.method === "OPTIONS") return answerPreflight(request);
    const given = await app(request);
    return { ...given, headers: { ...given.headers, ...anyPage } };
  }

  async function answerAdmin(request: IncomingRequest): Promise<WrittenAnswer> {
    const isRead = request.method === "GET" || request.method === "HEAD";
    if (!keeper || isRead) return admin(request);
    try {
      return await keeper.keep(() => admin(request));
    } catch (error) {
      if (error instanceof NotKeptError) return failure(500, error.message);
      throw error;
    }
  }

  async function serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const request = readIncoming(incoming, maxBodyBytes);
    const { remoteAddress } = incoming.socket;
    const given = request
      ? await answer(request, remoteAddress)
      : failure(400, "the request is to no address that can be read; send a Host that is a host's name");
    writeOutgoing(outgoing, given);
  }

  return (incoming, outgoing) => {
    serve(incoming, outgoing).catch((error: unknown) => {
      if (error instanceof BrokenConnectionError || outgoing.headersSent || incoming.destroyed) {
        outgoing.destroy();
      } else if (error instanceof BodyTooLongError) {
        writeOutgoing(outgoing, failure(413, error.message));
      } else writeOutgoing(outgoing, failure(500, `the mock server failed: ${messageOf(error)}`));
    });
  };
}

const notForPage = failure(
  403,
  "the mock answers pages of other origins only; start it with --origin for this one",
);
const notFromHere = failure(403, "the admin API answers this machine only; ask it there");

function failure(status: number, error: string): WrittenAnswer {
  return { status, headers: { "content-type": "application/json" }, text: JSON.stringify({ error }) };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function isForAdmin({ pathname }: URL): boolean {
  return pathname === "/__mock" || pathname.startsWith("/__mock/");
}
