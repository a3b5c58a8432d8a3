import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Snapshot } from "../../../mock-server/index.js";
import {
  configContentSchema,
  type Installation,
  type InstallationConfigContent,
} from "../../../src/contract/index.js";
import { buildRequest, type BuiltRequest, requestPlan } from "../support/fuzz/arbitrary-request.js";
import { createJudge } from "../support/fuzz/judge.js";
import { sampledOperations } from "../support/fuzz/sample-requests.js";
import { spoil, spoiling } from "../support/fuzz/spoil.js";
import { createWorld, type World, worldNames } from "../support/fuzz/worlds.js";
import { createHarness, groupRef, manifestOf } from "../support/harness.js";
import { lawRuns } from "../../support/law-runs.js";
import { anyCharacter } from "../../support/arbitraries/any-character.js";

const names = ["contact", "__proto__", "a.b"];
const content: InstallationConfigContent = {
  provider: "salesforce",
  read: {
    objects: {
      contact: {
        objectName: "contact",
        selectedFields: { email: true },
        selectedFieldMappings: { tel: "phone" },
        backfill: { defaultPeriod: { days: 1 } },
      },
    },
  },
  write: {
    objects: {
      contact: {
        objectName: "contact",
        deletionSettings: { enabled: true },
        selectedFieldSettings: { source: { default: { stringValue: "x" }, writeOnUpdate: "ifEmpty" } },
      },
    },
  },
  subscribe: {
    objects: { contact: { objectName: "contact", destination: "hook", inheritFieldsAndMappings: true } },
  },
  proxy: { enabled: true },
};

const requests = (installation: string) =>
  [
    [
      "POST",
      "/installations",
      { groupRef: "second", connectionId: "c-2", config: { createdBy: "x", content } },
    ],
    [
      "PATCH",
      `/installations/${installation}`,
      {
        updateMask: ["config.content.write.objects.contact", "config.content.proxy.enabled", "connectionId"],
        installation: { connectionId: "c-1", config: { content } },
      },
    ],
    [
      "PATCH",
      "/objects/contact/config-content",
      {
        groupRef,
        action: "write",
        changes: [
          { op: "replace", path: "/selectedFieldSettings/source", value: { writeOnCreate: "never" } },
          { op: "add", path: "/selectedFieldSettings/amount", value: { default: { integerValue: 1 } } },
          { op: "remove", path: "/deletionSettings" },
        ],
      },
    ],
  ] as const;

describe("whatever the body of a request is", () => {
  it("the answer is what the contract allows; refused, nothing changed; accepted, the config is valid (I1, I2, I3)", async () => {
    const seen = new Set<number>();
    await fc.assert(
      fc.asyncProperty(
        fc.nat(2),
        fc.array(spoiling, { minLength: 1, maxLength: 3 }),
        async (which, changes) => {
          const { ask, backend, path } = createHarness(
            manifestOf("salesforce", { read: names, write: names, subscribe: names }),
          );
          backend.seed({
            connections: [
              { id: "c-1", provider: "salesforce", groupRef, consumerRef: "c" },
              { id: "c-2", provider: "salesforce", groupRef: "second", consumerRef: "c" },
            ],
            installations: [{ id: "i-1", integration: "crm", groupRef, content }],
          });
          const before = backend.snapshot();
          const [method, below, body] = requests("i-1")[which] ?? requests("i-1")[0];
          const spoilt = changes.reduce<unknown>(spoil, body);
          // `ask` holds the answer against the contract.
          const answered = await ask<Installation>(method, path + below, spoilt);
          seen.add(answered.status);
          if (answered.status >= 400) {
            expect([400, 404, 409, 422]).toContain(answered.status);
            expect(backend.snapshot()).toEqual(before);
          } else {
            expect(configContentSchema.safeParse(answered.body.config.content).error).toBeUndefined();
            expect(backend.snapshot().installations).toContainEqual(answered.body);
          }
          expect(Object.keys(Object.prototype)).toEqual([]);
        },
      ),
      { numRuns: 300 },
    );
    // The property is worth little unless the bodies reach all of these.
    expect([...seen].sort()).toEqual(expect.arrayContaining([200, 201, 400, 422]));
  }, 60_000);
});

/** A request that takes longer hangs: nothing of it waits for the clock. */
const budgetMs = 5000;

async function answerInTime({ backend }: World, { url, init }: BuiltRequest): Promise<Response> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`no answer within ${String(budgetMs)} ms`));
    }, budgetMs);
  });
  try {
    return await Promise.race([backend.fetch(url, init), late]);
  } finally {
    clearTimeout(timer);
  }
}

const step = fc.oneof(
  { weight: 30, arbitrary: requestPlan },
  { weight: 1, arbitrary: fc.constantFrom(0, 1000, 5 * 60_000, 49 * 3_600_000) },
);

