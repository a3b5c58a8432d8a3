import { describe, expect, it } from "vitest";
import {
  ApiError,
  ConfigConflictError,
  ConfigValidationError,
  ConnectError,
  NetworkError,
  TimeoutError,
  TokenError,
  UnsupportedChangeError,
  UsageError,
  describeError,
  english,
  german,
  sayError,
  sayStep,
  translateIssue,
  type ConfigIssue,
  type ErrorParams,
  type IssueParams,
  type Messages,
  type StepParams,
} from "../../src/core.js";
import { createSay } from "../../src/words/say.js";

/** Parameters of every code: a code that is missing here is a type error. */
const issues: { [TCode in keyof IssueParams]: IssueParams[TCode][] } = {
  "batch-unsupported": [{ provider: "acme" }],
  "default-type": [{ value: 5, field: "born", type: "date" }],
  "deletion-unsupported": [
    { provider: "acme", isKnown: true },
    { provider: "acme", isKnown: false },
  ],
  "deselected-field": [{ field: "email" }],
  "duplicate-filter": [{ field: "status" }],
  "duplicate-mapping": [{ other: "stage", field: "status" }],
  "duplicate-offer": [{ name: "stage" }],
  "duplicate-setting": [{ other: "stage" }],
  "duplicate-value-mapping": [{ other: "a", value: "A" }],
  "if-empty-unsupported": [{ provider: "acme" }],
  "invalid-schedule": [{ schedule: "hourly" }],
  "many-defaults": [{ kinds: ["stringValue", "integerValue"] }],
  "missing-mapping": [{ name: "stage" }, { name: "stage", suggested: "status" }],
  "missing-period": [{}],
  "missing-value-mapping": [{ value: "a" }],
  "object-name": [{ name: "contact" }],
  "quota-unsupported": [{ provider: "hubspot" }],
  "quota-unwatched": [{}],
  "read-only-field": [{ field: "created" }],
  refused: [{}, { reason: "no such field", remedy: "choose another" }],
  "rule-failed": [{ rule: "checkNames" }],
  "rule-unfinished": [{ rule: "checkNames", seconds: 10 }],
  "unknown-default": [{ names: ["floatValue"], kinds: ["stringValue"] }],
  "unknown-event": [{ event: "object.merge" }, { event: "object.merge", suggestion: "object.merged" }],
  "unknown-field": [{ field: "emial" }, { field: "emial", suggestion: "email" }],
  "unknown-key": [{ name: "deletionSetings", suggestion: "deletionSettings" }],
  "unknown-mapping": [{ name: "stage" }],
  "unknown-object": [
    { action: "write", name: "Contact" },
    { action: "write", name: "Contact", suggestion: "contact" },
  ],
  "unknown-option": [
    { value: "x", field: "status" },
    { value: "x", field: "status", suggestion: "y" },
  ],
  "wrong-provider": [{ provider: "acme", expected: "salesforce" }],
  "wrong-type": [
    { expected: "text" },
    { expected: "whole-number" },
    { expected: "whole-number-from-0" },
    { expected: "scalar" },
    { expected: "filter-value" },
    { expected: "value" },
    { expected: "list" },
    { expected: "object" },
    { expected: ["always", "never"] },
  ],
};

const object = "contact";
const steps: { [TKind in keyof StepParams]: StepParams[TKind][] } = {
  custom: [{ label: "Ours" }],
  discard: [{}],
  "keep-mine": [{}],
  several: [{ count: 1200 }],
  proxy: [{ enabled: true }, { enabled: false }],
  section: [{ section: "" }, { section: "provider" }],
  reading: [{ object, enabled: true }],
  writing: [{ object, enabled: false }],
  subscribing: [{ object, enabled: true }],
  deletion: [{ object, enabled: true }],
  settings: [{ object, field: "email" }],
  selection: [
    { object, field: "email", selected: true },
    { object, field: "email", selected: false },
  ],
  "all-fields": [
    { object, selected: true },
    { object, selected: false },
  ],
  mapping: [
    { object, name: "stage", removed: true },
    { object, name: "stage", removed: false },
  ],
  "value-mapping": [{ object, field: "email" }],
  events: (["create", "update", "delete"] as const).map((event) => ({ object, event, enabled: true })),
  "watched-fields": [{ object }],
  "other-section": [{ object, section: "sync", enabled: true }],
  object: [
    { object, section: "write" },
    { object, section: "write", part: "schedule" },
    { object, section: "read", part: "fieldFilters" },
  ],
};

