import { describe, expect, it } from "vitest";
import type { InstallationConfigContent } from "../../src/contract/index.js";
import { planSave } from "../../src/save/plan/plan-save.js";
import type { SavePlan, SaveStrategy } from "../../src/save/plan/save-plan.js";

const target = {
  project: "demo",
  integrationId: "write-to-crm",
  groupRef: "customer-group-ref",
  provider: "salesforce",
  installationId: "installation-1",
  connectionId: "connection-id",
  revisionId: "revision-id",
};
const installationPath = "/projects/demo/integrations/write-to-crm/installations/installation-1";

/** Plans for contents written as plain literals: some tests need contents that the types forbid. */
function plan(saved: object | undefined, draft: object, strategy?: SaveStrategy, to = target): SavePlan {
  return planSave({
    saved: saved as InstallationConfigContent | undefined,
    draft: draft as InstallationConfigContent,
    target: to,
    strategy,
  });
}

/** The write config of one object, in a config that has only that. */
function contact(settings: object) {
  return { provider: "salesforce", write: { objects: { contact: { objectName: "contact", ...settings } } } };
}

function write(objects: object) {
  return { provider: "salesforce", write: { objects } };
}

function read(objects: object) {
  return { provider: "salesforce", read: { objects } };
}

describe("seed 000, letter by letter", () => {
  it("a create body holds the deletion settings as the sample does (S2)", () => {
    const { kind, requests } = plan(undefined, contact({ deletionSettings: { enabled: true } }));
    expect(kind).toBe("create");
    expect(requests).toHaveLength(1);
    expect(requests[0]).toMatchObject({
      method: "POST",
      path: "/projects/demo/integrations/write-to-crm/installations",
    });
    expect(JSON.stringify(requests[0]?.body)).toBe(
      '{"groupRef":"customer-group-ref","connectionId":"connection-id","config":{"revisionId":"revision-id","content":' +
        '{"provider":"salesforce","write":{"objects":{"contact":{"objectName":"contact","deletionSettings":{"enabled":true}}}}}}}',
    );
  });

  it("deletion is switched on by an update mask (S4)", () => {
    const { kind, requests } = plan(
      contact({}),
      contact({ deletionSettings: { enabled: true } }),
      "update-mask",
    );
    expect(kind).toBe("update-mask");
    expect(requests).toHaveLength(1);
    expect(requests[0]).toMatchObject({ method: "PATCH", path: installationPath });
    expect(JSON.stringify(requests[0]?.body)).toBe(
      '{"updateMask":["config.content.write.objects.contact"],"installation":{"config":{"content":' +
        '{"provider":"salesforce","write":{"objects":{"contact":{"objectName":"contact","deletionSettings":{"enabled":true}}}}}}}}',
    );
  });

  it("deletion is switched on by a JSON Patch (S3)", () => {
    const { kind, requests } = plan(contact({}), contact({ deletionSettings: { enabled: true } }));
    expect(kind).toBe("json-patch");
    expect(requests).toHaveLength(1);
    expect(requests[0]).toMatchObject({
      method: "PATCH",
      path: "/projects/demo/integrations/write-to-crm/objects/contact/config-content",
    });
    expect(JSON.stringify(requests[0]?.body)).toBe(
      '{"groupRef":"customer-group-ref","action":"write","changes":[{"op":"add","path":"/deletionSettings","value":{"enabled":true}}]}',
    );
  });

  it('an operation is "replace" where the object has deletionSettings already (S3)', () => {
    expect(
      operations(
        contact({ deletionSettings: { enabled: false } }),
        contact({ deletionSettings: { enabled: true } }),
      ),
    ).toEqual([{ op: "replace", path: "/deletionSettings/enabled", value: true }]);
  });

  it("a create holds field settings, defaults, and both with mappings (S2)", () => {
    const settings = { source: { writeOnUpdate: "never", writeOnCreate: "always" } };
    const defaults = {
      source: { default: { stringValue: "myApp" } },
      amount: { default: { integerValue: 0 } },
      automated: { default: { booleanValue: true } },
    };
    const combined = {
      provider: "hubspot",
      write: {
        objects: {
          lead: {
            objectName: "lead",
            inheritMapping: true,
            selectedFieldSettings: {
              customSource: {
                default: { stringValue: "myApp" },
                writeOnUpdate: "never",
                writeOnCreate: "always",
              },
            },
          },
        },
      },
      read: {
        objects: {
          lead: {
            objectName: "lead",
            destination: "myWebhook",
            selectedFieldMappings: { customSource: "myCustomSource" },
          },
        },
      },
    };
    const lead = (selectedFieldSettings: object) => ({
      provider: "hubspot",
      write: { objects: { lead: { objectName: "lead", selectedFieldSettings } } },
    });
    for (const content of [lead(settings), lead(defaults), combined]) {
      const { requests } = plan(undefined, content, "auto", { ...target, provider: "hubspot" });
      expect(JSON.stringify(requests.map(({ body }) => body))).toBe(
        JSON.stringify([
          {
            groupRef: "customer-group-ref",
            connectionId: "connection-id",
            config: { revisionId: "revision-id", content },
          },
        ]),
      );
    }
  });
});

