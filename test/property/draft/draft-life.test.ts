import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import fc from "fast-check";
import { afterEach, beforeEach, describe, it, vi } from "vitest";
import { life, type TenantCommand } from "../../draft/support/draft-life-commands.js";
import { toLeaves } from "../../draft/support/draft-life-leaves.js";
import { Tenant } from "../../draft/support/draft-life-tenant.js";
import { draftLives } from "../../support/law-runs.js";

const prototypeBefore = Object.getOwnPropertyDescriptors(Object.prototype);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date", "setTimeout", "clearTimeout"] });
});
afterEach(() => {
  vi.useRealTimers();
  deepStrictEqual(Object.getOwnPropertyDescriptors(Object.prototype), prototypeBefore);
});

function memoryStorage() {
  const texts = new Map<string, string>();
  return {
    texts,
    getItem: (key: string) => texts.get(key) ?? null,
    setItem: (key: string, text: string) => void texts.set(key, text),
    removeItem: (key: string) => void texts.delete(key),
  };
}

async function live(commands: readonly TenantCommand[], historyLimit: number) {
  const storage = memoryStorage();
  const tenants = [new Tenant("A:", storage, historyLimit), new Tenant("B:", storage, historyLimit)] as const;
  for (const command of commands) {
    // A pause, so that an edit of a text does not go on typing in it.
    vi.advanceTimersByTime(2_000);
    const [tenant, other] = command.tenant === 0 ? tenants : [tenants[1], tenants[0]];
    const otherBefore = other.store.getState();
    await tenant.run(command);
    tenant.check();
    strictEqual(other.store.getState(), otherBefore, "another tenant's draft");
    for (const each of [tenant.store.get(), tenant.store.getSaved()]) {
      for (const value of toLeaves(each).values()) ok(!value.includes(other.tag), "another tenant's value");
    }
  }
  for (const tenant of tenants) await tenant.end();
  vi.clearAllTimers();
}

describe("the life of two tenants' drafts, step by step", { timeout: draftLives() * 300 }, () => {
  it("nothing that a user set and nothing that the server changed is lost (D11, D12, S7)", async () => {
    await fc.assert(fc.asyncProperty(life, fc.constantFrom(100, 100, 3), live), { numRuns: draftLives() });
  });
});