const errors: { [TKind in keyof ErrorParams]: ErrorParams[TKind][] } = {
  network: [{}],
  timeout: [{ seconds: 30 }],
  unauthorized: [{}],
  forbidden: [{}],
  "not-found": [{}],
  conflict: [{ places: 1 }, { places: 2 }],
  invalid: [{ count: 1 }, { count: 2 }],
  refused: [{}, { reason: "no" }],
  "too-many": [{}],
  server: [{}, { requestId: "r-1" }],
  unsupported: [{ count: 1 }, { count: 2 }],
  session: [{}],
  login: (["blocked", "closed", "denied", "canceled"] as const).map((code) => ({ code })),
  other: [{}],
};

const loadGerman = () => (typeof german === "function" ? german() : Promise.resolve(german));

type Entry = (params: unknown, say: ReturnType<typeof createSay>) => unknown;

/** Says every entry of a dictionary with all parameters, as `[key, text]`. */
function sayAll(messages: Messages): (readonly [string, string])[] {
  const say = createSay(messages.locale);
  const all = { issues, steps, errors } as Record<string, Record<string, unknown[]>>;
  return Object.entries(all).flatMap(([part, entries]) =>
    Object.entries(entries).flatMap(([key, list]) =>
      list.map((params) => {
        const dictionary = messages[part as "steps"] as unknown as Record<string, Entry>;
        const words = dictionary[key]?.(params, say);
        return [`${part}.${key}`, typeof words === "string" ? words : JSON.stringify(words)] as const;
      }),
    ),
  );
}

const issue: ConfigIssue = {
  path: "",
  severity: "error",
  code: "object-name",
  params: { name: "contact" },
  message: "Expected the name that the object stands under.",
};