describe("create", () => {
  it("a create fills in the provider and leaves out the ids that are not known (S2)", () => {
    const bare = { project: "demo", integrationId: "i", groupRef: "g", provider: "hubspot" };
    const { requests, changes } = planSave({ saved: undefined, draft: {}, target: bare });
    expect(requests.map(({ body }) => body)).toStrictEqual([
      { groupRef: "g", config: { content: { provider: "hubspot" } } },
    ]);
    expect(changes).toEqual([{ path: "/provider", before: undefined, after: "hubspot" }]);
  });

  it("a provider other than the integration's is unsupported (S6)", () => {
    expect(plan(undefined, { provider: "hubspot" }).unsupported).toMatchObject([{ path: "/provider" }]);
  });
});

describe("the plan", () => {
  it("what is unsupported of the provider says so in words (S6)", () => {
    expect(plan(undefined, { provider: "hubspot" }).unsupported).toEqual([
      { path: "/provider", reason: "The integration connects to another provider." },
    ]);
  });

  it.each([null, "hubspot"])(
    "a create sends the integration's provider, not %j of the draft (S2)",
    (provider) => {
      expect(plan(undefined, { provider, proxy: { enabled: true } }).requests[0]?.body).toMatchObject({
        config: { content: { provider: "salesforce", proxy: { enabled: true } } },
      });
    },
  );

  it("a create leaves out a section that is null (S2, D16)", () => {
    const draft = { provider: "salesforce", write: null, proxy: { enabled: true } };
    expect(plan(undefined, draft).requests[0]?.body).toMatchObject({
      config: { content: { proxy: { enabled: true } } },
    });
    expect(JSON.stringify(plan(undefined, draft).requests)).not.toContain('write":');
  });

  it("a create asks to skip sampling where it is told to, and says nothing of it elsewhere (S10)", () => {
    const draft = { provider: "salesforce" };
    const create = (skipSampling?: boolean) =>
      planSave({ saved: undefined, draft, target, skipSampling }).requests[0];
    expect(create(true)).toMatchObject({ query: { skipSampling: "true" } });
    expect(create(false)).not.toHaveProperty("query");
    expect(create()).not.toHaveProperty("query");
  });

  it("the plan is a noop when nothing differs, also between equal copies (S1)", () => {
    const config = contact({ deletionSettings: { enabled: true } });
    expect(plan(config, structuredClone(config))).toEqual({
      kind: "noop",
      requests: [],
      changes: [],
      fallbacks: [],
      unsupported: [],
    });
  });

  it("the plan lists the changes per leaf (S1)", () => {
    expect(plan(contact({}), contact({ deletionSettings: { enabled: true } })).changes).toEqual([
      { path: "/write/objects/contact/deletionSettings/enabled", before: undefined, after: true },
    ]);
  });

  it("the plan takes a draft without a provider as unchanged, with given changes, too (S1)", () => {
    const { provider: _, ...draft } = contact({});
    expect(plan(contact({}), draft).kind).toBe("noop");
    const given = planSave({
      saved: contact({}),
      draft,
      target,
      changes: [{ path: "/provider", before: "salesforce", after: undefined }],
    });
    expect(given).toMatchObject({ kind: "noop", changes: [], unsupported: [] });
  });

  it("the plan throws where a mask is needed and the installation's id is missing (S1)", () => {
    const { installationId: _, ...incomplete } = target;
    const input = { saved: contact({}), target: incomplete };
    const draft = contact({ deletionSettings: { enabled: true } });
    expect(planSave({ ...input, draft }).kind).toBe("json-patch");
    expect(() => planSave({ ...input, draft, strategy: "update-mask" })).toThrow(
      "target.installationId is missing",
    );
  });

  it("the plan percent-encodes every name in a path (S1)", () => {
    const { requests } = plan(
      write({ "a/b c?#%": { objectName: "x" } }),
      write({ "a/b c?#%": { objectName: "y" } }),
      "auto",
      { ...target, project: "my project", integrationId: "é/1" },
    );
    expect(requests[0]?.path).toBe(
      "/projects/my%20project/integrations/%C3%A9%2F1/objects/a%2Fb%20c%3F%23%25/config-content",
    );
  });
});

