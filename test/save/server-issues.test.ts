import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createMockBackend } from "../../mock-server/index.js";
import { createClient, isApiError } from "../../src/client/index.js";
import type { InstallationConfigContent, JsonPatchOperation, Manifest } from "../../src/contract/index.js";
import { planSave } from "../../src/save/plan/plan-save.js";
import type {
  ConfigContentRequest,
  PlannedRequest,
  SaveStrategy,
  UpdateMaskRequest,
} from "../../src/save/plan/save-plan.js";
import { formatPointer } from "../../src/json/pointer.js";
import {
  issuesOfError as issuesWithParams,
  type RefusedRequest,
} from "../../src/save/server-issues/issues-of-error.js";
import { anyCharacter } from "../support/arbitraries/any-character.js";

/** The issues without what their words are made of, which the tests of the words tell. */
const issuesOfError = (error: RefusedRequest, request?: PlannedRequest) =>
  issuesWithParams(error, request).map(({ params: _params, ...issue }) => issue);

const groupRef = "group-123";
const hostile = [
  "__proto__",
  "constructor",
  "a.b",
  "a/b",
  "a~b",
  "a\\b",
  "a[0]",
  "$['a']['b']",
  "%2F",
  " ",
  "é",
];
const names = ["contact", ...hostile];

function manifestFor(provider: string): Manifest {
  const objects = names.map((objectName) => ({ objectName, destination: "hook" }));
  const write = { objects: names.map((objectName) => ({ objectName })) };
  return {
    specVersion: "1.0.0",
    integrations: [{ name: "crm", provider, read: { objects }, write, subscribe: { objects } }],
  };
}

const object = (objectName: string, parts: object = {}) => ({
  objects: Object.fromEntries([[objectName, { objectName, ...parts }]]),
});

/** A backend where `saved` is installed, where given, and ways to send it requests. */
async function connect(provider: string, saved?: object) {
  const backend = createMockBackend({ manifest: manifestFor(provider) });
  backend.seed({ connections: [{ provider, groupRef, consumerRef: "harry" }] });
  const client = createClient({ project: backend.project.id, apiKey: "key", fetch: backend.fetch });
  const integrationId = backend.integrations["crm"] ?? "";
  const content = saved as InstallationConfigContent | undefined;
  if (content) backend.seed({ installations: [{ integration: "crm", groupRef, content }] });
  const target = {
    project: backend.project.id,
    integrationId,
    groupRef,
    provider,
    installationId: backend.snapshot().installations[0]?.id,
  };
  const path = `/projects/${target.project}/integrations/${integrationId}`;

  /** Sends a request that must be refused, and places what the server found. */
  async function refused(request: PlannedRequest) {
    const before = backend.snapshot();
    const error: unknown = await client.send(request).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    expect(backend.snapshot()).toEqual(before);
    if (!isApiError(error)) throw new Error(`expected an ApiError, got ${String(error)}`);
    return { error, issues: issuesOfError(error, request) };
  }
  return {
    refused,
    target,
    /** Saves a draft the planned way. */
    save: async (draft: object, strategy?: SaveStrategy) => {
      const plan = planSave({ saved: content, draft: draft as InstallationConfigContent, target, strategy });
      const [request] = plan.requests;
      if (!request) throw new Error("nothing to save");
      const { issues } = await refused(request);
      return issues.map((issue) => issue.path);
    },
    /** Sends changes of one object as they are. */
    patch: async (changes: readonly object[], objectName = "contact") => {
      const request: ConfigContentRequest = {
        method: "PATCH",
        path: `${path}/objects/${encodeURIComponent(objectName)}/config-content`,
        body: { groupRef, action: "write", changes: changes as JsonPatchOperation[] },
      };
      return refused(request);
    },
    /** Sends a mask as it is. */
    mask: async (updateMask: readonly string[], draft: object = {}) => {
      const request: UpdateMaskRequest = {
        method: "PATCH",
        path: `${path}/installations/${target.installationId ?? ""}`,
        body: { updateMask, installation: { config: { content: draft as InstallationConfigContent } } },
      };
      return refused(request);
    },
  };
}

