import fc from "fast-check";
import { expect, it } from "vitest";
import type { MockBackendOptions } from "../../../mock-server/index.js";
import {
  buildRequest,
  type RequestPlan,
  requestPlan,
} from "../../mock-server/support/fuzz/arbitrary-request.js";
import { describeWorld, fillWorld, worldNames } from "../../mock-server/support/fuzz/worlds.js";
import { type Door, inProcess } from "./doors.js";
import { hideLoginStates } from "./hide-login-states.js";

/** What stands between a door and the one in process. */
export interface DoorLimits {
  /** The URLs that the backend has behind the door, but for its origin. @default those of the service */
  readonly urls?: Pick<MockBackendOptions, "baseUrl" | "writeUrl" | "storeUrl">;
  /** Whether a request can come through the door at all. */
  canPass(method: string, plan: RequestPlan): boolean;
}

/** Declares the law that a door answers as the one in process does, whatever is asked in whatever order. */
export function describeAgreement(door: Door, { urls = {}, canPass }: DoorLimits): void {
  it("answers whatever is asked as it is answered in process (W2, I1-I6)", async () => {
    let requests = 0;
    const plans = fc.array(requestPlan, { minLength: 1, maxLength: 12, size: "max" });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...worldNames), plans, async (name, asked) => {
        const opened = await Promise.all(
          [door, inProcess].map(async (each) => {
            const options = describeWorld(name);
            const { backend, fetch, close } = await each.open({ ...options, ...urls });
            return { world: fillWorld(backend, options.clock), fetch, close };
          }),
        );
        try {
          for (const plan of asked) {
            const answers = opened.map(async ({ world, fetch }) => {
              const { url, init } = buildRequest(world, world.backend.snapshot(), plan);
              if (!canPass(init.method, plan)) return undefined;
              const answer = await fetch(url, init);
              requests += 1;
              return [answer.status, answer.headers.get("content-type"), await textOf(answer, url)];
            });
            const [through, alone] = await Promise.all(answers);
            expect(through).toEqual(alone);
          }
        } finally {
          await Promise.all(opened.map(({ close }) => close()));
        }
      }),
      { numRuns: 150 },
    );
    expect(requests).toBeGreaterThan(500);
  }, 180_000);
}

async function textOf(answer: Response, url: string): Promise<string> {
  return hideLoginStates(await answer.text()).replaceAll(new URL(url).origin, "https://host.test");
}