describe("operations", () => {
  it("a patch replaces leaves, adds topmost new containers and removes topmost dropped ones, ordered by name (S3)", () => {
    const before = {
      selectedFieldSettings: {
        stage: { default: { stringValue: "a" }, writeOnCreate: "never" },
        old: { writeOnCreate: "never" },
      },
      selectedValueDefaults: { x: { value: 1 } },
    };
    const after = {
      inheritMapping: true,
      selectedFieldSettings: {
        stage: { default: { stringValue: "b" } },
        fresh: { default: { booleanValue: true } },
      },
    };
    expect(operations(contact(before), contact(after))).toEqual([
      { op: "add", path: "/inheritMapping", value: true },
      { op: "add", path: "/selectedFieldSettings/fresh", value: { default: { booleanValue: true } } },
      { op: "remove", path: "/selectedFieldSettings/old" },
      { op: "replace", path: "/selectedFieldSettings/stage/default", value: { stringValue: "b" } },
      { op: "remove", path: "/selectedFieldSettings/stage/writeOnCreate" },
      { op: "remove", path: "/selectedValueDefaults" },
    ]);
  });

  it("a patch replaces an array whole (S3)", () => {
    const subscribe = (watched: string[]) => ({
      provider: "salesforce",
      subscribe: { objects: { lead: { updateEvent: { enabled: "always", requiredWatchFields: watched } } } },
    });
    expect(operations(subscribe(["a", "b"]), subscribe(["b"]))).toEqual([
      { op: "replace", path: "/updateEvent/requiredWatchFields", value: ["b"] },
    ]);
  });

  it("a patch adds null as a value, and replaces across types (S3)", () => {
    expect(operations(contact({ a: { b: 1 } }), contact({ a: [], n: null }))).toEqual([
      { op: "replace", path: "/a", value: [] },
      { op: "add", path: "/n", value: null },
    ]);
  });

  it("escapes pointers and takes any field name (D8)", () => {
    const names = ["", "$['a']['b']", "0", "__proto__", "a.b", "a/b", "a~b", "constructor", "~1"];
    const settings = Object.fromEntries(names.map((name) => [name, { writeOnCreate: "never" }]));
    const found = operations(
      contact({ selectedFieldSettings: {} }),
      contact({ selectedFieldSettings: settings }),
    );
    expect(found.map(({ op, path }) => `${op} ${path}`)).toEqual(
      ["", "$['a']['b']", "0", "__proto__", "a.b", "a~1b", "a~0b", "constructor", "~01"].map(
        (token) => `add /selectedFieldSettings/${token}`,
      ),
    );
  });
});

