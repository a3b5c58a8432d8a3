import { describe, expect, it } from "vitest";
import type {
  Connection,
  HydratedRevision,
  Installation,
  Integration,
  IntegrationObject,
  Manifest,
  Project,
} from "../../../src/contract/index.js";
import { createVirtualClock } from "../../../src/engine/index.js";
import {
  askBackend,
  consumerRef,
  createHarness,
  groupRef,
  manifestOf,
  startTime,
} from "../support/harness.js";

const manifest: Manifest = {
  specVersion: "1.0.0",
  integrations: [
    {
      name: "crm",
      displayName: "My CRM",
      module: "crm",
      provider: "salesforce",
      read: {
        objects: [
          {
            objectName: "contact",
            mapToName: "person",
            mapToDisplayName: "Person",
            destination: "hook",
            schedule: "*/30 * * * *",
            requiredFields: [
              { fieldName: "email" },
              { fieldName: "mobilephone", mapToName: "phone", mapToDisplayName: "Phone" },
            ],
            optionalFields: [{ mapToName: "stage", prompt: "Which field?", default: "stage__c" }],
            backfill: { defaultPeriod: { days: 30 } },
          },
          { objectName: "touchpoints__c", destination: "hook", optionalFieldsAuto: "all" },
        ],
      },
      write: { objects: [{ objectName: "contact", valueDefaults: { allowAnyFields: true } }] },
      subscribe: { objects: [{ objectName: "contact", destination: "hook" }] },
      proxy: { enabled: true },
    },
    { name: "support", provider: "hubspot", write: { objects: [{ objectName: "tickets" }] } },
  ],
};

function seedInstallation(harness: ReturnType<typeof createHarness>, group = groupRef): Installation {
  const { backend } = harness;
  if (group !== groupRef)
    backend.seed({ connections: [{ provider: "salesforce", groupRef: group, consumerRef }] });
  backend.seed({ installations: [{ integration: "crm", groupRef: group, content: {} }] });
  const installation = backend.snapshot().installations.at(-1);
  if (!installation) throw new Error("nothing was seeded");
  return installation;
}

describe("projects", () => {
  it("lists the one project and gets it by id and by name (I6)", async () => {
    const { ask } = createHarness(manifest, { project: { name: "my project/é", appName: "Shop" } });
    const listed = await ask<Project[]>("GET", "/projects");
    expect(listed.body).toMatchObject([{ name: "my project/é", appName: "Shop" }]);
    const [project] = listed.body;
    expect((await ask("GET", `/projects/${project?.id ?? ""}`)).body).toEqual(project);
    expect((await ask("GET", `/projects/${encodeURIComponent("my project/é")}`)).body).toEqual(project);
  });

  it("every path below another project is a 404 that names this one (I4)", async () => {
    const { askRefused } = createHarness(manifest);
    for (const path of ["/projects/other", "/projects/other/integrations", "/projects/other/connections"]) {
      const problem = await askRefused(404, "GET", path);
      expect(problem.remedy).toContain('the name "mock-project"');
      expect(problem.issues).toMatchObject([{ in: "path", name: "projectIdOrName", value: "other" }]);
    }
  });
});

