import type { HttpBindings } from "@hono/node-server";
import { getConnInfo } from "@hono/node-server/conninfo";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { Hono, type Context } from "hono";
import { cors } from "hono/cors";
import { addAdminRoutes } from "../http/routes/admin.js";
import type { createServedBackend } from "../backend/create-served-backend.js";
import { BrokenConnectionError } from "../http/middleware/faults.js";
import type { Keeper } from "../persistence/write-coalescer.js";
import { readNotes, respond, textOf } from "../http/respond.js";

/** What the server hands requests to. */
export type ServerDoor = (request: Request, bindings: HttpBindings) => Promise<Response>;

/** Any page may ask the backend and read its answers, as at the service. */
const anyPage = { "Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": "Retry-After" };

/** Makes the door of a server: to the backend for pages of any origin (CORS), and beside it to the admin API for this machine. */
export function createServerDoor(
  { backend, serve }: ReturnType<typeof createServedBackend>,
  keeper: Keeper | undefined,
): ServerDoor {
  const admin = new Hono();
  addAdminRoutes(admin.basePath("/__mock"), { backend, isLocal: isFromThisMachine });
  const preflight = new Hono().use(cors());

  /** Holds the answer to whatever may have changed something until that is kept. */
  async function keep(request: Request, answer: Response): Promise<Response> {
    if (!keeper || ["GET", "HEAD"].includes(request.method)) return answer;
    try {
      await keeper.keep();
      return answer;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      const text = JSON.stringify({ error: `the change is not kept: ${reason}` });
      return respond({ status: 500, headers: { "content-type": "application/json" }, text });
    }
  }

  return async (request, bindings) => {
    if (isForAdmin(request.url)) {
      return send(await keep(request, await admin.fetch(request, bindings)), bindings, {});
    }
    if (request.method === "OPTIONS") return preflight.fetch(request);
    try {
      return await send(await keep(request, await serve(request)), bindings, anyPage);
    } catch (error) {
      if (!(error instanceof BrokenConnectionError)) throw error;
      bindings.outgoing.destroy();
      return RESPONSE_ALREADY_SENT;
    }
  };
}

function isForAdmin(url: string): boolean {
  // Few URLs hold it at all, and to parse them all is dear.
  return url.includes("/__mock") && /^\/__mock(\/|$)/.test(new URL(url).pathname);
}

/** Writes an answer down by its text, which is known: its body need not be read from a stream. */
async function send(
  answer: Response,
  { outgoing }: HttpBindings,
  more: Record<string, string>,
): Promise<Response> {
  const notes = await readNotes(answer);
  const text = textOf(notes);
  const length = text === "" ? {} : { "Content-Length": Buffer.byteLength(text) };
  outgoing.writeHead(notes.status, { ...notes.headers, ...length, ...more });
  outgoing.end(text);
  return RESPONSE_ALREADY_SENT;
}

/**
 * Asks for the address at the other end, and that no page of another machine has sent its browser here, be it by a name of its
 * own that it has the browser look up as this machine.
 */
function isFromThisMachine(c: Context): boolean {
  const { address = "" } = getConnInfo(c).remote;
  const urls = [c.req.url, c.req.header("Origin") ?? c.req.url];
  return isLoopback(address) && urls.every((url) => isLoopback(hostnameOf(url)));
}

function hostnameOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname.replace(/^\[|\]$/g, "") : "";
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || /^(::ffff:)?127(\.\d{1,3}){3}$/.test(host);
}