describe("masks", () => {
  it("a mask names each changed or new object, and sends only those (S4)", () => {
    const one = { objectName: "one" };
    const saved = {
      provider: "salesforce",
      read: { objects: { kept: one, b: one } },
      write: { objects: { kept: one } },
      subscribe: { objects: { kept: one, c: one } },
    };
    const two = { objectName: "two" };
    const draft = {
      provider: "salesforce",
      read: { objects: { kept: one, b: two, a: two } },
      write: { objects: { kept: one, n: two } },
      subscribe: { objects: { kept: one, c: two } },
      proxy: { enabled: true },
    };
    expect(plan(saved, draft).requests).toEqual([
      {
        method: "PATCH",
        path: installationPath,
        body: {
          updateMask: [
            "config.content.read.objects.a",
            "config.content.read.objects.b",
            "config.content.write.objects.n",
            "config.content.subscribe.objects.c",
            "config.content.proxy.enabled",
          ],
          installation: {
            config: {
              content: {
                provider: "salesforce",
                read: { objects: { a: two, b: two } },
                write: { objects: { n: two } },
                subscribe: { objects: { c: two } },
                proxy: { enabled: true },
              },
            },
          },
        },
      },
    ]);
  });

  it.each(["write", "subscribe"])(
    "a mask sends the whole map of %s where an object was removed (S4)",
    (section) => {
      const config = (objects: object) => ({ provider: "salesforce", [section]: { objects } });
      const kept = { objectName: "kept" };
      const changed = { objectName: "changed" };
      const { requests, fallbacks } = plan(
        config({ gone: kept, kept, lead: kept }),
        config({ kept, lead: changed }),
      );
      expect(requests.map(({ body }) => body)).toEqual([
        {
          updateMask: [`config.content.${section}.objects`],
          installation: { config: { content: config({ kept, lead: changed }) } },
        },
      ]);
      expect(fallbacks).toEqual([]);
    },
  );

  it("a mask escapes dots, colons and backslashes (S4)", () => {
    const objects = { "a.b": {}, "a:b": {}, "a\\b": {}, "": {}, "$['a']['b.c']": {} };
    expect(mask(plan(write({}), write(objects)))).toEqual([
      "config.content.write.objects.",
      "config.content.write.objects.$['a']['b\\.c']",
      "config.content.write.objects.a\\.b",
      "config.content.write.objects.a\\:b",
      "config.content.write.objects.a\\\\b",
    ]);
  });

  it("an object named __proto__ is an own name of the content that is sent (D8)", () => {
    const proto = JSON.parse('{"__proto__":{"objectName":"__proto__"}}') as object;
    const { requests } = plan(write({}), write(proto));
    expect(JSON.stringify(requests[0]?.body)).toBe(
      '{"updateMask":["config.content.write.objects.__proto__"],"installation":{"config":{"content":' +
        '{"provider":"salesforce","write":{"objects":{"__proto__":{"objectName":"__proto__"}}}}}}}',
    );
  });
});

describe("strategies", () => {
  const saved = write({ a: { n: 1 }, b: { n: 1 } });

  it("the strategy auto patches one changed object (S5)", () => {
    expect(plan(saved, write({ a: { n: 2 }, b: { n: 1 } })).kind).toBe("json-patch");
  });

  it.each([
    ["two changed objects", saved, write({ a: { n: 2 }, b: { n: 2 } })],
    ["a changed object and a new one", saved, write({ a: { n: 2 }, b: { n: 1 }, c: {} })],
    [
      "a changed object and the proxy",
      saved,
      { ...write({ a: { n: 2 }, b: { n: 1 } }), proxy: { enabled: true } },
    ],
    ["a changed object and a removed one", saved, write({ a: { n: 2 } })],
    ["one new object", saved, write({ a: { n: 1 }, b: { n: 1 }, c: {} })],
    ["one object that is no longer an object", saved, write({ a: null, b: { n: 1 } })],
  ])("the strategy auto sends %s by one mask (S5)", (_, before, after) => {
    expect(plan(before, after)).toMatchObject({
      kind: "update-mask",
      requests: [{ path: installationPath }],
    });
  });

  it.each(["", ".", "..", "\ud800"])(
    "the strategy auto masks an object named %j, which no URL can name (S5)",
    (name) => {
      const { kind, requests } = plan(write({ [name]: { n: 1 } }), write({ [name]: { n: 2 } }));
      expect({ kind, count: requests.length }).toEqual({ kind: "update-mask", count: 1 });
    },
  );

  it("the strategy json-patch sends a request for each changed object, and one mask for the rest (S5)", () => {
    const before = write({ a: { n: 1 }, b: { n: 1 }, "..": { n: 1 } });
    const after = {
      ...write({ a: { n: 2 }, b: { n: 2 }, c: { n: 2 }, "..": { n: 2 } }),
      proxy: { enabled: true },
    };
    const planned = plan(before, after, "json-patch");
    expect(planned.kind).toBe("json-patch");
    expect(
      planned.requests.map(({ path }) => path.replace("/projects/demo/integrations/write-to-crm", "")),
    ).toEqual(["/objects/a/config-content", "/objects/b/config-content", "/installations/installation-1"]);
    expect(mask(planned)).toEqual([
      "config.content.write.objects.\\.\\.",
      "config.content.write.objects.c",
      "config.content.proxy.enabled",
    ]);
  });

  it("the strategy json-patch patches before it masks, since the mask may hold what the patch starts from (S5)", () => {
    const planned = plan(saved, write({ a: { m: 1 } }), "json-patch");
    expect(planned.requests.map(({ body }) => ("changes" in body ? body.changes : mask(planned)))).toEqual([
      [
        { op: "add", path: "/m", value: 1 },
        { op: "remove", path: "/n" },
      ],
      ["config.content.write.objects"],
    ]);
  });

  it("the strategy json-patch is a mask where nothing can be patched (S5)", () => {
    expect(plan(write({}), write({ a: {} }), "json-patch").kind).toBe("update-mask");
  });
});

