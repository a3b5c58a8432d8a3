import { afterAll, beforeAll, expect, it } from "vitest";
import { createMockServer } from "../../../mock-server/doors/node.js";
import { createMockBackend } from "../../../mock-server/index.js";
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