/** Drafts with one wrong leaf, and where it is. */
const badDrafts = withProvider([
  ["an unknown object", { write: object("Contact") }, "/write/objects/Contact"],
  ["an unknown object called toString", { read: object("toString") }, "/read/objects/toString"],
  [
    "a key that differs from objectName",
    { write: object("contact", { objectName: "lead" }) },
    "/write/objects/contact/objectName",
  ],
  [
    "two values in a default",
    {
      write: object("contact", {
        selectedFieldSettings: { source: { default: { stringValue: "a", booleanValue: true } } },
      }),
    },
    "/write/objects/contact/selectedFieldSettings/source/default",
  ],
  [
    "a default of the wrong type",
    { write: object("contact", { selectedFieldSettings: { n: { default: { integerValue: 1.5 } } } }) },
    "/write/objects/contact/selectedFieldSettings/n/default/integerValue",
  ],
  [
    "an unknown policy",
    { write: object("contact", { selectedFieldSettings: { "a/b~c.d": { writeOnCreate: "ifEmpty" } } }) },
    "/write/objects/contact/selectedFieldSettings/a~1b~0c.d/writeOnCreate",
  ],
  [
    "ifEmpty where the provider lacks it",
    { write: object("contact", { selectedFieldSettings: { source: { writeOnUpdate: "ifEmpty" } } }) },
    "/write/objects/contact/selectedFieldSettings/source/writeOnUpdate",
    "intercom",
  ],
  [
    "deletion where the provider lacks it",
    { write: object("contact", { deletionSettings: { enabled: true } }) },
    "/write/objects/contact/deletionSettings/enabled",
    "intercom",
  ],
  [
    "two mappings onto one field",
    { read: object("contact", { selectedFieldMappings: { a: "email", b: "email" } }) },
    "/read/objects/contact/selectedFieldMappings/b",
  ],
  [
    "a selected field that the customer does not have",
    { read: object("contact", { selectedFields: { emial: true } }) },
    "/read/objects/contact/selectedFields/emial",
  ],
  [
    "a mapping to a field that the customer does not have",
    { read: object("contact", { selectedFieldMappings: { __proto__x: "emial" } }) },
    "/read/objects/contact/selectedFieldMappings/__proto__x",
  ],
  [
    "a backfill without a period",
    { read: object("contact", { backfill: { defaultPeriod: {} } }) },
    "/read/objects/contact/backfill/defaultPeriod",
  ],
  [
    "a subscribe object without destination",
    { subscribe: object("contact", { inheritFieldsAndMappings: true }) },
    "/subscribe/objects/contact/destination",
  ],
  [
    "a watched field that is no text",
    {
      subscribe: object("contact", {
        destination: "hook",
        inheritFieldsAndMappings: true,
        updateEvent: { enabled: "always", requiredWatchFields: ["email", 1] },
      }),
    },
    "/subscribe/objects/contact/updateEvent/requiredWatchFields/1",
  ],
  [
    "quota optimization on a provider without it",
    {
      subscribe: object("contact", {
        destination: "hook",
        inheritFieldsAndMappings: true,
        providerOptions: { quotaOptimization: { enabled: true } },
      }),
    },
    "/subscribe/objects/contact/providerOptions/quotaOptimization",
    "hubspot",
  ],
]);

function withProvider(rows: readonly (readonly [string, object, string, provider?: string])[]) {
  return rows.map(([what, draft, path, provider = "salesforce"]) => [what, draft, path, provider] as const);
}

