import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** How a service answers otherwise than the mock would: each answer as it is to be. */
export type Alter = (answer: ServiceAnswer, path: string) => ServiceAnswer | "break" | undefined;

export interface ServiceAnswer {
  status: number;
  headers: Record<string, string>;
  text: string;
}

/** A service: a mock in another process, and what stands in front of it and alters a copy of its answers. */
export interface AlteringService {
  readonly url: string;
  /** What was asked, with its method. */
  readonly asked: string[];
  /** @default nothing is altered */
  alter: Alter;
  close(): Promise<void>;
}

/** Stands in front of the mock at `target`. */
export async function openAlteringService(target: string): Promise<AlteringService> {
  const service: AlteringService = {
    url: "",
    asked: [],
    alter: () => undefined,
    close: () => closeServer(server),
  };
  const server = createServer((incoming, outgoing) => {
    void (async () => {
      const { method = "GET", url = "/" } = incoming;
      service.asked.push(`${method} ${url}`);
      const body = await readText(incoming);
      const response = await fetch(target + url, {
        method,
        headers: {
          "x-api-key": String(incoming.headers["x-api-key"] ?? ""),
          "content-type": "application/json",
        },
        ...(body !== "" && { body }),
      });
      const { "content-type": type = "" } = Object.fromEntries(response.headers);
      const answer = {
        status: response.status,
        headers: { "content-type": type },
        text: await response.text(),
      };
      const altered = service.alter(answer, url) ?? answer;
      if (altered === "break") return outgoing.destroy();
      outgoing.writeHead(altered.status, altered.headers);
      outgoing.end(altered.text);
    })();
  });
  server.listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  return Object.assign(service, { url });
}

async function readText(incoming: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of incoming.setEncoding("utf8") as AsyncIterable<string>) text += chunk;
  return text;
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