describe("integrations", () => {
  it("lists them with their newest revision, and gets each by id and by name (I6)", async () => {
    const { ask, backend } = createHarness(manifest);
    const listed = await ask<Integration[]>("GET", "/projects/mock-project/integrations");
    expect(listed.body.map(({ name }) => name)).toEqual(["crm", "support"]);
    for (const integration of listed.body) {
      expect(backend.integrations[integration.name]).toBe(integration.id);
      for (const idOrName of [integration.id, integration.name]) {
        const got = await ask("GET", `/projects/mock-project/integrations/${idOrName}`);
        expect(got.body).toEqual(integration);
      }
    }
    expect(listed.body[1]?.latestRevision).toMatchObject({
      specVersion: "1.0.0",
      content: manifest.integrations[1],
    });
  });

  it("gives a read object without a schedule an empty one, as the contract requires one (M36)", async () => {
    const { ask } = createHarness(manifest);
    const got = await ask<Integration>("GET", "/projects/mock-project/integrations/crm");
    const schedules = got.body.latestRevision.content.read?.objects?.map(({ schedule }) => schedule);
    expect(schedules).toEqual(["*/30 * * * *", ""]);
  });

  it("an unknown integration is a 404 that hints at the nearest name (I4)", async () => {
    const { askRefused } = createHarness(manifest);
    const problem = await askRefused(404, "GET", "/projects/mock-project/integrations/suport");
    expect(problem.detail).toContain('did you mean "support"?');
  });

  it.each([
    ["GET", "/installations"],
    ["POST", "/installations"],
    ["GET", "/installations/x"],
    ["PATCH", "/installations/x"],
    ["DELETE", "/installations/x"],
    ["PATCH", "/objects/contact/config-content"],
    ["GET", "/revisions/x:hydrate"],
  ])("below an integration, %s %s answers a name as it does the id (I7)", async (method, path) => {
    const { ask, askRefused, integrationId } = createHarness(manifest);
    const body = method === "GET" || method === "DELETE" ? undefined : {};
    const askBy = async (name: string) => {
      const { status, body: got } = await ask(
        method,
        `/projects/mock-project/integrations/${name}${path}`,
        body,
      );
      return { status, detail: got["detail"], issues: got["issues"] };
    };
    expect(await askBy("crm")).toEqual(await askBy(integrationId));
    const unknown = await askRefused(404, method, `/projects/mock-project/integrations/nope${path}`, body);
    expect(unknown.remedy).toContain(integrationId);
  });
});

describe("fields to choose among", () => {
  /** Hydrates a read object of contacts that leaves the choice of fields open. */
  async function hydrateOpen(fields: Pick<IntegrationObject, "requiredFields" | "optionalFields">) {
    const read = {
      objectName: "contact",
      destination: "hook",
      optionalFieldsAuto: "all",
      ...fields,
    } as const;
    const open: Manifest = {
      specVersion: "1.0.0",
      integrations: [{ name: "crm", provider: "salesforce", read: { objects: [read] } }],
    };
    const { ask, backend, path } = createHarness(open);
    backend.seed({
      fields: [
        {
          provider: "salesforce",
          objectName: "contact",
          fields: [{ fieldName: "tier__c", displayName: "Tier" }],
          hidden: ["birthdate"],
        },
      ],
    });
    const { integrations, connections } = backend.snapshot();
    const revision = integrations[0]?.latestRevision.id ?? "";
    const query = `connectionId=${connections[0]?.id ?? ""}`;
    const hydrated = await ask<HydratedRevision>("GET", `${path}/revisions/${revision}:hydrate?${query}`);
    return hydrated.body.content.read?.objects?.[0];
  }

  it("optionalFieldsAuto gives all fields of the customer's instance that are not named otherwise (I9)", async () => {
    const object = await hydrateOpen({
      requiredFields: [{ fieldName: "Email" }, { mapToName: "role", default: "title" }],
      optionalFields: [{ fieldName: "phone" }, { mapToName: "stage" }],
    });
    const given = object?.optionalFields ?? [];
    expect(given.slice(0, 2)).toEqual([
      { fieldName: "phone", displayName: "Business Phone" },
      { mapToName: "stage" },
    ]);
    const names = given.map((field) => ("fieldName" in field ? field.fieldName : field.mapToName));
    expect(new Set(names).size).toBe(names.length);
    expect(names).toEqual(expect.arrayContaining(["tier__c", "title", "lastname"]));
    // Required, by whatever spelling, or hidden from the connected user.
    expect(names).not.toContain("email");
    expect(names).not.toContain("birthdate");
    expect(given.slice(2).every((field) => "displayName" in field && field.displayName !== "")).toBe(true);
  });

  it("optionalFieldsAuto gives all fields where the manifest names none (I9)", async () => {
    const object = await hydrateOpen({});
    expect(object?.optionalFields).toEqual(object?.allFields);
  });
});

