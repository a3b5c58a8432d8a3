import { describe, expect, it } from "vitest";
import type { Manifest } from "../../../src/contract/index.js";
import {
  askBackend,
  consumerRef,
  createHarness,
  groupRef,
  manifestOf,
  startTime,
} from "../support/harness.js";
import { createInstalled } from "../support/installed.js";

const objectNames = ["contact", "lead"];
const body = { groupRef, type: "create", record: { lastname: "Potter" } };

describe("the write endpoint's credentials", () => {
  async function ask(apiKeys: string[] | undefined, headers: Record<string, string>, query: string) {
    const { backend, path } = createInstalled("salesforce", objectNames, apiKeys && { apiKeys });
    const to = `${path}/objects/contact${query}`;
    return askBackend<{ detail?: string; remedy?: string }>(
      backend,
      "POST",
      to,
      body,
      headers,
      backend.writeUrl,
    );
  }

  it.each<[string, string[] | undefined, Record<string, string>, string, number]>([
    ["X-Api-Key", undefined, { "x-api-key": "any" }, "", 200],
    ["the apiKey of the query", undefined, {}, "?apiKey=any", 200],
    ["a Bearer token", undefined, { authorization: "Bearer any" }, "", 200],
    ["nothing", undefined, {}, "", 401],
    ["an empty apiKey", undefined, {}, "?apiKey=", 401],
    ["a known apiKey", ["k1", "k2"], {}, "?apiKey=k2", 200],
    ["an unknown apiKey", ["k1"], {}, "?apiKey=s3cret", 401],
    ["a known key beside an unknown apiKey", ["k1"], { "x-api-key": "k1" }, "?apiKey=s3cret", 200],
  ])(
    "the write endpoint's credentials are checked: %s, where the keys are %j",
    async (_, apiKeys, headers, query, status) => {
      const answered = await ask(apiKeys, headers, query);
      expect(answered.status).toBe(status);
      expect(JSON.stringify(answered.body)).not.toMatch(/s3cret|k1/);
      if (status !== 401) return;
      expect(answered.contentType).toBe("application/problem+json");
      expect(answered.headers.get("www-authenticate")).toBe("Bearer");
      expect(answered.body.remedy).toBe(
        apiKeys
          ? "use one of the apiKeys that the mock backend was created with"
          : "send an API key as X-Api-Key or as ?apiKey=, or a token as Authorization: Bearer",
      );
    },
  );

  it("the write endpoint's credentials stand in the query of writes alone (W1)", async () => {
    const { backend } = createHarness(manifestOf("salesforce", { write: objectNames }));
    const answered = await askBackend(backend, "GET", "/projects?apiKey=any", undefined, {});
    expect(answered.status).toBe(401);
  });
});

describe("the write endpoint's address", () => {
  it("the write endpoint is the write host's: the API's host takes no writes, and says where to send them (W1)", async () => {
    const { askRefused, path } = createInstalled("salesforce", objectNames);
    const problem = await askRefused(404, "POST", `${path}/objects/contact`, body);
    expect(problem.detail).toBe("https://api.withampersand.com takes no writes");
    expect(problem.remedy).toBe(
      "send writes to https://write.withampersand.com/v1/projects/{projectIdOrName}/integrations/{integrationId}/objects/{objectName}",
    );
  });

  it.each([
    ["another path", "http://localhost:1/api", "http://localhost:1/write/"],
    ["another origin without a path", "http://localhost:1/api", "http://localhost:2"],
    ["the same address as the API", "http://localhost:1/v1", "http://localhost:1/v1"],
  ])("the write endpoint's address takes %s (W11)", async (_, baseUrl, writeUrl) => {
    const { write, ask } = createInstalled("salesforce", objectNames, { baseUrl, writeUrl });
    expect((await write("contact", body)).status).toBe(200);
    expect((await ask("GET", "/projects/mock-project")).status).toBe(200);
  });

  it("the project and the integration are found by id and by name (I7)", async () => {
    const { backend, integrationId } = createInstalled("salesforce", objectNames);
    const send = (project: string, integration: string) =>
      askBackend<{ remedy?: string }>(
        backend,
        "POST",
        `/projects/${project}/integrations/${integration}/objects/contact`,
        body,
        undefined,
        backend.writeUrl,
      );
    expect((await send(backend.project.id, integrationId)).status).toBe(200);
    expect((await send("mock-project", integrationId)).status).toBe(200);
    const unknown = await send("other", integrationId);
    expect(unknown.status).toBe(404);
    expect(unknown.body.remedy).toBe(`use the id ${backend.project.id} or the name "mock-project"`);
    expect((await send("mock-project", "crm")).status).toBe(200);
    const misspelt = await send("mock-project", "cmr");
    expect(misspelt.status).toBe(404);
    expect(misspelt.body.remedy).toBe(`the manifest has "crm" (${integrationId})`);
  });
});

