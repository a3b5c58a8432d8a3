import { describe, expect, it } from "vitest";
import { readAnswer } from "../../../mock-server/compare/answer.js";
import { type AnswerPair, compareAnswers } from "../../../mock-server/compare/compare-answers.js";
import { Knowledge } from "../../../mock-server/compare/values/comparing.js";

/** An answer as a server sends it. */
function answer(
  body: unknown,
  { status = 200, headers = {} }: { status?: number; headers?: Record<string, string> } = {},
) {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const all = { "content-type": "application/json", ...headers };
  return readAnswer({ status, headers: Object.entries(all), text });
}

function compare(pair: Omit<AnswerPair, "operation"> & { operation?: string }, knowledge = new Knowledge()) {
  return compareAnswers(knowledge, { operation: "getInstallation", ...pair }).differences;
}

const project = (id: string, createTime: string, more: object = {}) => ({
  id,
  name: "crm",
  createTime,
  ...more,
});
const noon = "2026-01-02T12:00:00Z";

describe("the status of two answers", () => {
  it("a different status is told alone, since the bodies are about something else", () => {
    const found = compare({
      expected: answer({ id: "a" }),
      received: answer({ title: "no" }, { status: 404 }),
    });
    expect(found).toEqual([{ kind: "status", path: "", expected: 200, received: 404, weight: "difference" }]);
  });
});

describe("the headers of two answers", () => {
  it("the headers of two answers differ in the media type, whatever the charset", () => {
    const expected = answer({}, { headers: { "content-type": "application/problem+json" } });
    expect(compare({ expected, received: answer({}) })).toMatchObject([
      { kind: "header", path: "content-type" },
    ]);
    const withCharset = answer({}, { headers: { "content-type": "Application/JSON; charset=utf-8" } });
    expect(compare({ expected: withCharset, received: answer({}) })).toEqual([]);
  });

  it("the headers of two answers differ where a client is told to wait by one of them alone, however long", () => {
    const waits = (seconds: string) => answer({}, { status: 429, headers: { "retry-after": seconds } });
    expect(compare({ expected: waits("3"), received: waits("60") })).toEqual([]);
    expect(compare({ expected: waits("3"), received: answer({}, { status: 429 }) })).toMatchObject([
      { kind: "header", path: "retry-after", expected: "3", received: undefined },
    ]);
  });

  it("the headers of two answers say the same of who may ask, in whatever words", () => {
    const challenge = (value: string) => answer({}, { status: 401, headers: { "www-authenticate": value } });
    expect(compare({ expected: challenge('Bearer realm="x"'), received: challenge("bearer") })).toEqual([]);
    expect(compare({ expected: challenge("Basic"), received: challenge("Bearer") })).toHaveLength(1);
  });

  it("the headers of two answers lead to the same place where a Location names an id of either side", () => {
    const knowledge = new Knowledge();
    knowledge.pairs.match("installation", "inst-of-service-1", "inst-of-mock-1");
    const at = (url: string) => answer({}, { status: 201, headers: { location: url } });
    const expected = at("https://api.example.com/v1/installations/inst-of-service-1");
    expect(compare({ expected, received: at("/v1/installations/inst-of-mock-1") }, knowledge)).toEqual([]);
    expect(compare({ expected, received: at("/v1/installations/inst-of-mock-2") }, knowledge)).toMatchObject([
      { kind: "header", path: "location" },
    ]);
  });

  it("the headers of two answers are a server's own affair where no client acts on them", () => {
    const headers = { date: "now", server: "x", etag: "1", "set-cookie": "a=b", "x-request-id": "1" };
    expect(compare({ expected: answer({}, { headers }), received: answer({}) })).toEqual([]);
  });
});

describe("the bodies of two answers", () => {
  it("the bodies of two answers differ where one is a page for people", () => {
    const html = answer("<html></html>", { headers: { "content-type": "text/html" } });
    expect(compare({ expected: html, received: answer({}) }).map(({ kind }) => kind)).toEqual([
      "header",
      "body",
    ]);
    const broken = answer("<html></html>");
    expect(compare({ expected: broken, received: answer({}) })).toMatchObject([
      { kind: "body", expected: "a text that is no JSON", received: "JSON" },
    ]);
  });

  it("the bodies of two answers are compared in the words for people only as a note", () => {
    const problem = (detail: string, retryable: boolean) =>
      answer({ status: 400, detail, retryable }, { status: 400 });
    expect(compare({ expected: problem("no", true), received: problem("nope", true) })).toMatchObject([
      { kind: "words", path: "/detail", weight: "note" },
    ]);
    expect(compare({ expected: problem("no", true), received: problem("no", false) })).toMatchObject([
      { kind: "value", path: "/retryable", weight: "difference" },
    ]);
  });

  it("the bodies of two answers are compared without an end that a hostile body could reach", () => {
    const deep = (levels: number) => answer(`${"[".repeat(levels)}${"]".repeat(levels)}`);
    const found = compare({ operation: "getProvider", expected: deep(50_000), received: deep(50_000) });
    expect(found.every(({ kind }) => kind === "body")).toBe(true);
  });

  it("the bodies of two answers tell at most 200 differences, and count the rest", () => {
    const many = (value: number) =>
      answer(Object.fromEntries(Array.from({ length: 300 }, (_, n) => [`f${String(n)}`, value])));
    const pair = { operation: "getProvider", expected: many(1), received: many(2) };
    const { differences, omitted } = compareAnswers(new Knowledge(), pair);
    expect([differences.length, omitted]).toEqual([200, 100]);
  });
});