describe("hydrated revisions", () => {
  async function hydrate() {
    const harness = createHarness(manifest);
    const snapshot = harness.backend.snapshot();
    const revisionId = snapshot.integrations[0]?.latestRevision.id ?? "";
    const connectionId = snapshot.connections[0]?.id ?? "";
    const path = `${harness.path}/revisions/${revisionId}:hydrate`;
    return { ...harness, revisionId, connectionId, path };
  }

  it("fills the revision in with the connected instance's fields (I6)", async () => {
    const { ask, path, connectionId, revisionId, backend } = await hydrate();
    backend.seed({
      fields: [
        {
          provider: "salesforce",
          objectName: "contact",
          fields: [{ fieldName: "tier__c", displayName: "Tier" }],
        },
        { provider: "salesforce", objectName: "contact", groupRef: "another", hidden: ["email"] },
        { provider: "hubspot", objectName: "contact", hidden: ["email"] },
        { provider: "salesforce", objectName: "contact", hidden: ["birthdate"] },
      ],
    });
    const hydrated = await ask<HydratedRevision>("GET", `${path}?connectionId=${connectionId}`);
    expect(hydrated.status).toBe(200);
    const { id, content } = hydrated.body;
    expect(id).toBe(revisionId);
    const [contact, touchpoints] = content.read?.objects ?? [];
    expect(contact).toMatchObject({
      objectName: "contact",
      displayName: "Contact",
      mapToName: "person",
      destination: "hook",
      schedule: "*/30 * * * *",
      requiredFields: [
        { fieldName: "email", displayName: "Email" },
        { fieldName: "mobilephone", displayName: "Mobile Phone", mapToName: "phone" },
      ],
      optionalFields: [{ mapToName: "stage", prompt: "Which field?", default: "stage__c" }],
      backfill: { defaultPeriod: { days: 30 } },
    });
    const known = contact?.allFieldsMetadata ?? {};
    expect(known["tier__c"]).toEqual({ fieldName: "tier__c", displayName: "Tier" });
    expect(known["stage__c"]).toMatchObject({ isCustom: true });
    expect(known["lastname"]).toMatchObject({ valueType: "string", isRequired: true, readOnly: false });
    expect(known["createddate"]).toMatchObject({ valueType: "datetime", readOnly: true });
    expect(known["leadsource"]?.values?.length).toBeGreaterThan(1);
    expect(Object.keys(known)).not.toContain("birthdate");
    expect(Object.keys(known)).toContain("email");
    expect(contact?.allFields?.length).toBe(Object.keys(known).length);
    expect(touchpoints).toMatchObject({
      displayName: "Touchpoints",
      schedule: "",
      optionalFieldsAuto: "all",
    });
    expect(Object.keys(touchpoints?.allFieldsMetadata ?? {})).toEqual(expect.arrayContaining(["id", "name"]));
    expect(content.write?.objects).toEqual([
      { objectName: "contact", displayName: "Contact", valueDefaults: { allowAnyFields: true } },
    ]);
    expect(content).toMatchObject({
      name: "crm",
      displayName: "My CRM",
      module: "crm",
      proxy: { enabled: true },
    });
  });

  it.each([
    ["salesforce", ["account", "contact", "lead", "opportunity"]],
    ["hubspot", ["contacts", "companies", "deals", "tickets"]],
    ["intercom", ["conversations"]],
  ])("knows the objects of %s (I6)", async (provider, names) => {
    const harness = createHarness(manifestOf(provider, { read: names }));
    const { integrations, connections } = harness.backend.snapshot();
    const path = `${harness.path}/revisions/${integrations[0]?.latestRevision.id ?? ""}:hydrate`;
    const hydrated = await harness.ask<HydratedRevision>(
      "GET",
      `${path}?connectionId=${connections[0]?.id ?? ""}`,
    );
    const sizes = hydrated.body.content.read?.objects?.map(
      (object) => Object.keys(object.allFieldsMetadata ?? {}).length,
    );
    expect(sizes?.every((size) => size >= (provider === "intercom" ? 5 : 15))).toBe(true);
    for (const object of hydrated.body.content.read?.objects ?? []) {
      for (const [name, field] of Object.entries(object.allFieldsMetadata ?? {})) {
        expect(field.fieldName).toBe(name);
        expect(Boolean(field.values)).toBe(
          field.valueType === "singleSelect" || field.valueType === "multiSelect",
        );
      }
    }
  });

  it("shows a write object once, however many endpoints it has, and under the name that the manifest shows (L1)", async () => {
    const written = { objectName: "contact", mode: "insert" } as const;
    const objects = [
      { ...written, endpoint: "create-contact" },
      { objectName: "__proto__", mode: "insert", endpoint: "create-proto" } as const,
      { ...written, mode: "update" as const, endpoint: "update-contact" },
      { ...written, objectName: "campaign", endpoint: "a", customObject: true, displayName: "Campaigns" },
      { ...written, objectName: "lead", endpoint: "b", customObject: true },
      { ...written, objectName: "lead", endpoint: "c", customObject: true, displayName: "Leads of Ours" },
      { objectName: "account", valueDefaults: { allowAnyFields: true } },
    ];
    const integrations = [{ name: "crm", provider: "salesforce", write: { objects } }];
    const harness = createHarness({ specVersion: "1.0.0", integrations });
    const { integrations: deployed, connections } = harness.backend.snapshot();
    const { id: revisionId = "" } = deployed[0]?.latestRevision ?? {};
    const hydrated = await harness.ask<HydratedRevision>(
      "GET",
      `${harness.path}/revisions/${revisionId}:hydrate?connectionId=${connections[0]?.id ?? ""}`,
    );
    expect(hydrated.body.content.write).toEqual({
      objects: [
        { objectName: "contact", displayName: "Contact" },
        { objectName: "__proto__", displayName: "Proto" },
        { objectName: "campaign", displayName: "Campaigns" },
        { objectName: "lead", displayName: "Leads of Ours" },
        { objectName: "account", displayName: "Account", valueDefaults: { allowAnyFields: true } },
      ],
    });
  });

  it.each([
    ["no connectionId", 400, ""],
    ["an unknown connection", 404, "?connectionId=nowhere"],
    ["a connection to another provider", 400, "?connectionId=hub"],
  ])("a hydrated revision refuses %s", async (_, status, query) => {
    const { askRefused, backend, path } = await hydrate();
    backend.seed({ connections: [{ id: "hub", provider: "hubspot", groupRef, consumerRef }] });
    const problem = await askRefused(status, "GET", path + query);
    expect(problem.issues).toMatchObject([{ in: "query", name: "connectionId" }]);
  });

  it("answers 404 for another revision and names the newest (I6)", async () => {
    const { askRefused, integrationId, connectionId, revisionId } = await hydrate();
    const path = `/projects/mock-project/integrations/${integrationId}/revisions/old:hydrate`;
    const problem = await askRefused(404, "GET", `${path}?connectionId=${connectionId}`);
    expect(problem.remedy).toBe(`use its newest revision, ${revisionId}`);
  });
});