describe("what the mock backend refuses is placed at the leaf that is wrong", () => {
  it.each(badDrafts)(
    "a refusal to create is placed at the leaf that is wrong: %s (H7)",
    async (_, draft, path, provider) => {
      const { save } = await connect(provider);
      expect(await save(draft)).toEqual([path]);
    },
  );

  it.each(badDrafts)(
    "a refusal of a mask is placed at the leaf that is wrong: %s (H7)",
    async (_, draft, path, provider) => {
      const { save } = await connect(provider, { provider });
      expect(await save(draft, "update-mask")).toEqual([path]);
    },
  );

  const patched = badDrafts.filter(([, , path]) => !/Contact$|toString$/.test(path));
  it.each(patched)(
    "a refusal of a patch is placed at the leaf that is wrong: %s (H7)",
    async (_, draft, path, provider) => {
      const subscribed = { destination: "hook", inheritFieldsAndMappings: true };
      const [action = ""] = Object.keys(draft);
      const parts = action === "subscribe" ? subscribed : {};
      const { save } = await connect(provider, { provider, [action]: object("contact", parts) });
      expect(await save(draft, "json-patch")).toEqual([path]);
    },
  );

  it("another provider, and a proxy flag that is none, are placed at their leaves (H7)", async () => {
    const { save, refused, target } = await connect("salesforce");
    expect(await save({ proxy: { enabled: "yes" } })).toEqual(["/proxy/enabled"]);
    const path = `/projects/${target.project}/integrations/${target.integrationId}/installations`;
    const body = { groupRef, config: { content: { provider: "hubspot" } } };
    expect((await refused({ method: "POST", path, body })).issues).toMatchObject([{ path: "/provider" }]);
    const installed = await connect("salesforce", { provider: "salesforce", proxy: { enabled: true } });
    expect(await installed.save({ proxy: { enabled: "yes" } })).toEqual(["/proxy/enabled"]);
  });

  it("several faults at once are placed in the server's order (H7)", async () => {
    const { save } = await connect("salesforce");
    const draft = { write: object("contact", { objectName: "lead" }), read: object("nope") };
    expect(await save(draft)).toEqual(["/read/objects/nope", "/write/objects/contact/objectName"]);
  });

  it.each(hostile)(
    "a refused setting is placed where object and field are called %j, by each kind of request (D8)",
    async (name) => {
      const settings = Object.fromEntries([[name, { writeOnCreate: "ifEmpty" }]]);
      const draft = { write: object(name, { selectedFieldSettings: settings }) };
      const path = formatPointer(["write", "objects", name, "selectedFieldSettings", name, "writeOnCreate"]);
      expect(await (await connect("salesforce")).save(draft)).toEqual([path]);
      const saved = { provider: "salesforce", write: object(name) };
      const { save, patch, mask } = await connect("salesforce", saved);
      expect(await save(draft, "json-patch")).toEqual([path]);
      expect(await save(draft, "update-mask")).toEqual([path]);

      const pointer = formatPointer(["selectedFieldSettings", name]);
      const { issues } = await patch([{ op: "replace", path: pointer, value: {} }], name);
      expect(issues.map((issue) => issue.path)).toEqual([
        formatPointer(["write", "objects", name, "selectedFieldSettings", name]),
      ]);
      const masked = await mask([`config.content.read.objects.${name.replace(/[\\.:]/g, "\\$&")}`]);
      expect(masked.issues.map((issue) => issue.path)).toEqual([formatPointer(["read", "objects", name])]);
    },
  );
});

describe("what the mock backend refuses of a request is placed by the request", () => {
  const saved = { provider: "salesforce", write: object("contact", { deletionSettings: { enabled: true } }) };
  const at = "/write/objects/contact";

  it.each([
    ["a target that is missing", [{ op: "remove", path: "/a~1b" }], `${at}/a~1b`],
    [
      "the second change",
      [
        { op: "replace", path: "/deletionSettings", value: {} },
        { op: "add", path: "/x/y", value: 1 },
      ],
      `${at}/x/y`,
    ],
    [
      "an operation that is not taken",
      [{ op: "move", path: "/deletionSettings", from: "/x" }],
      `${at}/deletionSettings`,
    ],
    [
      "a change without its value",
      [{ op: "add", path: "/deletionSettings/enabled" }],
      `${at}/deletionSettings/enabled`,
    ],
  ])("a refusal of a patch's form is placed by the request: %s (H7)", async (_, changes, path) => {
    const { patch } = await connect("salesforce", saved);
    const { error, issues } = await patch(changes);
    expect(error.status).toBe(400);
    expect(issues.map((issue) => issue.path)).toEqual([path]);
  });

  it("a refusal of a patch that names no place in the object leads to the object (H7)", async () => {
    const { patch } = await connect("salesforce", saved);
    expect((await patch([{ op: "remove" }])).issues).toMatchObject([{ path: at, code: "refused" }]);
    expect((await patch([])).issues).toMatchObject([{ path: at, code: "refused" }]);
  });

  it.each([
    ["a path that has no value", ["config.content.write.objects.contact"], at],
    ["a path that cannot be updated", ["config.content.read.objects"], "/read/objects"],
    [
      "a path below an object",
      ["config.content.write.objects.contact.deletionSettings"],
      `${at}/deletionSettings`,
    ],
    ["a path that leads elsewhere", ["connectionId.x"], ""],
  ])("a refusal of a mask's form is placed by the request: %s (H7)", async (_, updateMask, path) => {
    const { mask } = await connect("salesforce", saved);
    const { error, issues } = await mask(updateMask);
    expect(error.status).toBe(400);
    expect(issues.map((issue) => issue.path)).toEqual([path]);
  });

  it("what is about no config has no place and stays readable (H7)", async () => {
    const { refused, target } = await connect("salesforce");
    const path = `/projects/${target.project}/integrations/${target.integrationId}/installations`;
    const body = { groupRef: 1 as unknown as string, config: { content: { provider: "salesforce" } } };
    const { issues } = await refused({ method: "POST", path, body });
    expect(issues).toEqual([
      {
        path: "",
        severity: "error",
        code: "refused",
        message: expect.stringMatching(/^groupRef: .*string/) as string,
      },
    ]);
  });

  it("an issue says what the server says, and how to mend it (H7)", async () => {
    const { refused, target } = await connect("intercom", { provider: "intercom", write: object("contact") });
    const draft = { write: object("contact", { deletionSettings: { enabled: true } }) };
    const saved = { provider: "intercom", write: object("contact") };
    const [request] = planSave({ saved, draft, target }).requests;
    if (!request) throw new Error("nothing to save");
    expect((await refused(request)).issues).toEqual([
      {
        path: "/write/objects/contact/deletionSettings/enabled",
        severity: "error",
        code: "refused",
        message: "intercom does not support deletion",
        hint: "leave deletion off; it works with salesforce and hubspot",
      },
    ]);
  });
});

