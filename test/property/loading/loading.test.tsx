import { cleanup } from "@testing-library/react";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { tenant } from "../../support/tenant.js";
import { content, createFailingWorld } from "./failing-world.js";
import { credentials, event, scripts, tokenOutcome } from "./outcomes.js";
import { createScreen, type Viewer } from "./screen.js";

/** The matrix tries more. */
const numRuns = process.env["ALL_FAILURES"] ? 300 : 30;

/** What the screen shows of the world, once all of it was answered. */
const everything = {
  installation: content,
  connection: "c",
  health: "healthy",
  manifest: tenant.integration,
  provider: "salesforce",
  installed: true,
  beside: true,
  fields: true,
  draft: content,
  operations: [],
  integrations: ["c"],
};

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe("a screen, whatever its requests and tokens meet", () => {
  it("shows what the server has after the last failure and one refetch, and asks no more than it may (H10, H11)", async () => {
    await fc.assert(
      fc.asyncProperty(
        scripts,
        fc.array(tokenOutcome, { maxLength: 12 }),
        fc.array(event, { maxLength: 6 }),
        fc.constantFrom(0, 1, 3),
        fc.constantFrom(...credentials),
        async (outcomes, tokenOutcomes, events, retries, name) => {
          const world = createFailingWorld(outcomes, tokenOutcomes);
          let viewer: Viewer = { name, consumerRef: "jane" };
          const screen = createScreen(world, retries, viewer);
          await screen.pass(0);
          // How often everything may be asked for: at the start, and once for each that asks for it anew.
          let rounds = 1;
          let loaded = successes();
          for (const each of events) {
            if (each.kind !== "wait") rounds += 1;
            if (each.kind === "wait") await screen.pass(each.ms);
            else if (each.kind === "refetch") void screen.refetch();
            else if (each.kind === "clear") screen.queryClient.clear();
            else if (each.kind === "remount") screen.remount();
            else if (each.kind === "hide or show settings") screen.hide(!screen.isHidden());
            else {
              const before = viewer;
              viewer = { ...viewer, ...each };
              screen.show(viewer);
              // Nothing of what another has loaded is shown, not even once. Without the settings nobody says that a user has gone: one
              // who comes back sees their own.
              const comesBack = each.kind === "consumer" && screen.isHidden();
              if (isAnother(before, viewer) && !comesBack) expect(successes()).not.toContain(true);
            }
            if (each.kind !== "wait" && each.kind !== "refetch") loaded = loaded.map(() => false);
            await screen.pass(0);

            for (const { isPending, isSuccess, isError, error } of screen.view().states) {
              // Something is always told, and never two things at once.
              expect(isPending).toBe(!isSuccess && !isError);
              expect(isError).toBe(error !== null);
            }
            // What was loaded stays, whatever fails later; who an inline function is about is known once a token is there.
            if (!isInline(viewer)) {
              successes().forEach((isSuccess, index) => {
                if (loaded[index]) expect(isSuccess).toBe(true);
              });
            }
            loaded = successes();
          }
          await screen.settle();
          // Whoever waits is told in the end.
          expect(screen.view().states.filter(({ isPending }) => isPending)).toEqual([]);
          // Each resource by one query's attempts in every round; with a token a 401 is asked once more.
          expect(Math.max(0, ...world.asked.values())).toBeLessThanOrEqual((retries + 1) * rounds * 2);

          screen.hide(false);
          await screen.settle();
          world.recover();
          world.forgetAsked();
          let hasEnded = false;
          void screen.refetch().then(() => {
            hasEnded = true;
          });
          await screen.settle();
          expect(hasEnded).toBe(true);
          expect(screen.view().shown).toEqual(everything);
          expect(successes()).not.toContain(false);
          expect(screen.view().states.filter(({ isError }) => isError)).toEqual([]);
          expect([...world.asked.values()].filter((times) => times > 1)).toEqual([]);
          cleanup();
          screen.queryClient.clear();

          function successes() {
            return screen.view().states.map(({ isSuccess }) => isSuccess);
          }
        },
      ),
      { numRuns },
    );
  }, 900_000);
});

function isInline({ name }: Viewer): boolean {
  return name.startsWith("inline ");
}

/** Whether it is seen at once that it is somebody else. */
function isAnother(one: Viewer, other: Viewer): boolean {
  if (one.consumerRef !== other.consumerRef) return true;
  return one.name !== other.name && !(isInline(one) && isInline(other));
}