describe("connections", () => {
  const generate = "/projects/mock-project/connections:generate";
  const request = {
    groupRef: "g",
    groupName: "Group",
    consumerRef: "c",
    consumerName: "Jane",
    provider: "hubspot",
  };

  it("lists them by every combination of filters (I6)", async () => {
    const { ask, backend } = createHarness(manifest);
    backend.seed({
      connections: [
        { id: "a", provider: "hubspot", groupRef: "g", consumerRef: "c" },
        { id: "b", provider: "hubspot", groupRef: "g", consumerRef: "d" },
        { id: "c", provider: "salesforce", groupRef: "g", consumerRef: "c" },
      ],
    });
    const list = async (query: string) => {
      const listed = await ask<Connection[]>("GET", `/projects/mock-project/connections${query}`);
      return listed.body.map(({ id }) => id);
    };
    expect((await list("")).length).toBe(4);
    expect(await list("?groupRef=g")).toEqual(["a", "b", "c"]);
    expect(await list("?groupRef=g&provider=hubspot")).toEqual(["a", "b"]);
    expect(await list("?groupRef=g&provider=hubspot&consumerRef=d")).toEqual(["b"]);
    expect(await list("?groupRef=nobody")).toEqual([]);
  });

  it.each([
    ["none", {}],
    ["apiKey", { apiKey: "s3cret" }],
    ["basic", { basicAuth: { username: "s3cret", password: "s3cret" } }],
    ["none", { customAuth: { key: "s3cret" } }],
    ["oauth2/clientCredentials", { oauth2ClientCredentials: { clientId: "s3cret", clientSecret: "s3cret" } }],
    [
      "oauth2/password",
      {
        oauth2PasswordCredentials: {
          username: "s3cret",
          password: "s3cret",
          clientId: "s3cret",
          clientSecret: "s3cret",
        },
      },
    ],
    ["oauth2/authorizationCode", { oauth2AuthorizationCode: { refreshToken: { token: "s3cret" } } }],
  ])(
    "generates one with auth scheme %s and never shows its credentials (I6)",
    async (authScheme, credentials) => {
      const { ask, backend } = createHarness(manifest);
      const created = await ask<Connection>("POST", generate, { ...request, ...credentials });
      expect(created.status).toBe(201);
      expect(created.body).toMatchObject({
        authScheme,
        status: "created",
        provider: "hubspot",
        group: { groupRef: "g", groupName: "Group" },
        consumer: { consumerRef: "c", consumerName: "Jane" },
      });
      const path = `/projects/mock-project/connections/${created.body.id}`;
      const got = await ask("GET", `${path}?includeCreds=true&includeRefreshToken=true`);
      expect(got.body).toEqual(created.body);
      expect(JSON.stringify([created.body, got.body, backend.snapshot()])).not.toContain("s3cret");
    },
  );

  it.each([
    ["no groupRef", { ...request, groupRef: undefined }, ["groupRef"]],
    ["no consumerRef", { ...request, consumerRef: undefined }, ["consumerRef"]],
    ["no provider", { ...request, provider: undefined }, ["provider"]],
    [
      "half a password",
      { ...request, basicAuth: { username: 50553 } },
      ["basicAuth.username", "basicAuth.password"],
    ],
    ["a key that is no string", { ...request, apiKey: [50553] }, ["apiKey"]],
    ["two kinds of credentials", { ...request, apiKey: "50553", customAuth: {} }, ["apiKey", "customAuth"]],
  ])("refuses %s, and repeats no secret (I6)", async (_, body, names) => {
    const { askRefused } = createHarness(manifest);
    const problem = await askRefused(400, "POST", generate, body);
    expect(problem.issues?.map(({ name }) => name)).toEqual(names);
    expect(JSON.stringify(problem)).not.toContain("50553");
  });

  it("keeps and shows what is known of the provider's side, by any name (I6)", async () => {
    const { ask } = createHarness(manifest);
    const providerMetadata = JSON.parse(
      '{"__proto__": {"value": "a", "source": "input"}, "region": {"value": "eu", "source": "provider", "displayName": "Region"}}',
    ) as object;
    const created = await ask<Connection>("POST", generate, { ...request, providerMetadata });
    expect(Object.entries(created.body.providerMetadata ?? {})).toEqual(Object.entries(providerMetadata));
    const got = await ask("GET", `/projects/mock-project/connections/${created.body.id}`);
    expect(got.body).toEqual(created.body);
  });

  it("renames a known group for all its connections (I6)", async () => {
    const { ask } = createHarness(manifest);
    const first = await ask<Connection>("POST", generate, { ...request, groupName: "Old" });
    await ask("POST", generate, { ...request, groupName: "New" });
    const got = await ask<Connection>("GET", `/projects/mock-project/connections/${first.body.id}`);
    expect(got.body.group.groupName).toBe("New");
    expect(got.body.group.createTime).toBe(first.body.group.createTime);
    expect(got.body.group.updateTime).toEqual(expect.any(String));
  });

  it("answers 404 for an unknown one (I4)", async () => {
    const { askRefused } = createHarness(manifest);
    for (const method of ["GET", "DELETE"]) {
      const problem = await askRefused(404, method, "/projects/mock-project/connections/nowhere");
      expect(problem.issues).toMatchObject([{ in: "path", name: "connectionId", value: "nowhere" }]);
    }
  });

  it("deletes one, and the installations on it stay, unhealthy, until they are moved to another (H9)", async () => {
    const harness = createHarness(manifest);
    const installation = seedInstallation(harness);
    const kept = seedInstallation(harness, "group-2");
    const path = `/projects/mock-project/connections/${installation.connection.id}`;
    expect((await harness.ask("DELETE", path)).status).toBe(204);
    await harness.askRefused(404, "GET", path);
    const list = async () => (await harness.ask<Installation[]>("GET", `${harness.path}/installations`)).body;
    const lost = { ...installation.connection, status: "bad_credentials" };
    expect(await list()).toEqual([{ ...installation, healthStatus: "unhealthy", connection: lost }, kept]);

    // It is kept so, and its config can still be changed.
    harness.backend.restore(harness.backend.snapshot());
    const update = (updateMask: string[], changes: object) =>
      harness.ask<Installation>("PATCH", `${harness.path}/installations/${installation.id}`, {
        updateMask,
        installation: changes,
      });
    const proxy = { config: { content: { proxy: { enabled: true } } } };
    const changed = await update(["config.content.proxy.enabled"], proxy);
    expect([changed.status, changed.body.healthStatus]).toEqual([200, "unhealthy"]);

    harness.backend.seed({
      connections: [{ id: "another", provider: "salesforce", groupRef, consumerRef, status: "working" }],
    });
    const moved = await update(["connectionId"], { connectionId: "another" });
    expect(moved.body).toMatchObject({ healthStatus: "healthy", connection: { id: "another" } });
    expect(moved.body.config.content).toEqual(changed.body.config.content);
  });
});

