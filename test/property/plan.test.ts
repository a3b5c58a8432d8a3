import { deepStrictEqual } from "node:assert/strict";
import fc from "fast-check";
import jsonPatch, { type Operation } from "fast-json-patch";
import { afterEach, describe, expect, it } from "vitest";
import type { InstallationConfigContent } from "../../src/contract/index.js";
import {
  createInstallationRequestSchema,
  patchObjectConfigContentRequestSchema,
  updateInstallationRequestSchema,
} from "../../src/contract/index.js";
import { diffLeaves } from "../../src/draft/merge/changes.js";
import { planSave } from "../../src/save/plan/plan-save.js";
import type { Fallback, SavePlan, SaveStrategy } from "../../src/save/plan/save-plan.js";
import { referenceTokens } from "../support/readers/apply-json-patch.js";
import { applyPlan } from "../support/readers/apply-plan.js";
import { maskNames } from "../support/readers/apply-update-mask.js";
import {
  arbitraryConfig,
  configPair,
  hostileNames,
  plainNames,
} from "../support/arbitraries/arbitrary-config.js";
import {
  expectedConfig,
  expectedMask,
  meaning,
  topmostDifferences,
} from "../support/readers/expected-save.js";
import {
  isJsonObject,
  member,
  overTheWire,
  setMember,
  type Json,
  type JsonObject,
} from "../support/readers/json-reader.js";
import { withoutNulls } from "../support/without-nulls.js";
import { lawRuns } from "../support/law-runs.js";

const target = {
  project: "p 1/2",
  integrationId: "write.to:salesforce#",
  groupRef: "customer/group ref",
  provider: "salesforce",
  installationId: "in?1",
};
const strategies: SaveStrategy[] = ["auto", "json-patch", "update-mask"];
const numRuns = lawRuns(1000);
const known = configPair({ names: hostileNames, foreign: false });
const wild = configPair({ names: hostileNames, foreign: true });

const prototypeBefore = Object.getOwnPropertyDescriptors(Object.prototype);
afterEach(() => {
  deepStrictEqual(Object.getOwnPropertyDescriptors(Object.prototype), prototypeBefore);
});

describe.each(strategies)("with strategy %s", (strategy) => {
  it("with strategy %s the planned requests turn the saved config into the draft (S6, S7)", () => {
    fc.assert(
      fc.property(known, ({ saved, draft }) => {
        const plan = planOf(saved, draft, strategy);
        const result = applyPlan(saved, plan.requests, target) as JsonObject;
        expect(plan.unsupported).toEqual([]);
        deepStrictEqual(meaning(result), meaning(expectedConfig(saved, draft)));
        deepStrictEqual(withoutNulls(result), withoutNulls(layFallbacks(saved, draft, plan.fallbacks)));
      }),
      { numRuns },
    );
  });

  it("exactly the changes that no request makes are unsupported (S6)", () => {
    fc.assert(
      fc.property(wild, ({ saved, draft }) => {
        const plan = planOf(saved, draft, strategy);
        const result = meaning(applyPlan(saved, plan.requests, target) as JsonObject);
        const isLossless = topmostDifferences(result, meaning(expectedConfig(saved, draft))) === 0;
        expect(plan.unsupported.length === 0).toBe(isLossless);
      }),
      { numRuns },
    );
  });

  it("plans the same from frozen configs, whatever the order of their names, and mutates nothing (D8, S1)", () => {
    fc.assert(
      fc.property(wild, ({ saved, draft }) => {
        const [savedBefore, draftBefore] = [JSON.stringify(saved), JSON.stringify(draft)];
        const plan = planOf(deepFreeze(saved), deepFreeze(draft), strategy);
        expect([JSON.stringify(saved), JSON.stringify(draft)]).toEqual([savedBefore, draftBefore]);
        const again = planOf(reversed(saved) as JsonObject, reversed(draft) as JsonObject, strategy);
        deepStrictEqual(overTheWire(again), overTheWire(plan));
        const places = (sides: SavePlan) =>
          sides.requests.map(({ path, body }) => [path, maskOrPointers(body)]);
        deepStrictEqual(places(again), places(plan));
      }),
      { numRuns: lawRuns(300) },
    );
  });

  it("with strategy %s every body is one that the contract takes (S7)", () => {
    fc.assert(
      fc.property(known, ({ saved, draft }) => {
        for (const { body } of planOf(saved, draft, strategy).requests) {
          const schema =
            "updateMask" in body ? updateInstallationRequestSchema : patchObjectConfigContentRequestSchema;
          expect(schema.safeParse(overTheWire(body)).error).toBeUndefined();
        }
      }),
      { numRuns: lawRuns(300) },
    );
  });
});