/** Each line must hold its fragments, in that order; how it is worded besides is the engine's. */
function expectLines(lines: readonly string[], expected: readonly (readonly string[])[]): void {
  expect(lines.length, lines.join("\n")).toBe(expected.length);
  expected.forEach((fragments, index) => {
    const line = lines[index] ?? "";
    let from = 0;
    for (const fragment of fragments) {
      const at = line.indexOf(fragment, from);
      expect(at, `${JSON.stringify(fragment)} in ${line}`).toBeGreaterThanOrEqual(from);
      from = at + fragment.length;
    }
  });
}

describe("a write that breaks the contract is refused in plain text", () => {
  it.each<[string, unknown, string[][]]>([
    ["no body", "", [["body: the request has no body; send a JSON object"]]],
    ["no JSON", '{"groupRef": ', [["body: the body is not JSON; send a JSON object"]]],
    ["NaN, which is no JSON", '{"record": {"a": NaN}}', [["body: the body is not JSON"]]],
    ["a list", [], [["body: ", "an object", "a list of 0"]]],
    ["null", null, [["body: ", "an object", "null"]]],
    [
      "nothing of what it needs: all faults, a line each",
      {},
      [
        ["groupRef: ", "a string", "nothing"],
        ["type: ", '"create", "update", "delete"', "nothing"],
        ["record or batch: ", "exactly one", "neither"],
      ],
    ],
    [
      "a record that is a list",
      { ...body, record: [] },
      [["record: ", "an object", "a list of 0", '{"<field name>": <value>}']],
    ],
    ["a record that is null", { ...body, record: null }, [["record: ", "an object", "null"]]],
    [
      "W3: both record and batch",
      { ...body, batch: [{ record: {} }] },
      [["record and batch: ", "exactly one", "both"]],
    ],
    [
      "W4: an unknown type and mode",
      { ...body, type: "upsert", mode: "soon" },
      [
        ["type: ", '"create", "update", "delete"', '"upsert"'],
        ["mode: ", '"synchronous", "asynchronous"', '"soon"'],
      ],
    ],
    ["W5: an update without an id", { ...body, type: "update" }, [["record.id: ", "id"]]],
    [
      "W6: a deletion of a batch, asynchronously",
      { groupRef, type: "delete", mode: "asynchronous", batch: [{ record: { id: "1" } }] },
      [
        ["batch: ", "single record"],
        ["mode: ", '"synchronous"', '"asynchronous"'],
      ],
    ],
    [
      "W7: a batch of none",
      { groupRef, type: "create", batch: [] },
      [["batch: ", "1 to 100", "a list of 0"]],
    ],
    [
      "W7: a batch of 101",
      { groupRef, type: "create", batch: Array.from({ length: 101 }, () => ({ record: {} })) },
      [["batch: ", "1 to 100", "a list of 101"]],
    ],
    [
      "W9: a synchronous auto batch that waits too long",
      { ...body, mode: "synchronous", autoBatchPolicy: { maxDelayMinutes: 1441 } },
      [
        ["autoBatchPolicy.maxDelayMinutes: ", "1 to 1440", "1441"],
        ["autoBatchPolicy: ", "asynchronous"],
      ],
    ],
    [
      "W10: 49 hours of retries",
      { ...body, mode: "asynchronous", retryPolicy: { deadlineHours: 49 } },
      [["retryPolicy.deadlineHours: ", "1 to 48", "49"]],
    ],
  ])("a write that breaks the contract is refused in plain text: %s", async (_, sent, lines) => {
    const { writeRefused } = createInstalled("salesforce", objectNames);
    const text = typeof sent === "string" ? sent : JSON.stringify(sent);
    expectLines(await writeRefused("contact", text), lines);
  });

  it("a write may have unknown keys, which are noted in the log with the nearest known name (W2)", async () => {
    const { send, ask } = createInstalled("salesforce", objectNames);
    const { operationId = "" } = await send("contact", {
      type: "create",
      record: body.record,
      batchPolcy: {},
    });
    const logs = await ask<{ message: { msg: string } }[]>(
      "GET",
      `/projects/mock-project/operations/${operationId}/logs`,
    );
    const line = logs.body.find(({ message }) => message.msg.includes("batchPolcy"));
    expect(line).toMatchObject({ severity: "WARNING" });
    expect(line?.message.msg).toContain('did you mean "batchPolicy"?');
  });
});