describe("ids", () => {
  it("ids stand for each other from the first answer on, and for nothing else", () => {
    const knowledge = new Knowledge();
    const look = (one: string, other: string) =>
      compare(
        {
          operation: "getProject",
          expected: answer(project(one, noon)),
          received: answer(project(other, noon)),
        },
        knowledge,
      );
    expect(look("a", "1")).toEqual([]);
    expect(look("a", "1")).toEqual([]);
    expect(look("b", "1")).toMatchObject([{ kind: "id", path: "/id", expected: "b", received: "1" }]);
    expect(look("a", "2")).toMatchObject([{ kind: "id", path: "/id", expected: "a", received: "2" }]);
    expect(look("b", "2")).toEqual([]);
  });

  it("ids of records are each customer's own: two may have the same", () => {
    const knowledge = new Knowledge();
    const write = (recordScope: string, one: string, other: string) => {
      const body = (recordId: string) =>
        answer({
          operationId: `${recordScope} ${one} ${other}`,
          result: { success: true, recordId, data: { id: recordId } },
        });
      return compare(
        { operation: "writeRecords", recordScope, expected: body(one), received: body(other) },
        knowledge,
      );
    };
    expect(write("acme", "101", "7")).toEqual([]);
    expect(write("globex", "101", "8")).toEqual([]);
    expect(write("acme", "101", "8")).toMatchObject([{ kind: "id", path: "/result/recordId" }]);
  });
});

describe("times", () => {
  it("times need only be times, in the same order, by whatever clock and in whatever form", () => {
    const knowledge = new Knowledge();
    const look = (one: string, other: string) =>
      compare(
        {
          operation: "getProject",
          expected: answer(project("a", noon, { updateTime: one })),
          received: answer(project("1", "2019-05-05T05:05:05.123456+02:00", { updateTime: other })),
        },
        knowledge,
      );
    expect(look("2026-01-02T12:00:10Z", "2019-05-05T05:05:25.000001+02:00")).toEqual([]);
    expect(look("2026-01-02T12:00:20Z", "2019-05-05T05:05:45.000001+02:00")).toEqual([]);
    expect(look("2026-01-02T12:00:30Z", "2019-05-05T05:06:05.000001+02:00")).toEqual([]);
    // The expected side's clock runs at half the speed.
    const { clocks } = knowledge.timeLine;
    expect(clocks?.spanMs).toBe(20_000);
    expect((clocks?.lastAheadMs ?? 0) - (clocks?.firstAheadMs ?? 0)).toBe(-10_000);
  });

  it.each(["yesterday", "2026-01-02", "1767355200", ""])("times are told from %j", (text) => {
    const found = compare({
      operation: "getProject",
      expected: answer(project("a", text)),
      received: answer(project("1", noon)),
    });
    expect(found).toMatchObject([{ kind: "time", path: "/createTime" }]);
  });

  it("times are in another order where one side says that it was changed before it was made", () => {
    const of = (id: string, updateTime: string) => answer(project(id, noon, { updateTime }));
    const found = compare({
      operation: "getProject",
      expected: of("a", "2026-01-02T11:00:00Z"),
      received: of("1", "2026-01-02T13:00:00Z"),
    });
    expect(found).toMatchObject([{ kind: "time" }]);
  });

  it("times move on at both sides or at none", () => {
    const knowledge = new Knowledge();
    const look = (one: string, other: string) =>
      compare(
        {
          operation: "getProject",
          expected: answer(project("a", one)),
          received: answer(project("1", other)),
        },
        knowledge,
      );
    expect(look(noon, noon)).toEqual([]);
    expect(look(noon, "2026-01-02T12:00:05Z")).toMatchObject([{ kind: "time", path: "/createTime" }]);
    expect(look("2026-01-02T12:00:05Z", "2026-01-02T12:00:05Z")).toMatchObject([{ kind: "time" }]);
  });
});