describe("whatever is asked, in whatever order", () => {
  it.each(Object.getOwnPropertyNames(Object.prototype))(
    "%s is a method that no route has, and reaches no prototype (D8)",
    async (method) => {
      const { backend } = createWorld("salesforce");
      const answer = await backend.fetch(`${backend.baseUrl}/projects/mock-project/installations`, {
        method,
        headers: { "x-api-key": "key" },
      });
      expect(answer.status).toBe(404);
      expect(await answer.json()).toMatchObject({ remedy: "the path is right; use GET" });
      expect([Object.keys(Object.prototype), Object.keys(Object)]).toEqual([[], []]);
    },
  );

  it("each request is answered in time and within the contract, and a refused one changes nothing (I1, I11, W2, L3)", async () => {
    const numRuns = lawRuns(400, 1_000);
    const judge = createJudge();
    const seen = new Map<string, number>();
    const count = (what: string) => seen.set(what, (seen.get(what) ?? 0) + 1);
    let requests = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...worldNames),
        fc.array(step, { minLength: 1, maxLength: 50, size: "max" }),
        async (name, steps) => {
          const world = createWorld(name);
          const { backend, clock } = world;
          const statuses: number[] = [];
          let present = backend.snapshot();
          for (const plan of steps) {
            if (typeof plan === "number") {
              await clock.advance(plan);
              present = backend.snapshot();
              continue;
            }
            const before = present;
            const request = buildRequest(world, before, plan);
            const answer = await answerInTime(world, request);
            const text = await answer.text();
            present = backend.snapshot();
            requests += 1;
            count(`${plan.operation} ${answer.status < 400 ? "accepted" : "refused"}`);
            count(String(answer.status));
            const said = `${request.init.method} ${request.url}: ${String(answer.status)} ${text.slice(0, 500)}`;
            expect(answer.status, said).toBeLessThan(500);
            expect(
              judge(request, {
                status: answer.status,
                contentType: answer.headers.get("content-type"),
                text,
              }),
              said,
            ).toEqual([]);
            if (answer.status >= 400 || request.init.method === "GET") {
              expect(stateOf(present, text), said).toBe(stateOf(before, text));
            }
            statuses.push(answer.status);
          }
          const { entries } = backend.journal;
          expect(entries.map(({ answer }) => answer?.status)).toEqual(statuses);
          const served = entries.filter(({ answer }) => (answer?.status ?? 500) < 400);
          expect(served.filter(({ operation }) => operation === undefined)).toEqual([]);
          // Whatever requests have led to can be saved, and is the same once it is restored.
          const saved = JSON.stringify(backend.snapshot());
          backend.restore(JSON.parse(saved) as { state: unknown });
          expect(JSON.stringify(backend.snapshot())).toBe(saved);
        },
      ),
      { numRuns },
    );
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(requests).toBeGreaterThanOrEqual(20 * numRuns);
    const byStatus = [...seen].filter(([what]) => /^\d/.test(what)).sort();
    console.log(
      `${String(requests)} requests: ${byStatus.map(([status, times]) => `${status} ×${String(times)}`).join(", ")}`,
    );
    // The law is worth little unless the requests reach all of these.
    const reached = sampledOperations.flatMap((operation) => [
      `${operation} accepted`,
      `${operation} refused`,
    ]);
    const usual = ["200", "201", "204", "400", "401", "404", "409", "422"];
    expect([...reached, ...usual].filter((what) => !seen.has(what))).toEqual([]);
  }, 180_000);
});

describe("whatever comes to the window of a login", () => {
  it("it is answered by a page that repeats no markup, and what is no answer to an open login connects nobody (D8)", async () => {
    const path = "/projects/mock-project/mock-login";
    const hostileText = fc.oneof(
      fc.constantFrom(
        "",
        "__proto__",
        "</script><script>x()</script>",
        "'\"><img src=x>",
        "&lt;b&gt;",
        "\u0000",
      ),
      fc.string({ unit: anyCharacter, maxLength: 20 }),
    );
    const visit = fc.record({
      isPost: fc.boolean(),
      isOpen: fc.boolean(),
      state: hostileText,
      body: fc.oneof(
        fc.constantFrom("answer=allow", "answer=deny", "answer", "answer=allow&answer=deny"),
        hostileText,
      ),
    });
    await fc.assert(
      fc.asyncProperty(
        hostileText,
        fc.array(visit, { minLength: 1, maxLength: 6 }),
        async (groupName, visits) => {
          const { backend } = createWorld("salesforce");
          const started = await backend.fetch(`${backend.baseUrl}/oauth-connect`, {
            method: "POST",
            headers: { "x-api-key": "key" },
            body: JSON.stringify({
              projectIdOrName: "mock-project",
              provider: "salesforce",
              groupRef: "new",
              groupName,
              consumerRef: "jane",
            }),
          });
          const window = await started.text();
          const connectionsBefore = backend.snapshot().connections.length;
          let isAllowed = false;
          let isAnswered = false;
          for (const { isPost, isOpen, state, body } of visits) {
            const url = isOpen
              ? window
              : `${backend.baseUrl}${path}?${new URLSearchParams({ state }).toString()}`;
            const page = await backend.fetch(url, isPost ? { method: "POST", body } : {});
            const html = await page.text();
            expect([200, 400, 404, 409, 410]).toContain(page.status);
            expect(page.headers.get("content-type")).toBe("text/html; charset=utf-8");
            expect(html).not.toMatch(/<img|x\(\)<\/script>/);
            const given: string | null =
              isPost && isOpen && !isAnswered ? new URLSearchParams(body).get("answer") : null;
            isAnswered ||= given === "allow" || given === "deny";
            isAllowed ||= given === "allow";
            const { length } = backend.snapshot().connections;
            expect(length).toBe(connectionsBefore + (isAllowed ? 1 : 0));
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

/** Everything that a backend remembers. A write that the provider refused is kept as an operation all the same (W14). */
function stateOf(snapshot: Snapshot, answer: string): string {
  const { operations, state, ...rest } = snapshot;
  return JSON.stringify(answer.startsWith('{"operationId"') ? rest : [operations, state, rest]);
}