describe("the dictionaries", () => {
  it.each([
    ["English", () => Promise.resolve(english)],
    ["German", loadGerman],
  ])("%s has a word for every code, step and error, and says no undefined (H18)", async (_, load) => {
    for (const [key, text] of sayAll(await load())) {
      expect(text, key).toMatch(/\S/);
      expect(text, key).not.toMatch(/undefined|null|NaN|\[object/);
    }
  });

  it("English and German have the same entries (H18)", async () => {
    const dictionary = await loadGerman();
    for (const part of ["issues", "steps", "errors"] as const) {
      expect(Object.keys(dictionary[part]).sort()).toEqual(Object.keys(english[part]).sort());
    }
  });

  it("no German text is the English one, but for a label of the app's (H18)", async () => {
    const inEnglish = sayAll(english);
    const same = sayAll(await loadGerman()).filter(([key, text], index) => {
      return key !== "steps.custom" && text === inEnglish[index]?.[1];
    });
    expect(same).toEqual([]);
  });

  it("a dictionary that lacks an entry is a type error (H18)", () => {
    const { other: _other, ...errorsWithoutOne } = english.errors;
    // @ts-expect-error -- an error lacks its word
    const broken: Messages = { ...english, errors: errorsWithoutOne };
    const { discard: _discard, ...stepsWithoutOne } = english.steps;
    // @ts-expect-error -- a step lacks its word
    const other: Messages = { ...english, steps: stepsWithoutOne };
    const { refused: _refused, ...issuesWithoutOne } = english.issues;
    // @ts-expect-error -- a code lacks its word
    const third: Messages = { ...english, issues: issuesWithoutOne };
    expect([broken, other, third]).toHaveLength(3);
  });

  it("an entry that is missing or throws at run time is said in English (H18)", () => {
    const holes = {
      locale: "xx-nonsense-",
      issues: {
        "object-name": () => {
          throw new Error("oops");
        },
      },
      steps: {},
    } as unknown as Messages;
    expect(translateIssue(issue, holes)).toEqual(issue);
    expect(sayStep({ kind: "several", params: { count: 2 } }, holes)).toBe("2 changes");
    expect(sayError({ kind: "forbidden", params: {} }, holes)).toBe(
      "You are not allowed to do this. Ask the people who run this app.",
    );
  });

  it.each([
    ["a number", 7],
    ["nothing", null],
    ["an object", { text: "x" }],
    ["a list", ["x"]],
    ["a promise", Promise.resolve("x")],
    ["a function", () => "x"],
    ["words that are none", { message: 7 }],
  ])("an entry that gives %s is said in English (H18)", (_, given) => {
    const odd = () => given;
    const dictionary = {
      locale: "xx",
      issues: { "object-name": odd },
      steps: { several: odd },
      errors: { forbidden: odd },
    } as unknown as Messages;
    expect(translateIssue(issue, dictionary)).toBe(issue);
    expect(sayStep({ kind: "several", params: { count: 2 } }, dictionary)).toBe("2 changes");
    expect(sayError({ kind: "forbidden", params: {} }, dictionary)).toBe(
      "You are not allowed to do this. Ask the people who run this app.",
    );
  });

  it.each([
    ["no dictionary at all", {}],
    ["entries that are no functions", { locale: 7, issues: [], steps: { several: "2" }, errors: null }],
  ])("%s leaves the words English (H18)", (_, dictionary) => {
    const messages = dictionary as unknown as Messages;
    expect(sayStep({ kind: "several", params: { count: 2 } }, messages)).toBe("2 changes");
    expect(sayError({ kind: "network", params: {} }, messages)).toMatch(/^The service could not be reached/);
  });

  it("numbers are written as the language does (H18)", async () => {
    expect(sayStep({ kind: "several", params: { count: 1200 } })).toBe("1,200 changes");
    expect(sayStep({ kind: "several", params: { count: 1200 } }, await loadGerman())).toBe(
      "1.200 Änderungen",
    );
    expect(createSay("de").list(["a", "b", "c"])).toBe("a, b und c");
    expect(createSay("not a locale").list(["a", "b"])).toBe("a, b");
  });

  it("a language with other plural forms than English says each by its own (H18)", () => {
    const polish: Messages = {
      ...english,
      locale: "pl",
      steps: {
        ...english.steps,
        several: ({ count }, { number, plural }) =>
          `${number(count)} ${plural(count, { one: "zmiana", few: "zmiany", many: "zmian", other: "zmiany" })}`,
      },
    };
    const say = (count: number) => sayStep({ kind: "several", params: { count } }, polish);
    // The forms of CLDR: 1 is one; 2-4 but 12-14 is few; other whole numbers are many; fractions are other.
    expect([1, 2, 4, 5, 12, 22, 25, 1.5].map(say)).toEqual([
      "1 zmiana",
      "2 zmiany",
      "4 zmiany",
      "5 zmian",
      "12 zmian",
      "22 zmiany",
      "25 zmian",
      "1,5 zmiany",
    ]);
  });

  it.each([
    ["en", 1, "1 second"],
    ["en", 0.5, "0.5 seconds"],
    ["en", 30, "30 seconds"],
    ["de", 1, "1 Sekunde"],
    ["de", 1.5, "1,5 Sekunden"],
  ])("a time is said in its plural form: %s, %d (H18)", async (language, seconds, text) => {
    const messages = language === "de" ? await loadGerman() : english;
    expect(sayError({ kind: "timeout", params: { seconds } }, messages)).toMatch(new RegExp(`\\b${text}\\b`));
    const [, issue] = sayAll({
      ...messages,
      issues: {
        ...messages.issues,
        "rule-unfinished": (_, say) => messages.issues["rule-unfinished"]({ rule: "r", seconds }, say),
      },
    }).find(([key]) => key === "issues.rule-unfinished") ?? ["", ""];
    expect(issue).toContain(text);
  });

  it("a dictionary that throws where it is asked for what it lacks is said in English (H18)", () => {
    const strict = <TPart extends object>(part: TPart) =>
      new Proxy(part, {
        get: (target, name) => {
          if (!Reflect.has(target, name)) throw new Error(`no text for ${String(name)}`);
          return Reflect.get(target, name) as unknown;
        },
      });
    const dictionary = strict({ locale: "fr", errors: strict({}) }) as unknown as Messages;
    expect(sayError({ kind: "network", params: {} }, dictionary)).toMatch(
      /^The service could not be reached/,
    );
    expect(sayStep({ kind: "several", params: { count: 2 } }, dictionary)).toBe("2 changes");
    expect(translateIssue(issue, dictionary)).toBe(issue);
  });

  it("a plural without a text is no plural: the entry is said in English (H18)", () => {
    const holes: Messages = {
      ...english,
      steps: {
        ...english.steps,
        several: ({ count }, { plural }) => plural(count, { one: "x" } as unknown as { other: string }),
      },
    };
    expect(sayStep({ kind: "several", params: { count: 2 } }, holes)).toBe("2 changes");
    expect(createSay("not a locale").plural(1, { one: "a", other: "b" })).toBe("a");
  });

  it("an issue that an app's own rule found keeps its words (H18, H16)", async () => {
    const own: ConfigIssue = { path: "", severity: "error", code: "own-rule", params: {}, message: "Nein." };
    expect(translateIssue(own, await loadGerman())).toBe(own);
  });
});

const request = { method: "PATCH", path: "/projects/p/integrations/i/installations/x" };
const apiError = (status: number, detail?: string) =>
  new ApiError(request, status, { issues: [], ...(detail !== undefined && { detail }) });

describe("errors for people", () => {
  it.each<[string, unknown]>([
    ["400", apiError(400, "the object is unknown")],
    ["401", apiError(401)],
    ["403", apiError(403)],
    ["404", apiError(404)],
    ["409", apiError(409)],
    ["422", apiError(422)],
    ["429", apiError(429)],
    ["500", apiError(500)],
    ["an answer that cannot be used", apiError(200)],
    ["no network", new NetworkError(request, "https://api.example", new Error("x"))],
    ["a time-out", new TimeoutError(request, 30_000)],
    ["a token", new TokenError("getToken rejected; see the cause")],
    ["a conflict", new ConfigConflictError([{ path: "/a", base: 1, mine: 2, theirs: 3 }])],
    ["a fault", new ConfigValidationError([{ path: "/a", message: "wrong" }])],
    ["an unsupported change", new UnsupportedChangeError([{ path: "/a", reason: "no" }])],
    ["a login", new ConnectError("closed", "closed")],
    ["a usage", new UsageError("wrap the component")],
    ["any error", new Error("boom")],
    ["no error at all", "boom"],
  ])("%s is a sentence without requests and paths; the detail is the error's own (H18)", async (_, error) => {
    const detail = error instanceof Error ? error.message : error;
    for (const messages of [undefined, await loadGerman()]) {
      const words = describeError(error, messages);
      expect(words.detail).toBe(detail);
      expect(words.message).toMatch(/[.!?]$/);
      expect(words.message).not.toMatch(/PATCH|projects|failed with|getToken|undefined/);
    }
  });

  it("a 404 is something that is gone, unless the request would have made something (H18)", () => {
    const making = { method: "POST", path: "/projects/p/integrations/i/installations" };
    const problem = { detail: "the group has no connection", issues: [] };
    expect(describeError(new ApiError(request, 404, problem)).message).toBe(
      "This no longer exists. Load the page again.",
    );
    expect(describeError(new ApiError(making, 404, problem)).message).toBe(
      "The service refused this: the group has no connection.",
    );
  });

  it.each([
    ["an object without a prototype", Object.create(null), "[object Object]"],
    ["a text that hides in an object", { token: "secret-token" }, "[object Object]"],
    ["a symbol", Symbol("why"), "Symbol(why)"],
    ["nothing", undefined, "undefined"],
  ])("%s that was thrown is said, too, and what it holds is not (H18)", (_, thrown: unknown, detail) => {
    expect(describeError(thrown)).toMatchObject({ detail, message: expect.stringMatching(/^Something/) });
  });
});
