import { afterAll, beforeAll, expect, it } from "vitest";
import { startMockWorker } from "../../../mock-server/doors/browser.js";
import { createMockServer } from "../../../mock-server/doors/node.js";
import { createMockBackend, type MockBackend } from "../../../mock-server/index.js";
import { manifestOf } from "../support/harness.js";

const manifest = manifestOf("salesforce", { write: ["contact"] });
const backends = ["one", "two"].map((name) => createMockBackend({ manifest, project: { id: name, name } }));
const server = createMockServer(...backends);

beforeAll(() => {
  server.listen();
});
afterAll(() => {
  server.close();
});

const logIn = (body: object) =>
  fetch("https://api.withampersand.com/v1/oauth-connect", {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-Api-Key": "k" },
    body: JSON.stringify({ provider: "salesforce", groupRef: "acme", consumerRef: "jane", ...body }),
  });

it.each(["projectIdOrName", "projectId"])(
  "of two backends at one host, a login goes to the one whose project %s names (I7)",
  async (key) => {
    const answer = await logIn({ [key]: "two" });
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain("/projects/two/mock-login?");
  },
);

it.each([{ toString: "x" }, ["two"], 7, null])(
  "a login at the project %j is refused as malformed (I7)",
  async (projectIdOrName) => {
    expect((await logIn({ projectIdOrName })).status).toBe(400);
    expect((await logIn({ projectId: projectIdOrName })).status).toBe(400);
  },
);

it.each([{}, undefined, "a backend"])("an interceptor refuses %j, which is no backend (H1)", (given) => {
  expect(() => createMockServer(given as MockBackend)).toThrow(
    new TypeError("createHandlers was given no mock backend: give it what createMockBackend has made"),
  );
});

it("the service worker is refused where there are none, such as in Node (H1)", async () => {
  await expect(startMockWorker()).rejects.toThrow(/^startMockWorker needs service workers.*createMockServer/);
});
