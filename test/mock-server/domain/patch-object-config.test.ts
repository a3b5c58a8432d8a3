import { describe, expect, it } from "vitest";
import type { Installation } from "../../../src/contract/index.js";
import { consumerRef, createHarness, groupRef, manifestOf } from "../support/harness.js";
import { patchBody, manifest as seedManifest } from "../support/seed-000.js";

const contact = {
  objectName: "contact",
  selectedFields: { email: true, phone: true },
  selectedFieldMappings: {},
  fieldFilters: [
    { fieldName: "email", operator: "eq", value: "x" },
    { fieldName: "phone", operator: "eq", value: "y" },
  ],
};

async function createInstalled() {
  const names = ["contact", "lead"];
  const harness = createHarness(
    manifestOf("salesforce", { read: names, write: names, subscribe: ["contact"] }),
  );
  const created = await harness.ask<Installation>("POST", `${harness.path}/installations`, {
    groupRef,
    config: {
      content: {
        provider: "salesforce",
        read: { objects: { contact } },
        write: { objects: { contact: { objectName: "contact" } } },
        subscribe: {
          objects: {
            contact: { objectName: "contact", destination: "hook", inheritFieldsAndMappings: true },
          },
        },
      },
    },
  });
  expect(created.status).toBe(201);
  return {
    ...harness,
    before: created.body,
    installationPath: `${harness.path}/installations/${created.body.id}`,
    configPath: `${harness.path}/objects/contact/config-content`,
  };
}

function readChanges(...changes: object[]) {
  return { groupRef, action: "read", changes };
}

