import { describe, expect, it } from "vitest";
import type { Installation } from "../../../src/contract/index.js";
import { consumerRef, createHarness, groupRef, type Harness, manifestOf } from "../support/harness.js";
import { maskBody, manifest as seedManifest } from "../support/seed-000.js";

const contact = { objectName: "contact" };
const lead = { objectName: "lead" };
const readContact = { objectName: "contact", selectedFields: { email: true }, selectedFieldMappings: {} };
const subscribeContact = { objectName: "contact", destination: "hook", inheritFieldsAndMappings: true };

/** An installation with every kind of object; `patch` sends a mask, `content` reads what is kept. */
async function createInstalled() {
  const names = ["contact", "lead", "a.b", "a:b", "a\\b"];
  const harness = createHarness(manifestOf("salesforce", { read: names, write: names, subscribe: names }));
  const created = await harness.ask<Installation>("POST", `${harness.path}/installations`, {
    groupRef,
    config: {
      createdBy: "consumer:jane",
      content: {
        provider: "salesforce",
        read: { objects: { contact: readContact } },
        write: { objects: { contact } },
        subscribe: { objects: { contact: subscribeContact } },
      },
    },
  });
  expect(created.status).toBe(201);
  return { harness, before: created.body, path: `${harness.path}/installations/${created.body.id}` };
}

function body(updateMask: unknown, content: unknown, rest: object = {}) {
  return { updateMask, installation: { ...rest, config: { content } } };
}

async function patch(harness: Harness, path: string, request: unknown): Promise<Installation> {
  const answered = await harness.ask<Installation>("PATCH", path, request);
  expect(answered.status, JSON.stringify(answered.body)).toBe(200);
  expect((await harness.ask("GET", path)).body).toEqual(answered.body);
  return answered.body;
}