describe("a part of the proxy that nobody knows", () => {
  it("its change cannot be sent, and nothing is sent of the switch beside it (S6, D16)", () => {
    const proxy = (future: number) => ({ provider: "salesforce", proxy: { enabled: true, future } });
    const planned = plan(proxy(1), proxy(2));
    expect(planned).toMatchObject({ kind: "noop", requests: [] });
    expect(planned.unsupported).toHaveLength(1);
  });
});

describe("fallbacks", () => {
  it("a removed read object is disabled (S6)", () => {
    const planned = plan(read({ lead: { objectName: "lead" } }), read({}));
    expect(planned.kind).toBe("json-patch");
    expect(planned.requests.map(({ body }) => body)).toEqual([
      {
        groupRef: "customer-group-ref",
        action: "read",
        changes: [{ op: "add", path: "/disabled", value: true }],
      },
    ]);
    expect(planned.fallbacks).toMatchObject([
      { path: "/read/objects/lead", sent: { objectName: "lead", disabled: true } },
    ]);
    expect(planned.unsupported).toEqual([]);
  });

  it("a removed read object that was explicitly not disabled gets its flag replaced, also by mask (S6)", () => {
    const saved = read({ lead: { objectName: "lead", disabled: false } });
    expect(operations(saved, { provider: "salesforce" })).toEqual([
      { op: "replace", path: "/disabled", value: true },
    ]);
    const [request] = plan(saved, { provider: "salesforce" }, "update-mask").requests;
    expect(request?.body).toMatchObject({
      updateMask: ["config.content.read.objects.lead"],
      installation: { config: { content: read({ lead: { objectName: "lead", disabled: true } }) } },
    });
  });

  it("a removed read object that is disabled already needs no request (S6)", () => {
    const planned = plan(read({ lead: { objectName: "lead", disabled: true } }), read({}));
    expect(planned).toMatchObject({
      kind: "noop",
      requests: [],
      fallbacks: [{ path: "/read/objects/lead" }],
    });
    expect(planned.fallbacks[0]).not.toHaveProperty("sent");
    expect(planned.fallbacks[0]?.reason).toMatch(/^An .+\.$/);
  });

  it.each<[string, object, object, string, unknown]>([
    ["write dropped with its objects", { write: { objects: { a: {} } } }, {}, "/write", { objects: {} }],
    ["write emptied", { write: { objects: { a: {} } } }, { write: {} }, "/write/objects", {}],
    ["subscribe dropped", { subscribe: { objects: { a: {} } } }, {}, "/subscribe", { objects: {} }],
    ["the proxy dropped", { proxy: { enabled: true } }, {}, "/proxy", { enabled: false }],
    ["the proxy emptied", { proxy: { enabled: true } }, { proxy: {} }, "/proxy/enabled", false],
  ])("the nearest that means the same is sent: %s (S6)", (_, saved, draft, path, sent) => {
    const planned = plan({ provider: "salesforce", ...saved }, { provider: "salesforce", ...draft });
    expect(planned).toMatchObject({ kind: "update-mask", unsupported: [] });
    expect(planned.fallbacks).toHaveLength(1);
    expect(planned.fallbacks[0]).toMatchObject({ path, sent });
    expect(planned.fallbacks[0]?.reason).toMatch(/^An .+\.$/);
  });

  it.each<[object, object, string]>([
    [{ write: { objects: {} } }, {}, "/write"],
    [{ write: { objects: {} } }, { write: {} }, "/write/objects"],
    [{ write: {} }, {}, "/write"],
    [{}, { write: {} }, "/write"],
    [{}, { read: { objects: {} } }, "/read"],
    [{ read: {} }, { read: { objects: {} } }, "/read/objects"],
    [{ read: { objects: {} } }, {}, "/read"],
    [{ proxy: { enabled: false } }, {}, "/proxy"],
    [{ proxy: { enabled: false } }, { proxy: {} }, "/proxy/enabled"],
    [{}, { proxy: {} }, "/proxy"],
    [{ proxy: {} }, {}, "/proxy"],
  ])("nothing is sent and the place is listed, from %j to %j (S6)", (saved, draft, path) => {
    const planned = plan({ provider: "salesforce", ...saved }, { provider: "salesforce", ...draft });
    expect(planned).toMatchObject({ kind: "noop", requests: [], fallbacks: [{ path }], unsupported: [] });
    expect(planned.fallbacks).toHaveLength(1);
    expect(planned.fallbacks[0]).not.toHaveProperty("sent");
    expect(planned.fallbacks[0]?.reason).toMatch(/^An .+\.$/);
  });

  it.each<[object, object, string]>([
    [{}, { write: { objects: {} } }, "config.content.write.objects"],
    [{ subscribe: {} }, { subscribe: { objects: {} } }, "config.content.subscribe.objects"],
    [{}, { proxy: { enabled: false } }, "config.content.proxy.enabled"],
  ])("a mask says exactly the change from %j to %j (S6)", (saved, draft, path) => {
    const planned = plan({ provider: "salesforce", ...saved }, { provider: "salesforce", ...draft });
    expect(mask(planned)).toEqual([path]);
    expect(planned.fallbacks).toEqual([]);
  });
});

