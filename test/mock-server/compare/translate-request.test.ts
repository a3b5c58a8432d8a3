import { describe, expect, it } from "vitest";
import { Knowledge } from "../../../mock-server/compare/values/comparing.js";
import { translateRequest } from "../../../mock-server/compare/translate-request.js";

const knowledge = new Knowledge();
const { pairs } = knowledge;
pairs.match("project", "p-service", "p-mock");
pairs.match("integration", "i-service", "i-mock");
pairs.match("revision", "r:service", "r/mock");
pairs.match("connection", "c-service", "c-mock");
pairs.match("installation", "n-service", "n-mock");
pairs.match("record", "003-of-service", "003-of-mock", JSON.stringify(["acme", "contact"]));
pairs.replace("page token", "t+service=", "t+mock=");

const toMock = (method: string, path: string, body?: unknown) =>
  translateRequest(
    knowledge,
    { method, path, body: body === undefined ? undefined : JSON.stringify(body) },
    { from: "expected" },
  );

describe("a request in the ids of the other side", () => {
  it.each([
    ["/projects/p-service/integrations/i-service", "/projects/p-mock/integrations/i-mock"],
    [
      "/projects/p-service/integrations/i-service/revisions/r%3Aservice:hydrate?connectionId=c-service",
      "/projects/p-mock/integrations/i-mock/revisions/r%2Fmock:hydrate?connectionId=c-mock",
    ],
    [
      "/projects/p/integrations/i-service/installations/n-service/operations?pageSize=2&pageToken=t%2Bservice%3D",
      "/projects/p/integrations/i-mock/installations/n-mock/operations?pageSize=2&pageToken=t%2Bmock%3D",
    ],
    // What the caller named, and not the server, stays: even where it looks like an id that is known.
    [
      "/projects/p/connections?groupRef=c-service&provider=i-service",
      "/projects/p/connections?groupRef=c-service&provider=i-service",
    ],
    ["/providers/c-service", "/providers/c-service"],
  ])("a request in the ids of the other side is %s as %s", (path, expected) => {
    expect(toMock("GET", path).path).toBe(expected);
  });

  it("a translated request has ids of its body where the contract has ids, and nowhere else", () => {
    const { body } = toMock("POST", "/projects/p/integrations/i-service/installations", {
      groupRef: "c-service",
      connectionId: "c-service",
      config: { content: { provider: "c-service" } },
    });
    expect(JSON.parse(body ?? "")).toEqual({
      groupRef: "c-service",
      connectionId: "c-mock",
      config: { content: { provider: "c-service" } },
    });
  });

  it("a translated request finds a record by either spelling, and of its own customer alone", () => {
    const path = "/projects/p/integrations/i-service/objects/Contact";
    const write = (groupRef: string) => ({
      groupRef,
      type: "update",
      batch: [
        { record: { id: "003-of-service" } },
        { record: { Id: "003-of-service", reportsto: "003-of-service" } },
      ],
    });
    expect(JSON.parse(toMock("POST", path, write("acme")).body ?? "")).toMatchObject({
      batch: [{ record: { id: "003-of-mock" } }, { record: { Id: "003-of-mock", reportsto: "003-of-mock" } }],
    });
    expect(JSON.parse(toMock("POST", path, write("globex")).body ?? "")).toMatchObject({
      batch: [{ record: { id: "003-of-service" } }, {}],
    });
  });

  it("a translated request is the same text where nothing in it has another id", () => {
    const request = {
      method: "POST",
      path: "/projects/p/connections:generate",
      body: '{ "groupRef" : "acme" ',
    };
    expect(translateRequest(knowledge, request, { from: "expected" }).body).toBe(request.body);
  });

  it("a group of any JSON type is taken for no group", () => {
    const body = { groupRef: { toString: [] }, type: "update", record: { id: "003-of-service" } };
    const { recordScope } = toMock("POST", "/projects/p/integrations/i-service/objects/Contact", body);
    expect(recordScope).toBe('["","contact"]');
  });

  it("a request in the ids of the other side never hits what has the same id on the other side by chance", () => {
    // A service made records 2 and 3 where the mock made 1 and 2: its record 1 is unknown, and not the mock's.
    const known = new Knowledge();
    const scope = JSON.stringify(["acme", "contact"]);
    known.pairs.match("record", "2", "1", scope);
    known.pairs.match("installation", "n-2-of-the-service", "n-1");
    const write = { groupRef: "acme", type: "update", record: { id: "1" } };
    const path = "/projects/p/integrations/i/objects/contact";
    const request = { method: "POST", path, body: JSON.stringify(write) };
    const { body } = translateRequest(known, request, { from: "expected" });
    expect(JSON.parse(body ?? "")).toMatchObject({ record: { id: "999999999999" } });
    const look = { method: "GET", path: "/projects/p/integrations/i/installations/n-1", body: undefined };
    expect(translateRequest(known, look, { from: "expected" }).path).not.toMatch(/\/n-1$/);
    expect(translateRequest(known, { ...look, path: `${look.path}0` }, { from: "expected" }).path).toBe(
      `${look.path}0`,
    );
  });

  it("an answer's ids are taken back the same way", () => {
    const request = { method: "GET", path: "/projects/p-mock/connections/c-mock", body: undefined };
    expect(translateRequest(knowledge, request, { from: "received" }).path).toBe(
      "/projects/p-service/connections/c-service",
    );
  });

  it("a stand-in is asked for where an id has no partner yet", () => {
    const asked: unknown[] = [];
    const request = { method: "GET", path: "/projects/p-service/integrations/unknown", body: undefined };
    const translated = translateRequest(knowledge, request, {
      from: "expected",
      standIn: (kind, id) => {
        asked.push([kind, id]);
        return "i-mock";
      },
    });
    expect([translated.path, asked]).toEqual([
      "/projects/p-mock/integrations/i-mock",
      [["integration", "unknown"]],
    ]);
  });
});
