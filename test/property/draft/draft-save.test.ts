import { deepStrictEqual } from "node:assert/strict";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SaveStrategy } from "../../../src/save/plan/save-plan.js";
import { saveDraft } from "../../../src/save/save-draft.js";
import { DraftModel } from "../../draft/support/draft-model.js";
import { draftOf } from "../../draft/support/draft-of.js";
import { createMemoryServer, target, type Answer } from "../../save/support/memory-server.js";
import { callHelpers, manifest, modelManifest, scenario } from "../../draft/support/model-calls.js";
import { meaning } from "../../support/readers/expected-save.js";
import { isJsonObject, member, overTheWire, type JsonObject } from "../../support/readers/json-reader.js";
import { lawRuns } from "../../support/law-runs.js";

const strategy = fc.constantFrom<SaveStrategy>("auto", "json-patch", "update-mask");
const later = scenario.map(({ calls }) => calls);

/** The config without the read objects that `kept` lacks; S6: those come back from the server, disabled. */
function withoutReturned(config: unknown, kept: unknown): JsonObject {
  const copy = overTheWire(config) as JsonObject;
  const objects = member(member(copy, "read"), "objects");
  if (!isJsonObject(objects)) return copy;
  const keptObjects = member(member(overTheWire(kept), "read"), "objects");
  for (const [name, object] of Object.entries(objects)) {
    if (member(keptObjects, name) !== undefined) continue;
    expect(member(object, "disabled")).toBe(true);
    Reflect.deleteProperty(objects, name);
  }
  return copy;
}

describe("a save with random edits before it and while it is in flight", { timeout: 60_000 }, () => {
  it("a save keeps every edit, and after the next save the server has the draft (D12)", async () => {
    await fc.assert(
      fc.asyncProperty(scenario, later, strategy, async ({ before, calls }, inFlight, strategy) => {
        const model = new DraftModel(modelManifest);
        for (const call of before) model.apply(call);
        const saved = { provider: "salesforce", ...model.toContent() };
        const { store, config } = draftOf(saved, manifest);
        const server = createMemoryServer(saved);
        const save = () =>
          saveDraft<Answer>(store, { target: () => Promise.resolve(target), send: server.send, strategy });
        for (const call of calls) callHelpers(config, call);
        server.before = () => {
          for (const call of inFlight) callHelpers(config, call);
        };

        const first = await save();
        const wanted = first.status === "saved" ? store.get() : undefined;
        expect(first.status).not.toBe("unsupported");
        server.before = undefined;
        if (first.plan.requests.length === 0) for (const call of inFlight) callHelpers(config, call);

        const draft = store.get();
        await save();
        expect(store.changes()).toEqual([]);
        expect(store.get()).toBe(store.getSaved());
        deepStrictEqual(
          meaning(overTheWire(store.get()) as JsonObject),
          meaning(overTheWire(server.content) as JsonObject),
        );
        deepStrictEqual(
          meaning(withoutReturned(store.get(), draft)),
          meaning(overTheWire(wanted ?? draft) as JsonObject),
        );
      }),
      { numRuns: lawRuns(250, 500) },
    );
  });

  it("the answer of a save changes nothing in the draft but fallbacks (D12, S6)", async () => {
    await fc.assert(
      fc.asyncProperty(scenario, later, async ({ before, calls }, inFlight) => {
        const model = new DraftModel(modelManifest);
        for (const call of before) model.apply(call);
        const saved = { provider: "salesforce", ...model.toContent() };
        const { store, config } = draftOf(saved, manifest);
        const server = createMemoryServer(saved);
        for (const call of calls) callHelpers(config, call);
        let atAnswer = store.get();
        server.before = () => {
          for (const call of inFlight) callHelpers(config, call);
          atAnswer = store.get();
        };
        await saveDraft<Answer>(store, { target: () => Promise.resolve(target), send: server.send });
        deepStrictEqual(
          meaning(withoutReturned(store.get(), atAnswer)),
          meaning(overTheWire(atAnswer) as JsonObject),
        );
      }),
      { numRuns: lawRuns(250, 500) },
    );
  });
});
