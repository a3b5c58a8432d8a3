import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { placeOfAnswer } from "../../../mock-server/compare/places/answers.js";
import { requestPlan } from "../support/fuzz/arbitrary-request.js";
import { worldNames } from "../support/fuzz/worlds.js";
import { alterationsOf, applyAlteration, isAtEnd } from "./support/alterations.js";
import { BothSides, plainRequest } from "./support/both-sides.js";
import type { TextAnswer } from "./support/renamed-ids.js";
import { lawRuns } from "../../support/law-runs.js";

const reads = [
  ...["listProjects", "getProject", "listIntegrations", "getIntegration", "getHydratedRevision"],
  ...["listInstallations", "getInstallation", "listInstallationsForProject", "listProviderApps"],
  ...["getObjectMetadataForInstallation", "listOperations", "getOperation", "listOperationLogs"],
  ...["listConnections", "getConnection", "getProvider"],
];

describe("a service that answers otherwise than the mock", () => {
  it("a service that answers otherwise is found out at every place that is altered, and nowhere else", async () => {
    const plans = fc.array(requestPlan, { minLength: 1, maxLength: 8 });
    // Several looks at one world: what a world costs is its history.
    const looks = fc.array(fc.record({ operation: fc.constantFrom(...reads), pick: fc.nat() }), {
      minLength: 1,
      maxLength: 12,
    });
    const altered = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...worldNames), plans, looks, async (name, history, all) => {
        const both = await BothSides.open(name, 1);
        await both.lookFirst();
        for (const plan of history) {
          await both.send(plan);
          await both.advance(60_000);
        }
        for (const look of all) {
          const seen = await lookOnce(both, look);
          if (seen !== undefined) altered.add(seen);
        }
      }),
      { numRuns: lawRuns(60, 150) },
    );
    expect(altered.size).toBeGreaterThan(60);
  }, 300_000);

  it.each([[404], [500], [201]])(
    "a service that answers otherwise is found out by its status %i",
    async (status) => {
      const both = await BothSides.open("salesforce");
      await both.lookFirst();
      const found = await both.send(plainRequest("getInstallation"), (answer) => ({ ...answer, status }));
      expect(found).toEqual([
        expect.objectContaining({ kind: "status", path: "", expected: status, received: 200 }),
      ]);
    },
  );
});

/** Alters one place of one answer, and expects it to be told; gives what it was, `undefined` where the answer has no such place. */
async function lookOnce(
  both: BothSides,
  { operation, pick }: { operation: string; pick: number },
): Promise<string | undefined> {
  const look = plainRequest(operation);
  expect(await both.send(look)).toEqual([]);
  let done: ReturnType<typeof applyAlteration> | undefined;
  const found = await both.send(look, (answer: TextAnswer) => {
    const body = answer.text === "" ? undefined : (JSON.parse(answer.text) as unknown);
    // The log of what is under way may have grown by the time that the other side is asked.
    const mayGrow = operation === "listOperationLogs" && both.knowledge.underWay.size > 0;
    const all = alterationsOf(placeOfAnswer(operation, answer.status), body).filter(
      (alteration) => !mayGrow || !isAtEnd(alteration, body),
    );
    const alteration = all[pick % all.length];
    if (!alteration) return answer;
    done = applyAlteration(body, alteration);
    return { ...answer, text: JSON.stringify(done.body) };
  });
  if (!done) return undefined;
  const { kind, path } = done;
  const about = `${kind} at ${operation} ${path}`;
  expect(found.length, about).toBeGreaterThan(0);
  expect(
    found.filter(({ path: where }) => !isNear(where, path)),
    about,
  ).toEqual([]);
  // The altered answer has taught nothing wrong.
  expect(await both.send(look), about).toEqual([]);
  return `${operation} ${kind}`;
}

/** Whether a difference is told at a place, within it, or at the list that it is an item of. */
function isNear(found: string, altered: string): boolean {
  return found === altered || found.startsWith(`${altered}/`) || altered.startsWith(`${found}/`);
}