describe("a write is refused by what provider and customer allow", () => {
  const batch = [{ record: { lastname: "Potter" } }];
  const link = { to: { id: "1" }, types: [{ associationCategory: "HUBSPOT_DEFINED", associationTypeId: 1 }] };
  const header = { key: "k", value: "v" };
  const both = ["salesforce", "hubspot"];

  it.each<[string, string, object, string[][]]>([
    [
      "intercom",
      "a batch",
      { groupRef, type: "create", batch },
      [["batch: ", "intercom", "batch writes", ...both]],
    ],
    [
      "intercom",
      "an auto batch",
      { ...body, mode: "asynchronous", autoBatchPolicy: { maxDelayMinutes: 1 } },
      [["autoBatchPolicy: ", "intercom", "batch writes", ...both]],
    ],
    [
      "no-such-crm",
      "a batch",
      { groupRef, type: "create", batch },
      [["batch: ", "no-such-crm", "batch writes", ...both]],
    ],
    [
      "salesforce",
      "associations",
      { ...body, associations: [link] },
      [["associations: ", "salesforce", "associations", "hubspot"]],
    ],
    [
      "salesforce",
      "associations in a batch",
      { groupRef, type: "create", batch: [{ ...batch[0], associations: [link] }] },
      [["batch[0].associations: ", "salesforce", "associations", "hubspot"]],
    ],
    [
      "hubspot",
      "extra headers",
      { ...body, headers: [header] },
      [["headers: ", "hubspot", "headers", "salesforce"]],
    ],
    [
      "intercom",
      "everything at once",
      { ...body, associations: [link], headers: [header] },
      [
        ["associations: ", "intercom", "hubspot"],
        ["headers: ", "intercom", "salesforce"],
      ],
    ],
    [
      "intercom",
      "a deletion, with no word of the config, which could not allow it",
      { groupRef, type: "delete", record: { id: "1" } },
      [["type: ", "intercom", "deletion", ...both]],
    ],
  ])(
    "a write is refused by what provider and customer allow: %s and %s",
    async (provider, _, sent, lines) => {
      const { writeRefused } = createInstalled(provider, objectNames);
      expectLines(await writeRefused("contact", sent), lines);
    },
  );

  it("a deletion needs deletionSettings.enabled, and the refusal says how (W13)", async () => {
    const { writeRefused } = createInstalled("salesforce", objectNames, {
      object: { deletionSettings: { enabled: false } },
    });
    const lines = await writeRefused("contact", { groupRef, type: "delete", record: { id: "1" } });
    expectLines(lines, [["type: ", '"contact"', "not enabled", "set deletionSettings.enabled to true"]]);
  });

  it("a refusal names both of two names that land on one field (P6)", async () => {
    const manifest: Manifest = manifestOf("salesforce", { read: ["contact"], write: ["contact"] });
    const { backend, writeRefused } = createHarness(manifest);
    backend.seed({
      installations: [
        {
          integration: "crm",
          groupRef,
          content: {
            read: {
              objects: { contact: { objectName: "contact", selectedFieldMappings: { mail: "email" } } },
            },
            write: { objects: { contact: { objectName: "contact", inheritMapping: true } } },
          },
        },
      ],
    });
    const record = { lastname: "P", mail: "a@b.ch", email: "c@d.ch" };
    const [line = ""] = await writeRefused("contact", { groupRef, type: "create", record });
    expect(line).toMatch(/^record: /);
    expect(line).toContain('"mail"');
    expect(line).toContain('"email"');
  });
});