const patchRequest: ConfigContentRequest = {
  method: "PATCH",
  path: "/projects/p/integrations/i/objects/a%2Fb/config-content",
  body: {
    groupRef,
    action: "write",
    changes: [
      { op: "remove", path: "/x" },
      { op: "add", path: "/selectedFieldSettings/e~1f", value: {} },
    ],
  },
};
const maskRequest: UpdateMaskRequest = {
  method: "PATCH",
  path: "/projects/p/integrations/i/installations/1",
  body: {
    updateMask: ["config.content.write.objects.a\\.b", "config.content.proxy.enabled"],
    installation: {
      config: { content: { write: { objects: { a: { objectName: "a" }, "a.b": { objectName: "a.b" } } } } },
    },
  },
};

function place(name: string, request?: PlannedRequest, location = "body") {
  const [issue] = issuesOfError({ status: 422, issues: [{ in: location, name, detail: "no" }] }, request);
  return issue?.path;
}

describe("names of other spellings", () => {
  it.each([
    ["/write/objects/a~1b/x", "/write/objects/a~1b/x"],
    ["/installation/config/content/write/objects/x", "/write/objects/x"],
    ["/config/content/read/objects/x/selectedFields", "/read/objects/x/selectedFields"],
    ["config.content.write.objects.x.deletionSettings", "/write/objects/x/deletionSettings"],
    ["installation.config.content.proxy.enabled", "/proxy/enabled"],
    ["write.objects.x", "/write/objects/x"],
    ["$.config.content.write.objects['a.b']", "/write/objects/a.b"],
    ['config.content.write.objects["a.b"].x', "/write/objects/a.b/x"],
    ['config.content.write.objects["a\\"]b"]', '/write/objects/a"]b'],
    ["config.content.write.objects.a\\.b.x", "/write/objects/a.b/x"],
    [
      "subscribe.objects.x.updateEvent.requiredWatchFields[1]",
      "/subscribe/objects/x/updateEvent/requiredWatchFields/1",
    ],
    ["provider", "/provider"],
    ["", ""],
    ["groupRef", ""],
    ["installation.connectionId", ""],
    ["config.revisionId", ""],
    ["changes[0].path", ""],
    ["updateMask[0]", ""],
    ["items[0].examplePropertyWithPattern", ""],
  ])("%s without the request is at %j (H7)", (name, path) => {
    expect(place(name)).toBe(path);
  });

  it.each([
    ["/changes/1", "/write/objects/a~1b/selectedFieldSettings/e~1f"],
    ["/changes/1/path", "/write/objects/a~1b/selectedFieldSettings/e~1f"],
    ["changes[1].value.default", "/write/objects/a~1b/selectedFieldSettings/e~1f/default"],
    [
      "/changes/1/value/default/stringValue",
      "/write/objects/a~1b/selectedFieldSettings/e~1f/default/stringValue",
    ],
    ["changes.0.op", "/write/objects/a~1b/x"],
    ["changes[7].path", "/write/objects/a~1b"],
    ["changes", "/write/objects/a~1b"],
    ["/selectedFieldSettings/x", "/write/objects/a~1b/selectedFieldSettings/x"],
    ["/read/objects/x", "/read/objects/x"],
    ["/groupRef", ""],
    ["installationId", ""],
  ])("the name %s of a patch is at %s (H7)", (name, path) => {
    expect(place(name, patchRequest)).toBe(path);
  });

  it.each([
    ["updateMask[0]", "/write/objects/a.b"],
    ["/updateMask/1", "/proxy/enabled"],
    ["updateMask[2]", ""],
    ["installation.config.content.write.objects.a.b.objectName", "/write/objects/a.b/objectName"],
    ["installation.config.content.write.objects.a.objectName", "/write/objects/a/objectName"],
    ["/selectedFieldSettings/x", ""],
  ])("the name %s of an update is at %j (H7)", (name, path) => {
    expect(place(name, maskRequest)).toBe(path);
  });

  it("an object's name in the URL is the object; other parts of a URL have no place (H7)", () => {
    expect(place("objectName", patchRequest, "path")).toBe("/write/objects/a~1b");
    expect(place("objectName", maskRequest, "path")).toBe("");
    expect(place("objectName", patchRequest, "body")).toBe("");
    expect(place("skipSampling", maskRequest, "query")).toBe("");
    expect(place("/write/objects/x", undefined, "header")).toBe("");
  });
});