describe("create", () => {
  it("the planned request installs the draft whole (S7)", () => {
    fc.assert(
      fc.property(arbitraryConfig({ names: hostileNames, foreign: true }), (draft) => {
        const plan = planSave({ saved: undefined, draft: draft as InstallationConfigContent, target });
        const installed = applyPlan(undefined, plan.requests, target) as JsonObject;
        deepStrictEqual(withoutNulls(installed), withoutNulls({ ...draft, provider: "salesforce" }));
        expect(plan.kind).toBe("create");
        expect(plan.unsupported.map(({ path }) => path)).toEqual(
          draft.provider === "salesforce" ? [] : ["/provider"],
        );
        expect(createInstallationRequestSchema.safeParse(plan.requests[0]?.body).error).toBeUndefined();
      }),
      { numRuns: lawRuns(300) },
    );
  });
});

describe("the mask", () => {
  it("the mask is the shortest one, and the content is what it names (S4)", () => {
    fc.assert(
      fc.property(known, ({ saved, draft }) => {
        const wanted = expectedConfig(saved, draft);
        const mask = expectedMask(saved, wanted);
        const { requests } = planOf(saved, draft, "update-mask");
        expect(requests.length).toBe(mask.length === 0 ? 0 : 1);
        for (const { body } of requests) {
          if (!("updateMask" in body)) throw new Error("expected an update mask");
          deepStrictEqual(
            body.updateMask.map((path) => maskNames(path)),
            mask.map((names) => ["config", "content", ...names]),
          );
          const content = overTheWire(body.installation.config.content) as JsonObject;
          deepStrictEqual(withoutNulls(content), withoutNulls(contentOf(mask, wanted)));
        }
      }),
      { numRuns },
    );
  });
});

describe("auto", () => {
  it("auto patches a lone changed object that the server has, masks anything else in one request (S5)", () => {
    const kinds = new Set<string>();
    fc.assert(
      fc.property(known, ({ saved, draft }) => {
        const plan = planOf(saved, draft, "auto");
        kinds.add(plan.kind);
        const mask = expectedMask(saved, expectedConfig(saved, draft));
        const [section = "", , name] = mask[0] ?? [];
        const isOnServer =
          name !== undefined && isJsonObject(member(member(member(saved, section), "objects"), name));
        const isNameable = name !== undefined && !["", ".", "..", "\ud800"].includes(name);
        const kind =
          mask.length === 0
            ? "noop"
            : mask.length === 1 && isOnServer && isNameable
              ? "json-patch"
              : "update-mask";
        expect(plan.kind).toBe(kind);
        expect(plan.requests.length).toBe(kind === "noop" ? 0 : 1);
      }),
      { numRuns },
    );
    expect([...kinds].sort()).toEqual(["json-patch", "noop", "update-mask"]);
  });
});

describe("the operations", () => {
  it("operations are as few as there are topmost differing places, and a second reader agrees on them (S3)", () => {
    let patches = 0;
    fc.assert(
      fc.property(configPair({ names: plainNames, foreign: false }), ({ saved, draft }) => {
        const wanted = withoutNulls(expectedConfig(saved, draft));
        for (const { path, body } of planOf(saved, draft, "json-patch").requests) {
          if (!("changes" in body)) continue;
          patches++;
          const name = decodeURIComponent(path.split("/").at(-2) ?? "");
          const present = withoutNulls(saved);
          const before = member(member(member(present, body.action), "objects"), name) as Json;
          const after = member(member(member(wanted, body.action), "objects"), name) as Json;
          expect(body.changes.length).toBe(topmostDifferences(inOne(before), inOne(after)));
          const operations = overTheWire(body.changes) as unknown as Operation[];
          const held = member(member(member(saved, body.action), "objects"), name) as Json;
          const patched = jsonPatch.applyPatch(overTheWire(held), operations, true).newDocument;
          const [config, expected] = [patched, after].map((object): JsonObject => ({
            [body.action]: { objects: { contact: object } },
          }));
          deepStrictEqual(withoutNulls(config as JsonObject), withoutNulls(expected as JsonObject));
        }
      }),
      { numRuns },
    );
    expect(patches).toBeGreaterThan(numRuns / 10);
  });
});

