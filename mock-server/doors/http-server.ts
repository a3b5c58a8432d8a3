import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { type HttpBindings, serve } from "@hono/node-server";
import { createRealClock } from "../../src/engine/index.js";
import type { DataFile } from "../persistence/data-file.js";
import {
  createServedBackend,
  type MockBackendOptions,
  type ServedBackend,
} from "../backend/create-served-backend.js";
import { createKeeper, watchTasks } from "../persistence/write-coalescer.js";
import { readManifest } from "../backend/read-manifest.js";
import { createServerDoor } from "./http-handler.js";
import type { SeedData } from "../persistence/seed.js";

export type { ServedBackend } from "../backend/create-served-backend.js";
export { type DataFile, openDataFile } from "../persistence/data-file.js";

/** How a mock backend is served over HTTP. */
export interface MockServerOptions extends Omit<MockBackendOptions, "baseUrl" | "writeUrl" | "storeUrl"> {
  /** 0 takes any that is free. @default 4010 */
  port?: number | undefined;
  /** The address to listen at. @default "127.0.0.1", so that only this machine reaches it */
  host?: string | undefined;
  /** What the backend starts from, unless `dataFile` holds something already. @default nothing */
  seed?: SeedData | undefined;
  /**
   * Where the backend is kept (`openDataFile`): it goes on with what the file holds, and each change is in the file before it
   * is answered. @default nowhere
   */
  dataFile?: DataFile | undefined;
}

/** A backend that answers over HTTP. */
export interface MockServer {
  /** Where it answers, without a slash at the end: the API and writes under `/v1`, endpoints of the 2023 form under `/projects`. */
  readonly url: string;
  readonly backend: ServedBackend;
  /** Lets requests that are under way end, for a few seconds at most, frees the port and writes down what is left to keep. */
  close(): Promise<void>;
}

const DEFAULT_PORT = 4010;
const CLOSING_MS = 5_000;

/**
 * Serves a backend of its own over HTTP: the API and the write host under `/v1`, the endpoints of the 2023 form under
 * `/projects`, for pages of any origin (CORS), and to this machine alone the admin API under `/__mock`. Throws a
 * `ManifestError` where the manifest has errors, a `RestoreError` where the data file does not fit it, a `SeedError` where the
 * seed does not, and an `Error` where the port cannot be listened at.
 */
export async function startMockServer(options: MockServerOptions): Promise<MockServer> {
  const { port = DEFAULT_PORT, host = "127.0.0.1", seed, dataFile, ...backendOptions } = options;
  // A manifest with errors is refused before a port is taken; the URLs are known only after.
  const manifest = readManifest(options.manifest);
  const server = serve({
    fetch: (request, bindings) => door(request, bindings as HttpBindings),
    port,
    hostname: host,
    // The process may be an app's own, such as a test run.
    overrideGlobalObjects: false,
  });
  try {
    await once(server, "listening");
  } catch (error) {
    throw new Error(`cannot listen at ${host}:${String(port)}: ${describe(error)}`, { cause: error });
  }
  const url = urlOf(server.address() as AddressInfo);
  const keeper =
    dataFile &&
    createKeeper(() => dataFile.write({ timeMs: served.backend.clock.now(), state: served.view() }));
  let served: ReturnType<typeof createServedBackend>;
  try {
    const { clock = createRealClock() } = options;
    served = createServedBackend({
      ...backendOptions,
      clock: keeper ? watchTasks(clock, keeper.keepSoon) : clock,
      manifest,
      baseUrl: `${url}/v1`,
      writeUrl: `${url}/v1`,
      storeUrl: url,
    });
    dataFile?.restore(served.backend);
    if (seed && dataFile?.timeMs === undefined) served.backend.seed(seed);
  } catch (error) {
    server.close();
    throw error;
  }
  const { backend } = served;
  const door = createServerDoor(served, keeper);

  return {
    url,
    backend,
    close: async () => {
      const closed = once(server, "close");
      server.close();
      const lastCall = setTimeout(() => {
        if ("closeAllConnections" in server) server.closeAllConnections();
      }, CLOSING_MS);
      await closed;
      clearTimeout(lastCall);
      await keeper?.keep();
    },
  };
}

function urlOf({ address, family, port }: AddressInfo): string {
  return `http://${family === "IPv6" ? `[${address}]` : address}:${String(port)}`;
}

function describe(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "EADDRINUSE") return "the port is in use; stop what listens there, or choose another port";
  if (code === "EACCES") return "the port needs more rights; choose one above 1023";
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND") return "this machine has no such address";
  return error instanceof Error ? error.message : String(error);
}