describe("answers that say less", () => {
  const refusal = (parts: Partial<RefusedRequest>) => issuesOfError({ status: 422, issues: [], ...parts });

  it("a refusal without a list is one issue without a place (H7)", () => {
    expect(refusal({ problem: { title: "Bad", detail: "it is bad", remedy: "make it good" } })).toEqual([
      { path: "", severity: "error", code: "refused", message: "it is bad", hint: "make it good" },
    ]);
    expect(refusal({ status: 400 })).toEqual([
      {
        path: "",
        severity: "error",
        code: "refused",
        message: "The server refused it and gave no reason.",
      },
    ]);
  });

  it("the title stands in for the detail, and the name is said where it has no place (H7)", () => {
    expect(
      refusal({
        issues: [{ name: "/provider", title: "Bad" }, { name: "x[0]", title: "Bad" }, { title: "Bad" }],
      }),
    ).toMatchObject([
      { path: "/provider", message: "Bad" },
      { path: "", message: "x[0]: Bad" },
      { message: "Bad" },
    ]);
  });

  it("the words of an issue in another language get what the server gave, and only that (H7, H13)", () => {
    const paramsOf = (...issues: RefusedRequest["issues"]) =>
      issuesWithParams({ status: 422, issues }).map(({ params }) => params);
    expect(
      paramsOf(
        { name: "/provider" },
        { name: "x", detail: "no" },
        { name: "/provider", title: "Bad", remedy: "ask" },
      ),
    ).toStrictEqual([{}, { reason: "x: no" }, { reason: "Bad", remedy: "ask" }]);
  });

  it.each([
    "config.createdBy.write",
    "installation.content.write",
    "installation.config.other.write",
    ".write",
  ])("%s leads to no place in the content (H7)", (name) => {
    expect(place(name, maskRequest)).toBe("");
  });

  it.each([200, 401, 404, 409, 500])("an answer of status %i says nothing about a config (H7)", (status) => {
    expect(refusal({ status, issues: [{ name: "/provider", detail: "no" }] })).toEqual([]);
  });

  it("any name has an answer, and a well-formed pointer in it (H7)", () => {
    const part = fc.constantFrom(
      ..."a . [ ] [0] ['a'] [\" \"] \\ / ~ ~2 $ changes updateMask value config content write".split(" "),
      "",
      "\n",
    );
    const name = fc.oneof(
      fc.string({ unit: anyCharacter }),
      fc.array(part).map((parts) => parts.join("")),
    );
    fc.assert(
      fc.property(name, fc.constantFrom(undefined, patchRequest, maskRequest), (text, request) => {
        expect(place(text, request)).toMatch(/^(\/([^~/]|~[01])*)*$/);
      }),
      { numRuns: 2_000 },
    );
  });
});
