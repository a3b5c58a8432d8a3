import { once } from "node:events";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createClient, isRedirectError } from "../../src/client/index.js";
import { json, recordingFetch, rejectionOf } from "./recording-fetch.js";
import { wireProject } from "./wire-samples.js";

/** What another server got to see. */
const stolen: Pick<IncomingMessage, "method" | "url" | "headers">[] = [];
let other: Server;
let asked: Server;
let otherUrl = "";
let askedUrl = "";
let location: (path: string) => string = () => otherUrl;

async function listen(server: Server): Promise<string> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
}

beforeAll(async () => {
  other = createServer((request, response) => {
    stolen.push(request);
    response.setHeader("Content-Type", "application/json").end(JSON.stringify(wireProject));
  });
  otherUrl = await listen(other);
  asked = createServer((request, response) => {
    const path = request.url ?? "";
    const status = Number(/\/s(\d+)/.exec(path)?.[1] ?? 307);
    response.writeHead(status, { Location: location(path) }).end();
  });
  askedUrl = await listen(asked);
});

afterAll(() => {
  asked.close();
  other.close();
});

describe("redirects", () => {
  it.each([301, 302, 303, 307, 308])(
    "a %i to another origin is refused before anything is sent there (H20)",
    async (status) => {
      location = () => `${otherUrl}/v1?token=abc`;
      const client = createClient({
        project: "p",
        apiKey: "secret-key",
        baseUrl: `${askedUrl}/s${String(status)}`,
      });
      const body = {
        provider: "salesforce",
        groupRef: "g",
        consumerRef: "c",
        basicAuth: { username: "jane", password: "typed-password" },
      };
      for (const call of [client.getProject(), client.generateConnection(body)]) {
        const error = await rejectionOf(call);
        expect(isRedirectError(error) && error.target).toBe(`${otherUrl}/v1`);
        expect(String(error)).toContain(`was redirected by ${askedUrl} to ${otherUrl}/v1`);
      }
      expect(stolen).toEqual([]);
    },
  );

  it("a redirect within one origin is refused as well, and names where it points to (H20)", async () => {
    location = (path) => `${path}/`;
    const client = createClient({ project: "p", apiKey: "secret-key", baseUrl: askedUrl });
    const error = await rejectionOf(client.getProject());
    expect(isRedirectError(error) && error.target).toBe("/projects/p/");
  });

  it("what a browser tells of a redirect is an error without a target (H20)", async () => {
    const opaque = Object.defineProperties(new Response(null), {
      type: { value: "opaqueredirect" },
      status: { value: 0 },
    });
    const { fetch } = recordingFetch(() => opaque);
    const error = await rejectionOf(createClient({ project: "p", apiKey: "k", fetch }).getProject());
    expect(isRedirectError(error) && error.target).toBe("");
    expect(String(error)).toMatch(/GET \/projects\/p was redirected by https:\/\/api\.withampersand\.com,/);
  });

  it("a fetch that has followed by itself is an error that names where the answer came from (H20)", async () => {
    const followed = (url: string) => () => Object.defineProperty(json(wireProject)(), "url", { value: url });
    const client = (url: string) =>
      createClient({ project: "p", apiKey: "k", fetch: recordingFetch(followed(url)).fetch });
    const error = await rejectionOf(client("https://evil.example/p?session=1").getProject());
    expect(isRedirectError(error) && error.target).toBe("https://evil.example/p");
    const asked = "https://API.withampersand.com:443/v1/projects/p";
    expect(await client(asked).getProject()).toEqual(wireProject);
  });

  it("asks the platform to follow none (H20)", async () => {
    let asked: RequestInit | undefined;
    const fetch: typeof globalThis.fetch = (_url, init) => {
      asked = init;
      return Promise.resolve(json(wireProject)());
    };
    await createClient({ project: "p", apiKey: "k", fetch }).getProject();
    expect(asked?.redirect).toBe("manual");
  });
});
