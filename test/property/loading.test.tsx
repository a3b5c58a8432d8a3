import { QueryClient } from "@tanstack/react-query";
import { act, cleanup, render } from "@testing-library/react";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createMockBackend } from "../../mock-server/index.js";
import {
  AmpersandProvider,
  InstallationProvider,
  useConnection,
  useInstallation,
  useIsIntegrationInstalled,
  useLocalConfig,
  useManifest,
  useProvider,
  type ConfigContent,
} from "../../src/index.js";
import { salesforceManifest } from "../support/salesforce-manifest.js";
import { tenant } from "../support/tenant.js";

const content: ConfigContent = {
  provider: "salesforce",
  write: { objects: { contact: { objectName: "contact" } } },
};
const keys = ["first-key", "second-key"];

/** What becomes of one request. */
const outcome = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ kind: "answer" } as const) },
  fc.record({ kind: fc.constant("late" as const), ms: fc.integer({ min: 1, max: 5_000 }) }),
  fc.constant({ kind: "fail" } as const),
  fc.constant({ kind: "hang" } as const),
  fc.record({ kind: fc.constant("status" as const), status: fc.constantFrom(401, 403, 404, 429, 500, 503) }),
  fc.constant({ kind: "html" } as const),
);
type Outcome = typeof outcome extends fc.Arbitrary<infer TOutcome> ? TOutcome : never;

const outage = fc
  .tuple(outcome, fc.integer({ min: 5, max: 40 }))
  .map(([each, count]) => Array<Outcome>(count).fill(each));

/** One by one, an outage that meets every request for a while, or one that begins while the screen loads or after it. */
const scripts = fc.oneof(
  fc.array(outcome, { maxLength: 24 }),
  outage,
  fc
    .tuple(fc.integer({ min: 3, max: 8 }), outage)
    .map(([answers, failures]) => [...Array<Outcome>(answers).fill({ kind: "answer" }), ...failures]),
);

/** What happens while requests go wrong. */
const event = fc.oneof(
  fc.record({ kind: fc.constant("wait" as const), ms: fc.integer({ min: 0, max: 20_000 }) }),
  fc.constant({ kind: "refetch" } as const),
  fc.record({ kind: fc.constant("key" as const), key: fc.constantFrom(...keys) }),
);

interface View {
  refetches: (() => Promise<unknown>)[];
  shown: Record<string, unknown>;
  states: { isPending: boolean; isSuccess: boolean; isError: boolean; error: Error | null }[];
}

let view: View = { refetches: [], shown: {}, states: [] };

function Screen() {
  const hooks = {
    installation: useInstallation(),
    connection: useConnection(),
    manifest: useManifest(),
    provider: useProvider(),
    installed: useIsIntegrationInstalled(tenant.integration, tenant.groupRef),
  };
  const fields = hooks.manifest.getCustomerFieldsForObject("touchpoints__c");
  const states = Object.values(hooks).map(({ isPending, isSuccess, isError, error }) => ({
    ...{ isPending, isSuccess, isError, error },
  }));
  view = {
    refetches: Object.values(hooks).map(({ refetch }) => refetch),
    states,
    shown: {
      installation: hooks.installation.installation?.config.content,
      connection: hooks.connection.connection?.id,
      health: hooks.connection.health,
      manifest: hooks.manifest.data?.content.name,
      provider: hooks.provider.provider?.name,
      installed: hooks.installed.isIntegrationInstalled,
      fields: fields.allFields !== null,
      draft: useLocalConfig().get(),
    },
  };
  return null;
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe("a screen, whatever its requests meet", () => {
  it("shows what the server has after the last failure and one refetch, and asks no more than it may (H10, H11)", async () => {
    await fc.assert(
      fc.asyncProperty(
        scripts,
        fc.array(event, { maxLength: 6 }),
        fc.constantFrom(0, 1, 3),
        async (outcomes, events, retries) => {
          const backend = createMockBackend({ manifest: salesforceManifest });
          const { integration, groupRef, consumerRef } = tenant;
          backend.seed({
            connections: [{ id: "c", groupRef, consumerRef, provider: "salesforce", status: "working" }],
            installations: [{ integration, groupRef, content }],
          });
          const script: Outcome[] = [...outcomes];
          const asked = new Map<string, number>();
          const fetch: typeof globalThis.fetch = async (url, init) => {
            const resource = new URL(String(url)).pathname;
            asked.set(resource, (asked.get(resource) ?? 0) + 1);
            const next = script.shift() ?? { kind: "answer" };
            const answer = () => backend.fetch(url as string, init);
            switch (next.kind) {
              case "answer":
                return answer();
              case "late":
                await new Promise((resolve) => setTimeout(resolve, next.ms));
                return answer();
              case "fail":
                throw new TypeError("fetch failed");
              case "hang":
                return new Promise(() => undefined);
              case "status":
                return new Response("{}", { status: next.status });
              case "html":
                return new Response("<html>", { status: 200 });
            }
          };
          const queryClient = new QueryClient({
            defaultOptions: { queries: { retry: retries, gcTime: 1e9 } },
          });
          const app = (apiKey: string) => (
            <AmpersandProvider
              options={{ project: "mock-project", apiKey, fetch, queryClient, timeoutMs: 4_000 }}
            >
              <InstallationProvider {...tenant}>
                <Screen />
              </InstallationProvider>
            </AmpersandProvider>
          );
          const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));
          const refetch = async () => {
            const ended = view.refetches.map((ask) => ask());
            await pass(0);
            return ended;
          };
          const { rerender } = render(app(keys[0] ?? ""));
          await pass(0);
          // How often everything may be asked for: at the start, for a new key, and for a refetch.
          let rounds = 1;
          let [key = ""] = keys;
          let loaded = view.states.map(({ isSuccess }) => isSuccess);
          for (const each of events) {
            if (each.kind === "wait") await pass(each.ms);
            else if (each.kind === "refetch") {
              rounds += 1;
              await refetch();
            } else {
              rounds += 1;
              rerender(app(each.key));
              if (each.key !== key) {
                // Nothing of what the key before has loaded is shown, not even once.
                expect(view.states.some(({ isSuccess }) => isSuccess)).toBe(false);
                loaded = loaded.map(() => false);
              }
              key = each.key;
              await pass(0);
            }
            // What was loaded stays, whatever fails later.
            view.states.forEach(({ isSuccess }, index) => {
              if (loaded[index]) expect(isSuccess).toBe(true);
            });
            loaded = view.states.map(({ isSuccess }) => isSuccess);
            for (const { isPending, isSuccess, isError, error } of view.states) {
              // Something is always told, and never two things at once.
              expect(isPending).toBe(!isSuccess && !isError);
              expect(isError).toBe(error !== null);
            }
          }
          // All that is under way ends: time-outs, late answers and the pauses between attempts.
          await pass(200_000);
          const most = Math.max(0, ...asked.values());
          script.length = 0;
          await refetch();
          await pass(200_000);
          expect(view.shown).toEqual({
            installation: content,
            connection: "c",
            health: "healthy",
            manifest: integration,
            provider: "salesforce",
            installed: true,
            fields: true,
            draft: content,
          });
          expect(view.states.every(({ isSuccess, isError }) => isSuccess && !isError)).toBe(true);
          // Each resource by one query's attempts in every round.
          expect(most).toBeLessThanOrEqual((retries + 1) * rounds);
          cleanup();
          queryClient.clear();
        },
      ),
      { numRuns: 150 },
    );
  }, 300_000);
});
