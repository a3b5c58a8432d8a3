import type { Manifest } from "../../src/contract/index.js";
import { messageOf } from "../../src/json/message-of.js";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { DataFile } from "../persistence/data-file.js";
import { createServedBackend } from "../backend/create-served-backend.js";
import type { MockBackendOptions } from "../backend/mock-backend-options.js";
import type { ServedBackend, ServedParts } from "../backend/served-backend.js";
import type { Keeper } from "../persistence/keeper.js";
import { readManifest } from "../backend/read-manifest.js";
import type { App } from "../http/app.js";
import { readOrigin } from "./read-origin.js";
import { createSessions } from "./sessions.js";
import { createHttpHandler } from "./http-handler.js";
import type { SeedData } from "../persistence/seeds/seed.js";

export type { ServedBackend } from "../backend/served-backend.js";
export { type DataFile, openDataFile } from "../persistence/data-file.js";

/** How a mock backend is served over HTTP. */
export interface MockServerOptions extends Omit<MockBackendOptions, "baseUrl" | "writeUrl" | "storeUrl"> {
  /** The port to listen at; 0 takes any free one. @default 4010 */
  port?: number | undefined;
  /** The origins whose pages may send requests, such as `http://localhost:5173`. @default all */
  origins?: readonly string[] | undefined;
  /** The address to listen at. @default "127.0.0.1", so that only this machine reaches it */
  host?: string | undefined;
  /** The data that the backend starts with, unless `dataFile` already holds a state. @default nothing */
  seed?: SeedData | undefined;
  /**
   * The file that keeps the backend's state (`openDataFile`). The backend continues with what the file holds,
   * and each change is in the file before it is answered. @default none
   */
  dataFile?: DataFile | undefined;
  /**
   * Creates an application that answers requests in front of the backend and may pass them on to it. @default
   * the backend answers by itself
   */
  front?: ((parts: ServedParts) => App) | undefined;
}

/** A backend that answers over HTTP. */
export interface MockServer {
  /**
   * The server's address, without a slash at the end; a loopback address where it listens at every one. The API and writes are under `/v1`, endpoints of the
   * 2023 form under `/projects`.
   */
  readonly url: string;
  readonly backend: ServedBackend;
  /**
   * Deploys another manifest as `backend.deploy` does, and resolves once it is in the data file, where there is
   * one. Rejects with a `NotKeptError`, and deploys nothing, where it cannot be kept.
   */
  deploy(manifest: string | Manifest): Promise<void>;
  /**
   * Closes the server: it waits a few seconds at most for running requests, frees the port and saves what is
   * left. Nothing is written or sent after that; what waits goes on with the next start, where there is a data
   * file.
   */
  close(): Promise<void>;
}

const DEFAULT_PORT = 4010;
const CLOSING_MS = 5_000;

/**
 * Starts an HTTP server with a backend of its own: the API and the write host under `/v1`, the endpoints of
 * the 2023 form under `/projects`, and for this machine only the admin API under `/__mock`. Pages of any
 * origin may ask, unless `origins` names some (CORS). Rejects with a `ManifestError` where the manifest has
 * errors, a `RestoreError` where the data file does not fit it, a `SeedError` where the seed does not, a
 * `TypeError` for an invalid origin or an empty host, and an `Error` where it cannot listen at the port.
 *
 * @example
 * const server = await startMockServer({ manifest: ampYaml, port: 0 });
 * console.log(server.url);
 * await server.close();
 */
export async function startMockServer(options: MockServerOptions): Promise<MockServer> {
  const { port = DEFAULT_PORT, host = "127.0.0.1" } = options;
  // Node would listen at every address, so that other machines reach the server.
  if (host.trim() === "") throw new TypeError(emptyHost);
  // A manifest with errors is refused before the server listens. The URLs are known only once it does.
  const manifest = readManifest(options.manifest);
  const origins = options.origins?.map(checkOrigin);
  const server = createServer();
  await listen(server, port, host);
  try {
    const url = urlOf(server.address() as AddressInfo);
    const { parts, keeper } = openBackend({ ...options, manifest }, url);
    const { seed, dataFile } = options;
    const start = dataFile?.start ?? 0;
    const sessions = createSessions(options, { url, seed, manifest: parts.manifest, start });
    const { front = ({ app }) => app } = options;
    server.on("request", createHttpHandler({ ...parts, app: front(parts) }, { keeper, origins, sessions }));
    const { backend } = parts;
    return {
      url,
      backend,
      deploy: async (next) => {
        const deploy = () => {
          backend.deploy(next);
          return Promise.resolve();
        };
        await (keeper ? keeper.keep(deploy) : deploy());
      },
      close: async () => {
        await closeServer(server);
        // What still waits stays in the file, for the next start.
        for (const each of [parts, sessions]) each.stop();
        await keeper?.close();
      },
    };
  } catch (error) {
    server.close();
    throw error;
  }
}

const emptyHost =
  'host is empty; leave it out for this machine alone, or write "0.0.0.0" for every address of this machine';

function checkOrigin(text: string): string {
  const origin = readOrigin(text);
  if (origin !== undefined) return origin;
  throw new TypeError(
    `origins has ${JSON.stringify(text)}; write scheme, host and port alone, such as http://localhost:5173`,
  );
}

/**
 * Creates the backend that answers at `url`, filled from its data file or its seed, and the keeper that saves
 * it.
 */
function openBackend(
  {
    port: _port,
    host: _host,
    origins: _origins,
    front: _front,
    seed,
    dataFile,
    ...options
  }: MockServerOptions,
  url: string,
): { parts: ServedParts; keeper: Keeper | undefined } {
  const urls = { baseUrl: `${url}/v1`, writeUrl: `${url}/v1`, storeUrl: url };
  const parts = createServedBackend({ ...options, ...urls }, { isKept: dataFile !== undefined });
  try {
    dataFile?.restore(parts.backend);
    if (seed !== undefined && dataFile?.timeMs === undefined) parts.backend.seed(seed);
    return { parts, keeper: dataFile && parts.keepIn(dataFile) };
  } catch (error) {
    parts.stop();
    throw error;
  }
}

async function listen(server: Server, port: number, host: string): Promise<void> {
  server.listen(port, host);
  try {
    await once(server, "listening");
  } catch (error) {
    throw new Error(`cannot listen at ${host}:${String(port)}: ${describe(error)}`, { cause: error });
  }
}

async function closeServer(server: Server): Promise<void> {
  const closed = once(server, "close");
  server.close();
  const lastCall = setTimeout(() => {
    server.closeAllConnections();
  }, CLOSING_MS);
  await closed;
  clearTimeout(lastCall);
}

/** The addresses that stand for every address of the machine, and the one to ask in their place. */
const wildcards: Readonly<Record<string, string>> = { "0.0.0.0": "127.0.0.1", "::": "::1" };

function urlOf({ address, family, port }: AddressInfo): string {
  const host = wildcards[address] ?? address;
  return `http://${family === "IPv6" ? `[${host}]` : host}:${String(port)}`;
}

function describe(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "EADDRINUSE") return "the port is in use; stop what listens there, or choose another port";
  if (code === "EACCES") return "the port needs more rights; choose one above 1023";
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND") return "this machine has no such address";
  return messageOf(error);
}
