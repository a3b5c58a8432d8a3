import { describe, expect, it } from "vitest";
import { Pair } from "./support/in-process.js";

const who = { groupRef: "acme", consumerRef: "jane", projectIdOrName: "mock-project" };
const connections = "/projects/mock-project/connections";

interface ShownConnection {
  readonly id: string;
  readonly status: string;
}

const list = async (pair: Pair) => (await pair.ask("GET", connections)).body as ShownConnection[];

describe("a customer who signs in at the service", () => {
  it("a customer who signs in at the service is connected at the mock, too, as soon as an answer of the service shows it", async () => {
    const pair = await Pair.open();
    const { text } = await pair.ask("POST", "/oauth-connect", { ...who, provider: "salesforce" });
    expect(text).toMatch(/^http:\/\/service\.test\/.*mock-login/);
    expect(await list(pair)).toEqual([]);
    await pair.answerWindow(text, "allow");
    expect(await list(pair)).toHaveLength(1);
    expect(pair.mock.backend.snapshot().connections).toHaveLength(1);
    expect(pair.found).toEqual([]);
  });

  it("a customer who signs in is connected where the app names the new connection before it lists any", async () => {
    for (const named of [true, false]) {
      const pair = await Pair.open();
      const { text } = await pair.ask("POST", "/oauth-connect", { ...who, provider: "salesforce" });
      await pair.answerWindow(text, "allow");
      const [connection] = pair.service.backend.snapshot().connections;
      const integration = pair.service.backend.integrations["crm"] ?? "";
      if (named) expect((await pair.ask("GET", `${connections}/${connection?.id ?? ""}`)).status).toBe(200);
      const path = `/projects/mock-project/integrations/${integration}/installations`;
      const config = {
        content: { provider: "salesforce", write: { objects: { contact: { objectName: "contact" } } } },
      };
      expect((await pair.ask("POST", path, { groupRef: "acme", config })).status).toBe(201);
      expect(pair.found).toEqual([]);
    }
  });

  it("a customer who signs in at the service is connected at neither where access is denied", async () => {
    const pair = await Pair.open();
    const { text } = await pair.ask("POST", "/oauth-connect", { ...who, provider: "salesforce" });
    await pair.answerWindow(text, "deny");
    expect(await list(pair)).toEqual([]);
    expect(pair.mock.backend.snapshot().connections).toEqual([]);
    expect(pair.found).toEqual([]);
  });

  it("a customer who signs in again does so at both", async () => {
    const pair = await Pair.open();
    const customer = {
      provider: "salesforce",
      groupRef: "acme",
      consumerRef: "jane",
      status: "bad_credentials",
    } as const;
    const longAgo = { createTime: "2020-01-01T00:00:00.000Z" };
    for (const { backend } of [pair.service, pair.mock])
      backend.seed({ connections: [{ ...customer, ...longAgo }] });
    const [before] = await list(pair);
    const { text } = await pair.ask("PATCH", `${connections}/${before?.id ?? ""}:oauth-update`, {});
    await list(pair);
    expect(pair.mock.backend.snapshot().connections[0]?.status).toBe("bad_credentials");
    await pair.answerWindow(text, "allow");
    expect((await list(pair))[0]?.status).toBe("created");
    expect(pair.mock.backend.snapshot().connections[0]?.status).toBe("created");
    expect(pair.found).toEqual([]);
  });

  it.each(["allow", "deny"] as const)(
    "a login in several steps is taken to its end by %s",
    async (answer) => {
      const pair = await Pair.open();
      const first = { ...who, provider: "bill", customAuth: { pin: "1234" } };
      const { body } = await pair.ask("POST", "/custom-auth/connect", first);
      const { redirect } = body as { redirect: { url: string; sessionId: string } };
      const told = await pair.answerWindow(redirect.url, answer);
      const params = /"params":(\{[^}]*\})/.exec(told.replaceAll("&quot;", '"'))?.[1] ?? "{}";
      const { status } = await pair.ask("POST", "/custom-auth/connect", {
        ...{ projectIdOrName: "mock-project", sessionId: redirect.sessionId },
        callbackParams: JSON.parse(params) as unknown,
      });
      expect(status < 400).toBe(answer === "allow");
      expect(pair.mock.backend.snapshot().connections).toHaveLength(answer === "allow" ? 1 : 0);
      await list(pair);
      expect(pair.found).toEqual([]);
    },
  );

  it("a customer is refused where the app gets the mock's answers: the window would be the mock's", async () => {
    const pair = await Pair.open({ answers: "mock" });
    const { status, body } = await pair.ask("POST", "/oauth-connect", { ...who, provider: "salesforce" });
    expect([status, body]).toMatchObject([
      403,
      { remedy: expect.stringContaining("--answers service") as string },
    ]);
    expect(
      pair.service.backend.journal.entries.some(({ request }) => request.path === "/oauth-connect"),
    ).toBe(false);
  });
});

describe("a mock beside a service that is set back", () => {
  const seeded = { connections: [{ provider: "salesforce", groupRef: "acme", consumerRef: "jane" }] };

  it("a mock beside a service filled anew takes its ids for others than before", async () => {
    const pair = await Pair.open();
    for (const { backend } of [pair.service, pair.mock]) backend.seed(seeded);
    expect(await list(pair)).toHaveLength(1);
    pair.service.backend.seed({
      connections: seeded.connections.map((each) => ({ ...each, groupRef: "globex" })),
    });
    pair.mock.backend.reset();
    const both = ["globex", "acme"].map((groupRef) => ({
      provider: "salesforce",
      consumerRef: "jane",
      groupRef,
    }));
    pair.mock.backend.seed({ connections: both.reverse() });
    expect(await list(pair)).toHaveLength(2);
    expect(pair.found).toEqual([]);
  });

  it("a mock set back to a snapshot, as the service is, differs in nothing", async () => {
    const pair = await Pair.open();
    for (const { backend } of [pair.service, pair.mock]) backend.seed(seeded);
    const before = [pair.service, pair.mock].map(({ backend }) => ({
      backend,
      snapshot: backend.snapshot(),
    }));
    const generate = { provider: "salesforce", groupRef: "globex", consumerRef: "jane", apiKey: "k" };
    await list(pair);
    for (const { backend, snapshot } of before) backend.restore(snapshot);
    await pair.ask("POST", `${connections}:generate`, generate);
    expect(await list(pair)).toHaveLength(pair.mock.backend.snapshot().connections.length);
    expect(pair.found).toEqual([]);
  });
});