describe("the plan", () => {
  it("the plan is the same with the changes that the caller has already (S1)", () => {
    fc.assert(
      fc.property(known, ({ saved, draft }) => {
        const changes = diffLeaves(saved, draft);
        deepStrictEqual(planOf(saved, draft, "auto", changes), planOf(saved, draft, "auto"));
      }),
      { numRuns: lawRuns(300) },
    );
  });

  it("the plan is the same where an absent member is written as undefined (S1)", () => {
    fc.assert(
      fc.property(known, fc.constantFrom(...strategies), ({ saved, draft }, strategy) => {
        const [plan, padded] = [saved, withUndefined(saved) as JsonObject].map((side) =>
          planOf(side, withUndefined(draft) as JsonObject, strategy),
        );
        deepStrictEqual(overTheWire(plan?.requests), overTheWire(planOf(saved, draft, strategy).requests));
        deepStrictEqual(overTheWire(padded?.requests), overTheWire(planOf(saved, draft, strategy).requests));
      }),
      { numRuns: lawRuns(300) },
    );
  });
});

/** An object whose defaults are one text each: they are single values, and differ as a whole (D15). */
function inOne(object: Json): Json {
  const settings = member(object, "selectedFieldSettings");
  if (!isJsonObject(object) || !isJsonObject(settings)) return object;
  const copy = overTheWire(object) as JsonObject;
  for (const setting of Object.values(member(copy, "selectedFieldSettings") as JsonObject)) {
    const value = member(setting, "default");
    if (isJsonObject(setting) && value !== undefined) setMember(setting, "default", JSON.stringify(value));
  }
  return copy;
}

function planOf(saved: JsonObject, draft: JsonObject, strategy: SaveStrategy, changes?: SavePlan["changes"]) {
  const [from, to] = [saved, draft] as [InstallationConfigContent, InstallationConfigContent];
  return planSave({ saved: from, draft: to, target, strategy, changes });
}

/** What `Fallback` promises: the server holds `sent`, or what it had, where the draft differs from it. */
function layFallbacks(saved: JsonObject, draft: JsonObject, fallbacks: readonly Fallback[]): JsonObject {
  const result = overTheWire({ provider: saved.provider, ...draft }) as JsonObject;
  for (const fallback of fallbacks) {
    const names = referenceTokens(fallback.path);
    const kept = names.reduce<Json | undefined>((node, name) => member(node, name), saved);
    setAt(result, names, "sent" in fallback ? overTheWire(fallback.sent) : kept);
  }
  return result;
}

function contentOf(mask: string[][], wanted: JsonObject): JsonObject {
  const content: JsonObject = { provider: "salesforce" };
  for (const names of mask) {
    const value = names.reduce<Json | undefined>((node, name) => member(node, name), wanted);
    // A section or a proxy that the draft dropped: what means nothing stands for it (S6).
    setAt(content, names, value === undefined ? (names[0] === "proxy" ? false : {}) : value);
  }
  return content;
}

function setAt(root: JsonObject, names: readonly string[], value: Json | undefined): void {
  let node = root;
  for (const name of names.slice(0, -1)) {
    const next = member(node, name) ?? {}; // never null: the places are in sections that are objects
    setMember(node, name, next);
    node = next as JsonObject;
  }
  const last = names.at(-1) ?? "";
  if (value === undefined) Reflect.deleteProperty(node, last);
  else setMember(node, last, value);
}

function maskOrPointers(body: SavePlan["requests"][number]["body"]): readonly string[] {
  if ("updateMask" in body) return body.updateMask;
  return "changes" in body ? body.changes.map(({ path }) => path) : [];
}

/** The same value with the names of every object in reverse order. */
function reversed(value: Json): Json {
  if (Array.isArray(value)) return value.map(reversed);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, below]): [string, Json] => [name, reversed(below)])
      .reverse(),
  );
}

/** The same value with a member more in every object, whose value is `undefined`. */
function withUndefined(value: Json): unknown {
  if (!isJsonObject(value)) return value;
  const members = Object.entries(value).map(([name, below]): [string, unknown] => [
    name,
    withUndefined(below),
  ]);
  const spare = hostileNames.find((name) => !Object.hasOwn(value, name)) ?? "spare";
  return Object.fromEntries([...members, [spare, undefined]]);
}

function deepFreeze<TValue>(value: TValue): TValue {
  if (typeof value === "object" && value !== null) Object.values(Object.freeze(value)).forEach(deepFreeze);
  return value;
}
