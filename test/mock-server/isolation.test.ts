import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createMockBackend, type MockBackend } from "../../mock-server/index.js";
import { createMockServer } from "../../mock-server/doors/node.js";
import { buildRequest, type RequestPlan, requestPlan } from "./support/fuzz/arbitrary-request.js";
import { createWorld, type World, worldNames } from "./support/fuzz/worlds.js";
import { consumerRef, groupRef, manifestOf } from "./support/harness.js";
import { lawRuns } from "../support/law-runs.js";

/** Sends a planned request and gives what came back, with what the backend remembers then. */
async function send(world: World, plan: RequestPlan): Promise<string> {
  const { url, init } = buildRequest(world, world.backend.snapshot(), plan);
  const response = await world.backend.fetch(url, init);
  const text = await response.text();
  await world.clock.advance(60_000);
  return JSON.stringify([response.status, text, world.backend.snapshot()]);
}

async function sendAll(world: World, plans: readonly RequestPlan[]): Promise<string[]> {
  const answers: string[] = [];
  for (const plan of plans) answers.push(withoutStates(await send(world, plan)));
  return answers;
}

/** A login's state is drawn so that nobody can guess it: no two runs have the same. */
function withoutStates(answer: string): string {
  return answer.replace(/\b[0-9a-f]{32}\b/g, "…");
}

describe("two backends in one process", () => {
  it("two backends in one process each answer as if alone, however their requests interleave (I14)", async () => {
    const plans = fc.array(requestPlan, { minLength: 1, maxLength: 12 });
    const world = fc.constantFrom(...worldNames);
    await fc.assert(
      fc.asyncProperty(
        world,
        world,
        plans,
        plans,
        fc.infiniteStream(fc.nat(1)),
        async (a, b, forA, forB, turns) => {
          const alone = [await sendAll(createWorld(a), forA), await sendAll(createWorld(b), forB)];
          const worlds = [createWorld(a), createWorld(b)] as const;
          const left: [RequestPlan[], RequestPlan[]] = [[...forA], [...forB]];
          const answers: [string[], string[]] = [[], []];
          while (left[0].length + left[1].length > 0) {
            const [turn] = turns.take(1);
            const which = left[turn === 0 ? 0 : 1].length > 0 === (turn === 0) ? 0 : 1;
            const plan = left[which].shift();
            if (plan) answers[which].push(withoutStates(await send(worlds[which], plan)));
          }
          expect(answers).toEqual(alone);
        },
      ),
      { numRuns: lawRuns(70, 200) },
    );
  }, 180_000);

  it("two backends in one process never see each other where requests are under way at once (I14)", async () => {
    const plans = fc.array(requestPlan, { minLength: 1, maxLength: 12 });
    const world = fc.constantFrom(...worldNames);
    await fc.assert(
      fc.asyncProperty(world, plans, plans, async (name, forA, forB) => {
        const alone = [await sendAll(createWorld(name), forA), await sendAll(createWorld(name), forB)];
        const together = [sendAll(createWorld(name), forA), sendAll(createWorld(name), forB)];
        expect(await Promise.all(together)).toEqual(alone);
      }),
      { numRuns: lawRuns(40, 100) },
    );
  }, 180_000);
});

describe("two backends behind MSW in one process", () => {
  const server = createMockServer();
  beforeAll(() => {
    server.listen();
  });
  afterAll(() => {
    server.close();
  });

  /** A backend whose customer, integration and ids are named as in the other one. */
  function open(name: string): MockBackend {
    const backend = createMockBackend({
      manifest: manifestOf("salesforce", { write: ["contact"] }),
      project: { name, id: `id-of-${name}` },
    });
    backend.seed({
      connections: [{ id: "c-1", provider: "salesforce", groupRef, consumerRef }],
      installations: [{ id: "i-1", integration: "crm", groupRef, content: {} }],
    });
    return backend;
  }

  it("two backends behind MSW never see each other, in whatever order they are asked (I14)", async () => {
    const change = fc.record({ which: fc.constantFrom(0, 1), isOn: fc.boolean(), byId: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 10 }), async (changes) => {
        const backends = [open("first"), open("second")] as const;
        server.use(...backends);
        const expected: [boolean | undefined, boolean | undefined] = [undefined, undefined];
        for (const { which, isOn, byId } of changes) {
          const { baseUrl, project, integrations } = backends[which === 0 ? 0 : 1];
          const answer = await fetch(
            `${baseUrl}/projects/${byId ? project.id : project.name}/integrations/${integrations["crm"] ?? ""}/installations/i-1`,
            {
              method: "PATCH",
              headers: { "x-api-key": "key" },
              body: JSON.stringify({
                updateMask: ["config.content.proxy.enabled"],
                installation: { config: { content: { proxy: { enabled: isOn } } } },
              }),
            },
          );
          expect(await answer.json()).toMatchObject({ projectId: project.id });
          expected[which === 0 ? 0 : 1] = isOn;
        }
        const held = backends.map(
          ({ snapshot }) => snapshot().installations[0]?.config.content.proxy?.enabled,
        );
        expect(held).toEqual(expected);
      }),
      { numRuns: lawRuns(25, 50) },
    );
  });
});