describe("what a write is about must be there", () => {
  const problemOf = async (harness: ReturnType<typeof createHarness>, objectName: string, sent: object) => {
    const answered = await harness.write<{ detail: string; remedy: string; context: object }>(
      objectName,
      sent,
    );
    expect(answered.status).toBe(404);
    expect(answered.contentType).toBe("application/problem+json");
    expect(answered.body).toMatchObject({ title: "Not Found", status: 404, retryable: false });
    return answered.body;
  };

  it("a write of a group without an installation is a problem that says how to install (W11)", async () => {
    const harness = createInstalled("salesforce", objectNames);
    const problem = await problemOf(harness, "contact", { ...body, groupRef: "nobody" });
    expect(problem.detail).toBe('integration "crm" is not installed for group "nobody"');
    expect(problem.remedy).toBe(
      `check groupRef, or install the integration for this group with POST /projects/${harness.backend.project.id}/integrations/${harness.integrationId}/installations`,
    );
    expect(problem.context).toEqual({ code: "installation-not-found" });
    expect(problem).toMatchObject({ time: startTime, requestId: expect.any(String) as string });
  });

  it("a write to an object that the manifest lacks is refused with the nearest name (W12)", async () => {
    const problem = await problemOf(createInstalled("salesforce", objectNames), "Contact", body);
    expect(problem.detail).toBe(
      'the manifest of integration "crm" has no write object "Contact" (did you mean "contact"?)',
    );
    expect(problem.remedy).toBe(
      'write to one of "contact", "lead", or add the object to write.objects in amp.yaml and deploy it',
    );
    expect(problem.context).toEqual({ code: "object-not-in-manifest" });
  });

  it("a write to an object that the installation lacks is refused (W12)", async () => {
    const harness = createHarness(manifestOf("salesforce", { write: objectNames }));
    harness.backend.seed({ installations: [{ integration: "crm", groupRef, content: {} }] });
    const problem = await problemOf(harness, "lead", body);
    expect(problem.detail).toBe('the installation\'s config has no write object "lead"; the manifest has it');
    expect(problem.context).toEqual({ code: "object-not-in-installation" });
  });

  it("with inheritMapping the mapped name leads to the object (W12)", async () => {
    const manifest: Manifest = {
      specVersion: "1.0.0",
      integrations: [
        {
          name: "crm",
          provider: "salesforce",
          read: {
            objects: [
              {
                objectName: "account",
                mapToName: "company",
                destination: "hook",
                optionalFields: [{ mapToName: "title", default: "name" }],
              },
            ],
          },
          write: { objects: [{ objectName: "account", inheritMapping: true }] },
        },
      ],
    };
    const { backend, write } = createHarness(manifest);
    backend.seed({
      installations: [
        {
          integration: "crm",
          groupRef,
          content: {
            read: {
              objects: { account: { objectName: "account", selectedFieldMappings: { title: "name" } } },
            },
            write: { objects: { account: { objectName: "account" } } },
          },
        },
      ],
    });
    const answered = await write("company", { groupRef, type: "create", record: { title: "Hogwarts" } });
    expect(answered).toMatchObject({ status: 200, body: { result: { data: { name: "Hogwarts" } } } });
    const [held] = backend.instance({ provider: "salesforce", groupRef }).records("account");
    expect(held?.fields).toMatchObject({ name: "Hogwarts" });
  });
});