describe("patch an object's config", () => {
  it("the request of the write guide is applied (I2)", async () => {
    const { backend, ask } = createHarness(seedManifest);
    backend.seed({
      connections: [{ provider: "salesforce", groupRef: patchBody.groupRef, consumerRef }],
      installations: [
        {
          integration: "salesforce-crm",
          groupRef: patchBody.groupRef,
          content: { write: { objects: { contact: { objectName: "contact" } } } },
        },
      ],
    });
    const id = backend.integrations["salesforce-crm"] ?? "";
    const path = `/projects/mock-project/integrations/${id}/objects/contact/config-content`;
    const patched = await ask<Installation>("PATCH", path, patchBody);
    expect(patched.status).toBe(200);
    expect(patched.body.config.content.write).toEqual({
      objects: { contact: { objectName: "contact", deletionSettings: { enabled: true } } },
    });
  });

  it("operations apply in order to the one object, and the answer is what is kept (I2)", async () => {
    const { ask, before, configPath, installationPath } = await createInstalled();
    const patched = await ask<Installation>(
      "PATCH",
      configPath,
      readChanges(
        { op: "add", path: "/schedule", value: "*/30 * * * *" },
        { op: "replace", path: "/schedule", value: "*/10 * * * *" },
        { op: "add", path: "/selectedFields/title", value: true },
        { op: "remove", path: "/selectedFields/phone", value: "not used" },
        { op: "add", path: "/fieldFilters/-", value: { fieldName: "title", operator: "eq", value: 1 } },
        { op: "remove", path: "/fieldFilters/0" },
      ),
    );
    expect(patched.status).toBe(200);
    expect(patched.body.config.content).toEqual({
      ...before.config.content,
      read: {
        objects: {
          contact: {
            ...contact,
            schedule: "*/10 * * * *",
            selectedFields: { email: true, title: true },
            fieldFilters: [contact.fieldFilters[1], { fieldName: "title", operator: "eq", value: 1 }],
          },
        },
      },
    });
    expect((await ask("GET", installationPath)).body).toEqual(patched.body);
  });

  it.each([
    ["groupRef", async () => ({ groupRef })],
    ["installationId", async (id: string) => ({ installationId: id })],
    ["both, where they agree", async (id: string) => ({ groupRef, installationId: id })],
  ])("a patch of an object's config finds the installation by %s (I2)", async (_, identify) => {
    const { ask, before, configPath } = await createInstalled();
    const patched = await ask("PATCH", configPath, {
      ...(await identify(before.id)),
      action: "write",
      changes: patchBody.changes,
    });
    expect(patched.status).toBe(200);
  });

  it.each(["", "schedule", "/a~2b", "/a~"])(
    "refuses %j, which is no JSON Pointer into the object (I2)",
    async (path) => {
      const { askRefused, configPath } = await createInstalled();
      const good = { op: "add", path: "/schedule", value: "*/10 * * * *" };
      const changes = readChanges(good, { op: "add", path, value: 1 });
      const problem = await askRefused(400, "PATCH", configPath, changes);
      expect(problem.issues).toMatchObject([{ in: "body", name: "changes[1].path", value: path }]);
    },
  );

  it.each([
    ["replace", "/schedule"],
    ["remove", "/schedule"],
    ["remove", "/selectedFields/toString"],
    ["replace", "/selectedFields/__proto__"],
    ["remove", "/selectedFields/constructor"],
    ["add", "/selectedFields/__proto__/polluted"],
    ["add", "/selectedValueMappings/stage/open"],
    ["add", "/objectName/length"],
    ["remove", "/fieldFilters/2"],
    ["remove", "/fieldFilters/-"],
    ["replace", "/fieldFilters/-"],
    ["add", "/fieldFilters/3"],
    ["add", "/fieldFilters/01"],
    ["add", "/fieldFilters/"],
    ["replace", "/fieldFilters/length"],
    ["add", "/fieldFilters/-1"],
  ])(
    "refuses to %s at %s, where there is nothing to do that to, and changes nothing (I2)",
    async (op, path) => {
      const { askRefused, configPath } = await createInstalled();
      const changes = readChanges({ op: "remove", path: "/selectedFields/phone" }, { op, path, value: "x" });
      const problem = await askRefused(400, "PATCH", configPath, changes);
      expect(problem.issues).toMatchObject([{ in: "body", name: "changes[1].path", value: path }]);
      expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
    },
  );

  it.each(["test", "move", "copy", "toString", "_get"])("refuses the operation %s (I2)", async (op) => {
    const { askRefused, configPath } = await createInstalled();
    const change = { op, path: "/objectName", from: "/objectName", value: "contact" };
    const changes = readChanges({ op: "remove", path: "/selectedFields/phone" }, change);
    const problem = await askRefused(400, "PATCH", configPath, changes);
    expect(problem.issues).toEqual([
      { in: "body", name: "changes[1].op", value: op, detail: 'expected one of "add", "replace", "remove"' },
    ]);
  });

  it.each(["add", "replace"])("refuses %s without a value (I2)", async (op) => {
    const { askRefused, configPath } = await createInstalled();
    const changes = readChanges({ op: "remove", path: "/selectedFields/phone" }, { op, path: "/objectName" });
    const problem = await askRefused(400, "PATCH", configPath, changes);
    expect(problem.issues).toMatchObject([{ name: "changes[1].value" }]);
  });

  it.each([
    ["an empty list", { groupRef, action: "read", changes: [] }, "changes"],
    ["no changes", { groupRef, action: "read" }, "changes"],
    ["a change that is no object", { groupRef, action: "read", changes: ["add"] }, "changes[0]"],
    ["no action", { groupRef, changes: patchBody.changes }, "action"],
    ["another action", { groupRef, action: "proxy", changes: patchBody.changes }, "action"],
    ["neither groupRef nor installationId", { action: "write", changes: patchBody.changes }, "groupRef"],
  ])("a patch of an object's config refuses %s", async (_, body, name) => {
    const { askRefused, configPath } = await createInstalled();
    const problem = await askRefused(400, "PATCH", configPath, body);
    expect(problem.issues?.map((issue) => issue.name)).toEqual([name]);
  });

  it("a groupRef that is not the installation's is refused (I2)", async () => {
    const { askRefused, before, configPath } = await createInstalled();
    const body = {
      groupRef: "group-2",
      installationId: before.id,
      action: "write",
      changes: patchBody.changes,
    };
    const problem = await askRefused(400, "PATCH", configPath, body);
    expect(problem.issues).toMatchObject([{ name: "groupRef", value: "group-2" }]);
  });

  it.each([
    ["groupRef", "nobody"],
    ["installationId", "nowhere"],
  ])("answers 404 for an unknown %s and says how to install (I4)", async (name, value) => {
    const { askRefused, configPath } = await createInstalled();
    const body = { [name]: value, action: "write", changes: patchBody.changes };
    const problem = await askRefused(404, "PATCH", configPath, body);
    expect(problem.issues).toMatchObject([{ name, value }]);
    expect(problem.remedy).toMatch(/^install it first: POST /);
  });

  it("an installation of another integration is a 404 (I4)", async () => {
    const { backend, askRefused } = createHarness(seedManifest);
    const connection = { groupRef, consumerRef };
    backend.seed({
      connections: [{ ...connection, provider: "hubspot" }],
      installations: [{ id: "theirs", integration: "hubspot-crm", groupRef, content: {} }],
    });
    const id = backend.integrations["salesforce-crm"] ?? "";
    const body = { installationId: "theirs", action: "write", changes: patchBody.changes };
    const path = `/projects/mock-project/integrations/${id}/objects/contact/config-content`;
    const problem = await askRefused(404, "PATCH", path, body);
    expect(problem.issues).toMatchObject([{ in: "body", name: "installationId", value: "theirs" }]);
  });

  it("an object that the config lacks is a 404 that gives the mask that adds it (I2)", async () => {
    const { askRefused, before, path } = await createInstalled();
    const body = { groupRef, action: "write", changes: patchBody.changes };
    const problem = await askRefused(404, "PATCH", `${path}/objects/lead/config-content`, body);
    expect(problem.issues).toMatchObject([{ in: "path", name: "objectName", value: "lead" }]);
    expect(problem.remedy).toBe(
      `add it first: PATCH ${path}/installations/${before.id} with updateMask ["config.content.write.objects.lead"]`,
    );
  });

  it.each([
    ["write", "Contact", 'declares no write object "Contact"; did you mean "contact"?'],
    ["subscribe", "lead", 'declares no subscribe object "lead"'],
    ["write", "__proto__", 'declares no write object "__proto__"'],
  ])("answers 404 for a %s object %s that the manifest lacks (I2)", async (action, name, detail) => {
    const { askRefused, path } = await createInstalled();
    const body = { groupRef, action, changes: patchBody.changes };
    const problem = await askRefused(404, "PATCH", `${path}/objects/${name}/config-content`, body);
    expect(problem.detail).toContain(detail);
  });

  it("a result that is not valid is refused and changes nothing (I3)", async () => {
    const { askRefused, configPath } = await createInstalled();
    const wrongType = readChanges({ op: "replace", path: "/selectedFields/email", value: "yes" });
    expect((await askRefused(422, "PATCH", configPath, wrongType)).issues).toMatchObject([
      { name: "/read/objects/contact/selectedFields/email", value: "yes" },
    ]);
    const renamed = readChanges({ op: "replace", path: "/objectName", value: "lead" });
    expect((await askRefused(422, "PATCH", configPath, renamed)).issues).toMatchObject([
      { name: "/read/objects/contact/objectName" },
    ]);
  });

  it("read objects keep the maps that the contract requires, also after they are removed (I3)", async () => {
    const { ask, configPath } = await createInstalled();
    const patched = await ask<Installation>(
      "PATCH",
      configPath,
      readChanges({ op: "remove", path: "/selectedFields" }),
    );
    expect(patched.body.config.content.read?.objects["contact"]?.selectedFields).toEqual({});
  });

  it("a patched config gets a new id and time (I5)", async () => {
    const { ask, before, configPath } = await createInstalled();
    const changes = readChanges({ op: "remove", path: "/selectedFields/phone" });
    const patched = await ask<Installation>("PATCH", configPath, changes);
    expect(patched.body.config.id).not.toBe(before.config.id);
    expect(patched.body.updateTime).toBe(patched.body.config.createTime);
    expect(patched.body.id).toBe(before.id);
  });
});