describe("lists", () => {
  const integration = (id: string, name: string) => ({ id, name, latestRevision: { id: `rev-${id}` } });
  const of = (...items: object[]) => answer(items);

  it("lists in another order are told once, and their items are still found", () => {
    const found = compare({
      operation: "listIntegrations",
      expected: of(integration("a", "x"), integration("b", "y"), integration("c", "z")),
      received: of(integration("3", "z"), integration("1", "x"), integration("2", "y")),
    });
    expect(found).toMatchObject([{ kind: "order", path: "", expected: [0, 1, 2], received: [1, 2, 0] }]);
  });

  it("lists tell which item the other has not", () => {
    const found = compare({
      operation: "listIntegrations",
      expected: of(integration("a", "x"), integration("b", "y")),
      received: of(integration("2", "y")),
    });
    expect(found).toMatchObject([{ kind: "missing", path: "/0", expected: { name: "x" } }]);
  });

  it("lists of what a customer chose are in an order that counts", () => {
    const config = (...requiredWatchFields: string[]) =>
      answer({ config: { content: { requiredWatchFields } } });
    expect(compare({ expected: config("a", "b"), received: config("b", "a") })).toMatchObject([
      { kind: "order" },
    ]);
    expect(compare({ expected: config("a", "b", "c"), received: config("a", "c") })).toMatchObject([
      { kind: "missing", path: "/config/content/requiredWatchFields/1", expected: "b" },
    ]);
  });
});

describe("the logs of an operation", () => {
  const line = (msg: string, details: object = { attempt: "1" }) => ({
    severity: "INFO",
    message: { msg, details },
  });
  const log = [
    line("Received", { type: "create" }),
    ...["Attempt 1", "Attempt 2", "Attempt 3"].map((msg) => line(msg)),
  ];
  const compareLogs = (expected: unknown[], received: unknown[], isUnderWay: boolean) => {
    const knowledge = new Knowledge();
    if (isUnderWay) knowledge.underWay.add("o-1");
    const pair = {
      operation: "listOperationLogs",
      logOf: "o-1",
      expected: answer(expected),
      received: answer(received),
    };
    return compare(pair, knowledge).map(({ kind, path }) => `${kind} ${path}`);
  };

  it("the logs of a running operation may be longer on one side at their end, and nowhere else", () => {
    expect(compareLogs(log, log.slice(0, 2), true)).toEqual([]);
    expect(compareLogs(log.slice(0, 2), log, true)).toEqual([]);
    expect(compareLogs(log, log.slice(0, 2), false)).toEqual(["missing /2", "missing /3"]);
    expect(compareLogs([log[0], ...log.slice(2)], log, true)).toEqual(["extra /1"]);
  });

  it("the logs of an operation tell which of many lines of one form is another one", () => {
    const { severity: _severity, ...altered } = line("Attempt 2");
    expect(compareLogs(log.with(2, altered as never), log, true)).toEqual(["extra /2/severity"]);
    expect(compareLogs(log, log.toSpliced(2, 1), false)).toEqual(["missing /2"]);
  });
});

describe("two answers of an operation that is under way", () => {
  const began = "2026-01-01T00:00:00Z";
  const underWay = { id: "o-1", status: "in_progress", createTime: began, updateTime: began };
  const withReceived = (received: object) =>
    compare({
      operation: "getOperation",
      expected: answer({ ...underWay, updateTime: "2026-01-01T05:00:00Z" }),
      received: answer(received),
    });

  it("two answers of a running operation may differ in their update times, or be ended on one side", () => {
    expect(withReceived(underWay)).toEqual([]);
    expect(withReceived({ ...underWay, status: "success" })).toMatchObject([
      { kind: "value", path: "/status", weight: "note" },
    ]);
  });

  it.each([
    ["updateTime", undefined, "missing"],
    ["updateTime", [began], "type"],
    ["updateTime", "yesterday", "time"],
    ["status", undefined, "missing"],
    ["status", ["in_progress"], "type"],
  ])("two answers of a running operation differ where %s is %j on one side", (name, value, kind) => {
    const received = JSON.parse(JSON.stringify({ ...underWay, [name]: value })) as object;
    expect(withReceived(received)).toMatchObject([{ kind, path: `/${name}`, weight: "difference" }]);
  });

  it("two answers of a running operation are compared although their ids are no texts", () => {
    const id = { toString: [], valueOf: 1 };
    expect(
      compare({
        operation: "getOperation",
        expected: answer({ ...underWay, id }),
        received: answer(underWay),
      }),
    ).toMatchObject([{ kind: "type", path: "/id" }]);
  });
});