describe("update an installation by mask", () => {
  it("the request of the write guide is applied (I1)", async () => {
    const { backend, ask } = createHarness(seedManifest);
    backend.seed({
      installations: [
        {
          integration: "salesforce-crm",
          groupRef,
          content: { write: { objects: { contact: { objectName: "contact" } } } },
        },
      ],
    });
    const [installed] = backend.snapshot().installations;
    const path = `/projects/mock-project/integrations/${installed?.integrationId ?? ""}/installations/${installed?.id ?? ""}`;
    const updated = await ask<Installation>("PATCH", path, maskBody);
    expect(updated.status).toBe(200);
    expect(updated.body.config.content).toEqual({
      provider: "salesforce",
      write: { objects: { contact: { objectName: "contact", deletionSettings: { enabled: true } } } },
    });
  });

  it.each([
    [
      "config.content.write.objects.lead",
      { write: { objects: { lead } } },
      { write: { objects: { contact, lead } } },
    ],
    ["config.content.write.objects", { write: { objects: { lead } } }, { write: { objects: { lead } } }],
    [
      "config.content.read.objects.lead",
      { read: { objects: { lead } } },
      {
        read: {
          objects: { contact: readContact, lead: { ...lead, selectedFields: {}, selectedFieldMappings: {} } },
        },
      },
    ],
    [
      "config.content.subscribe.objects.lead",
      { subscribe: { objects: { lead: { ...subscribeContact, objectName: "lead" } } } },
      {
        subscribe: {
          objects: { contact: subscribeContact, lead: { ...subscribeContact, objectName: "lead" } },
        },
      },
    ],
    ["config.content.subscribe.objects", { subscribe: { objects: {} } }, { subscribe: { objects: {} } }],
    ["config.content.proxy.enabled", { proxy: { enabled: true } }, { proxy: { enabled: true } }],
  ])("the mask %s replaces its place and nothing else (I1)", async (mask, content, changed) => {
    const { harness, before, path } = await createInstalled();
    const updated = await patch(harness, path, body([mask], content));
    expect(updated.config.content).toEqual({ ...before.config.content, ...changed });
  });

  it("a mask switches connectionId and config.createdBy (I1)", async () => {
    const { harness, before, path } = await createInstalled();
    harness.backend.seed({ connections: [{ id: "second", provider: "salesforce", groupRef, consumerRef }] });
    const updated = await patch(harness, path, {
      updateMask: ["connectionId", "config.createdBy"],
      installation: { connectionId: "second", config: { createdBy: "builder:joe" } },
    });
    expect([updated.connection.id, updated.config.createdBy]).toEqual(["second", "builder:joe"]);
    expect([before.connection.id, before.config.createdBy]).not.toContain("second");
    expect(updated.config.content).toEqual(before.config.content);
  });

  it.each([
    ["a\\.b", "a.b"],
    ["a\\:b", "a:b"],
    ["a:b", "a:b"],
    ["a\\\\b", "a\\b"],
  ])("the mask name %s means the object %s (I1)", async (masked, objectName) => {
    const { harness, path } = await createInstalled();
    const objects = { [objectName]: { objectName } };
    const request = body([`config.content.write.objects.${masked}`], { write: { objects } });
    const updated = await patch(harness, path, request);
    expect(updated.config.content.write?.objects).toEqual({ contact, ...objects });
  });

  it("a mask applies several paths at once (I1)", async () => {
    const { harness, path } = await createInstalled();
    const updated = await patch(
      harness,
      path,
      body(["config.content.write.objects.lead", "config.content.proxy.enabled"], {
        write: { objects: { lead } },
        proxy: { enabled: false },
      }),
    );
    expect(updated.config.content).toMatchObject({
      write: { objects: { contact, lead } },
      proxy: { enabled: false },
    });
  });

  it("the journal names the leniency of a mask that switches reading off, and none of another mask (I7)", async () => {
    const { harness, path } = await createInstalled();
    const noted = async (mask: string, read: object) => {
      await patch(harness, path, body([mask], { read: { objects: { contact: read } } }));
      return harness.backend.journal.entries.find(({ request }) => request.method === "PATCH")?.leniencies;
    };
    expect(await noted("config.content.read.objects.contact.disabled", { disabled: true })).toEqual([
      "disabledInMask",
    ]);
    harness.backend.journal.clear();
    expect(await noted("config.content.read.objects.contact", readContact)).toBeUndefined();
  });

  it("content outside the mask is ignored, however wrong it is (I1)", async () => {
    const { harness, before, path } = await createInstalled();
    const updated = await patch(harness, path, {
      updateMask: ["config.content.proxy.enabled"],
      installation: {
        connectionId: "nowhere",
        config: {
          createdBy: 7,
          content: {
            provider: "elsewhere",
            proxy: { enabled: true },
            read: "none",
            write: { objects: { nope: 1 } },
          },
        },
      },
    });
    expect(updated.config.content).toEqual({ ...before.config.content, proxy: { enabled: true } });
    expect(updated.config.createdBy).toBe(before.config.createdBy);
  });

  it.each([
    "config",
    "config.content",
    "config.content.provider",
    "config.content.read.objects",
    "config.content.write",
    "config.content.proxy",
    "config.revisionId",
    "group",
    "",
    "config.content.write.objects.contact.deletionSettings",
    "config.content.write.objects.a\\x",
    "config.content.write.objects.contact\\",
  ])("refuses the mask path %j (I1)", async (mask) => {
    const { harness, path } = await createInstalled();
    const request = body(["config.content.proxy.enabled", mask], { proxy: { enabled: true } });
    const problem = await harness.askRefused(400, "PATCH", path, request);
    expect(problem.issues).toMatchObject([{ in: "body", name: "updateMask[1]", value: mask }]);
  });

  it("a refusal says how to write an object name that holds a dot (I1)", async () => {
    const { harness, path } = await createInstalled();
    const request = body(["config.content.write.objects.a.b"], { write: { objects: { "a.b": contact } } });
    const problem = await harness.askRefused(400, "PATCH", path, request);
    expect(problem.issues?.[0]?.detail).toContain('write "config.content.write.objects.a\\.b"');
  });

  it("an empty mask is refused (I1)", async () => {
    const { harness, path } = await createInstalled();
    const problem = await harness.askRefused(400, "PATCH", path, body([], { proxy: { enabled: true } }));
    expect(problem.issues).toMatchObject([{ in: "body", name: "updateMask" }]);
  });

  it("a path that stands twice is refused, also when it is written in two ways (I1)", async () => {
    const { harness, path } = await createInstalled();
    const mask = ["config.content.write.objects.a:b", "config.content.write.objects.a\\:b"];
    const request = body(mask, { write: { objects: { "a:b": { objectName: "a:b" } } } });
    const problem = await harness.askRefused(400, "PATCH", path, request);
    expect(problem.issues).toMatchObject([
      { name: "updateMask[1]", detail: "the path stands in updateMask[0] already" },
    ]);
  });

  it.each([
    ["connectionId", {}],
    ["config.createdBy", {}],
    ["config.content.write.objects.lead", { write: { objects: { contact } } }],
    ["config.content.write.objects.lead", { write: { objects: { lead: null } } }],
    ["config.content.write.objects.toString", { write: { objects: {} } }],
    ["config.content.write.objects.__proto__", { write: { objects: {} } }],
    ["config.content.write.objects", {}],
    ["config.content.proxy.enabled", { proxy: {} }],
  ])("refuses the path %s without its value (I1)", async (mask, content) => {
    const { harness, path } = await createInstalled();
    const problem = await harness.askRefused(400, "PATCH", path, body([mask], content));
    expect(problem.issues).toMatchObject([{ in: "body", name: "updateMask[0]", value: mask }]);
  });

  it("one faulty path of several changes nothing (I1)", async () => {
    const { harness, path } = await createInstalled();
    const mask = ["config.content.proxy.enabled", "config.content.write.objects.lead"];
    // askRefused compares the whole state before and after.
    await harness.askRefused(400, "PATCH", path, body(mask, { proxy: { enabled: true } }));
  });

  it.each([
    ["no updateMask", { installation: {} }, "updateMask"],
    ["no installation", { updateMask: ["connectionId"] }, "installation"],
    ["a mask that is no list", { updateMask: "connectionId", installation: {} }, "updateMask"],
    ["a mask of numbers", { updateMask: [1], installation: {} }, "updateMask[0]"],
  ])("the mask refuses %s", async (_, request, name) => {
    const { harness, path } = await createInstalled();
    const problem = await harness.askRefused(400, "PATCH", path, request);
    expect(problem.issues?.map((issue) => issue.name)).toEqual([name]);
  });

  it.each([
    ["connectionId", { connectionId: 7 }],
    ["config.createdBy", { config: { createdBy: {} } }],
  ])("refuses a %s that is no string (I1)", async (name, installation) => {
    const { harness, path } = await createInstalled();
    const problem = await harness.askRefused(400, "PATCH", path, { updateMask: [name], installation });
    expect(problem.issues).toMatchObject([{ name: `installation.${name}` }]);
  });

  it("a connection of another group is refused (I1)", async () => {
    const { harness, path } = await createInstalled();
    harness.backend.seed({
      connections: [{ id: "theirs", provider: "salesforce", groupRef: "g2", consumerRef }],
    });
    const request = { updateMask: ["connectionId"], installation: { connectionId: "theirs" } };
    const problem = await harness.askRefused(400, "PATCH", path, request);
    expect(problem.issues).toMatchObject([{ name: "installation.connectionId", value: "theirs" }]);
  });

  it("a masked value that breaks the config is refused and changes nothing (I3)", async () => {
    const { harness, path } = await createInstalled();
    const request = body(["config.content.write.objects.lead"], { write: { objects: { lead: contact } } });
    const problem = await harness.askRefused(422, "PATCH", path, request);
    expect(problem.issues).toMatchObject([{ name: "/write/objects/lead/objectName", value: "contact" }]);
  });

  it("every change gets a new config id, the newest revision and its time (I5)", async () => {
    const { harness, before, path } = await createInstalled();
    const request = body(["config.content.proxy.enabled"], { proxy: { enabled: true } });
    const first = await patch(harness, path, request);
    const second = await patch(harness, path, request);
    expect(new Set([before.config.id, first.config.id, second.config.id]).size).toBe(3);
    expect(before.updateTime).toBeUndefined();
    expect(Date.parse(first.updateTime ?? "")).toBeGreaterThan(Date.parse(before.createTime));
    expect(Date.parse(second.updateTime ?? "")).toBeGreaterThan(Date.parse(first.updateTime ?? ""));
    expect(second.createTime).toBe(before.createTime);
    expect(second.config.revisionId).toBe(harness.backend.snapshot().integrations[0]?.latestRevision.id);
    expect([second.createdBy, second.config.createdBy]).toEqual(["consumer:jane", "consumer:jane"]);
  });
});