describe("the customer's config decides what is written", () => {
  const settings = {
    source: { default: { stringValue: "myApp" }, writeOnUpdate: "never" },
    city: { writeOnUpdate: "ifEmpty" },
  } as const;

  it("defaults and write policies apply, and ifEmpty looks at the record's present values (P2, P3)", async () => {
    const { send, instance } = createInstalled("hubspot", ["lead"], {
      object: { selectedFieldSettings: settings },
    });
    const { result } = await send("lead", { type: "create", record: { name: "a" } });
    const fields = () => instance.records("lead")[0]?.fields;
    expect(fields()).toMatchObject({ name: "a", source: "myApp" });
    const id = result?.recordId;
    await send("lead", { type: "update", record: { id, source: "other", city: "Bern" } });
    expect(fields()).toMatchObject({ source: "myApp", city: "Bern" });
    await send("lead", { type: "update", record: { id, city: "Basel" } });
    expect(fields()).toMatchObject({ city: "Bern" });
  });

  it("removeUnmappedFields strips what no mapping knows (P5)", async () => {
    const manifest = manifestOf("hubspot", { read: ["lead"], write: ["lead"] });
    const content = {
      read: { objects: { lead: { objectName: "lead", selectedFieldMappings: { source: "mySource" } } } },
      write: { objects: { lead: { objectName: "lead", inheritMapping: true } } },
    };
    for (const removeUnmappedFields of [false, true]) {
      const { backend, write } = createHarness(manifest, { removeUnmappedFields });
      backend.seed({ installations: [{ integration: "crm", groupRef, content }] });
      await write("lead", { groupRef, type: "create", record: { source: "a", other: "b" } });
      const [held] = backend.instance({ provider: "hubspot", groupRef }).records("lead");
      expect(held?.fields).toMatchObject({ mySource: "a", ...(!removeUnmappedFields && { other: "b" }) });
      expect(Object.hasOwn(held?.fields ?? {}, "other")).toBe(!removeUnmappedFields);
    }
  });

  it("the next write goes by a changed config, and its operation names the new config's id (I5)", async () => {
    const { send, ask, path, instance } = createInstalled("hubspot", ["lead"]);
    const operationOf = async (operationId = "") =>
      (await ask<{ configId: string }>("GET", `/projects/mock-project/operations/${operationId}`)).body;
    const first = await operationOf((await send("lead", { type: "create", record: {} })).operationId);
    await ask("PATCH", `${path}/objects/lead/config-content`, {
      groupRef,
      action: "write",
      changes: [{ op: "add", path: "/selectedFieldSettings", value: settings }],
    });
    const second = await operationOf((await send("lead", { type: "create", record: {} })).operationId);
    expect(second.configId).not.toBe(first.configId);
    expect(instance.records("lead").map(({ fields }) => fields["source"])).toEqual([undefined, "myApp"]);
  });
});

describe("names are data", () => {
  const names = ["__proto__", "constructor", "toString", "a.b", "a/b", "a~b", "$['a']['b']", "é 🙂", "0"];

  it.each(names)("an object and a field called %s are written and found again (D8)", async (name) => {
    const { send, ask, path, instance } = createInstalled("intercom", names);
    const record = JSON.parse(`{${JSON.stringify(name)}: "value"}`) as object;
    const { result } = await send(name, { type: "create", record });
    const held = instance.records(name);
    expect(held.length).toBe(1);
    expect(Object.getOwnPropertyDescriptor(held[0]?.fields ?? {}, name)?.value).toBe("value");
    expect(Object.getOwnPropertyDescriptor(result?.data ?? {}, name)?.value).toBe("value");
    const metadata = await ask<{ name: string }>(
      "GET",
      `${path}/objects/${encodeURIComponent(name)}/metadata?groupRef=${groupRef}`,
    );
    expect(metadata.body.name).toBe(name);
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(consumerRef).not.toHaveProperty("value");
  });
});