describe("unsupported changes", () => {
  it.each<[string, object, object, string]>([
    ["another provider", {}, { provider: "hubspot" }, "/provider"],
    ["a new top-level name", {}, { metadata: { a: 1 } }, "/metadata"],
    ["a changed top-level name", { "a/b": 1 }, { "a/b": 2 }, "/a~1b"],
    ["a removed top-level name", { metadata: {} }, {}, "/metadata"],
    ["a name beside objects", { write: { x: 1 } }, { write: { x: 2 } }, "/write/x"],
    ["a name beside the objects of a new section", {}, { write: { objects: { a: {} }, x: 2 } }, "/write/x"],
    ["a name beside enabled", { proxy: { enabled: true } }, { proxy: { enabled: true, x: 1 } }, "/proxy/x"],
    ["a section that is not an object", {}, { read: 5 }, "/read"],
    ["a section that was not an object", { subscribe: [] }, { subscribe: {} }, "/subscribe"],
    ["a proxy that is not an object", {}, { proxy: true }, "/proxy"],
    ["objects that are not a map", {}, { write: { objects: ["a"] } }, "/write/objects"],
    ["a removed read object that is not an object", read({ a: 5 }), read({}), "/read/objects/a"],
  ])("what the contract cannot express is listed as unsupported: %s (S6)", (_, saved, draft, path) => {
    const planned = plan({ provider: "salesforce", ...saved }, { provider: "salesforce", ...draft });
    expect(planned.unsupported.map((change) => change.path)).toEqual([path]);
    expect(planned.unsupported[0]?.reason).toMatch(/\w+/);
  });

  it("a top-level name __proto__ is a name like any other (D8)", () => {
    const draft = JSON.parse('{"provider":"salesforce","__proto__":{"a":1}}') as object;
    expect(plan({ provider: "salesforce" }, draft).unsupported.map(({ path }) => path)).toEqual([
      "/__proto__",
    ]);
  });

  it("unsupported changes are shown beside what could be sent (S6)", () => {
    const planned = plan(contact({}), { ...contact({ inheritMapping: true }), metadata: 1 });
    expect(planned).toMatchObject({ kind: "json-patch", unsupported: [{ path: "/metadata" }] });
    expect(planned.requests).toHaveLength(1);
  });

  it("equal parts that the contract does not know are no change (S6)", () => {
    const config = { ...contact({}), metadata: { a: [1] }, read: null, proxy: { x: 1 } };
    expect(plan(config, structuredClone(config))).toMatchObject({ kind: "noop", unsupported: [] });
  });
});

function operations(saved: object, draft: object) {
  const bodies = plan(saved, draft, "json-patch").requests.map(({ body }) => body);
  return bodies.flatMap((body) => ("changes" in body ? body.changes : []));
}

function mask({ requests }: SavePlan): readonly string[] {
  return requests.flatMap(({ body }) => ("updateMask" in body ? body.updateMask : []));
}