describe("installations", () => {
  it("lists them of the project and of the integration, of all groups or one (I6)", async () => {
    const harness = createHarness(manifest);
    const first = seedInstallation(harness);
    const second = seedInstallation(harness, "group-2");
    harness.backend.seed({
      connections: [{ provider: "hubspot", groupRef, consumerRef }],
      installations: [{ integration: "support", groupRef, content: {} }],
    });
    const third = harness.backend.snapshot().installations.at(-1);
    const list = async (path: string) => (await harness.ask("GET", path)).body;
    expect(await list("/projects/mock-project/installations")).toEqual([first, second, third]);
    expect(await list(`/projects/mock-project/installations?groupRef=${groupRef}`)).toEqual([first, third]);
    expect(await list(`${harness.path}/installations`)).toEqual([first, second]);
    expect(await list(`${harness.path}/installations?groupRef=group-2`)).toEqual([second]);
    expect(await list(`${harness.path}/installations?groupRef=nobody`)).toEqual([]);
  });

  it("answers 404 for an unknown one, and for one of another integration (I4)", async () => {
    const harness = createHarness(manifest);
    const { id } = seedInstallation(harness);
    const ofSupport = `/projects/mock-project/integrations/${harness.backend.integrations["support"] ?? ""}`;
    for (const [method, path] of [
      ["GET", `${harness.path}/installations/nowhere`],
      ["DELETE", `${harness.path}/installations/nowhere`],
      ["GET", `${ofSupport}/installations/${id}`],
    ] as const) {
      const problem = await harness.askRefused(404, method, path);
      expect(problem.issues).toMatchObject([{ in: "path", name: "installationId" }]);
    }
    const body = { updateMask: ["config.content.proxy.enabled"], installation: {} };
    await harness.askRefused(404, "PATCH", `${harness.path}/installations/nowhere`, body);
  });

  it("deletes one, and its connection when no other installation uses it (I6)", async () => {
    const harness = createHarness({
      ...manifest,
      integrations: [
        ...manifest.integrations,
        { name: "second", provider: "salesforce", proxy: { enabled: true } },
      ],
    });
    const first = seedInstallation(harness);
    harness.backend.seed({ installations: [{ integration: "second", groupRef, content: {} }] });
    const second = harness.backend.snapshot().installations.at(-1);
    const connectionPath = `/projects/mock-project/connections/${first.connection.id}`;
    expect((await harness.ask("DELETE", `${harness.path}/installations/${first.id}`)).status).toBe(204);
    await harness.askRefused(404, "GET", `${harness.path}/installations/${first.id}`);
    expect((await harness.ask("GET", connectionPath)).status).toBe(200);
    const ofSecond = `/projects/mock-project/integrations/${second?.integrationId ?? ""}`;
    expect((await harness.ask("DELETE", `${ofSecond}/installations/${second?.id ?? ""}`)).status).toBe(204);
    await harness.askRefused(404, "GET", connectionPath);
  });

  it("an installation is unhealthy while its connection has bad credentials", async () => {
    const { backend, ask } = createHarness(manifest);
    backend.seed({
      connections: [{ provider: "salesforce", groupRef: "bad", consumerRef, status: "bad_credentials" }],
      installations: [
        { integration: "crm", groupRef: "bad", content: {} },
        { integration: "crm", groupRef, content: {} },
      ],
    });
    const listed = await ask<Installation[]>("GET", "/projects/mock-project/installations");
    expect(listed.body.map(({ healthStatus }) => healthStatus)).toEqual(["unhealthy", "healthy"]);
  });
});

describe("every request", () => {
  const fetchProjects = (options: { apiKeys?: string[] }, headers: Record<string, string>) =>
    askBackend<{ detail?: string; title?: string }>(
      createHarness(manifest, options).backend,
      "GET",
      "/projects",
      undefined,
      headers,
    );

  it.each([
    ["any key", {}, { "x-api-key": "anything" }, 200],
    ["any token", {}, { authorization: "Bearer anything" }, 200],
    ["no credentials", {}, {}, 401],
    ["an empty key", {}, { "x-api-key": "" }, 401],
    ["another scheme", {}, { authorization: "Basic anything" }, 401],
    ["a known key", { apiKeys: ["k1", "k2"] }, { "x-api-key": "k2" }, 200],
    ["a known token", { apiKeys: ["k1", "k2"] }, { authorization: "bearer k1" }, 200],
    ["an unknown key", { apiKeys: ["k1"] }, { "x-api-key": "s3cret" }, 401],
    ["an unknown token", { apiKeys: ["k1"] }, { authorization: "Bearer s3cret" }, 401],
  ])(
    "a request with %s and options %j is answered by its credentials",
    async (_, options, headers, status) => {
      const answered = await fetchProjects(options, headers);
      expect(answered.status).toBe(status);
      expect(JSON.stringify(answered.body)).not.toMatch(/s3cret|k1/);
      if (status === 401) {
        expect(answered.contentType).toBe("application/problem+json");
        expect(answered.headers.get("www-authenticate")).toBe("Bearer");
      }
    },
  );

  it.each([
    ["GET", "/nowhere"],
    ["DELETE", "/projects"],
    ["GET", "/projects/mock-project/connections:generate/x"],
    ["POST", "/projects/mock-project/connections"],
  ])("a request without a route is answered 404 with method and path: %s %s", async (method, path) => {
    const { askRefused } = createHarness(manifest);
    const problem = await askRefused(404, method, path);
    expect(problem.detail).toBe(`no route ${method} /v1${path}`);
  });

  it("a request carries an id, and its problem the backend's time", async () => {
    const { askRefused } = createHarness(manifest, {
      clock: createVirtualClock({ startMs: Date.parse(startTime) }),
    });
    const first = await askRefused(404, "GET", "/nowhere");
    const second = await askRefused(404, "GET", "/nowhere");
    expect(first.time).toBe(startTime);
    expect(first.instance).toBe(`urn:uuid:${first.requestId ?? ""}`);
    expect(second.requestId).not.toBe(first.requestId);
  });
});
