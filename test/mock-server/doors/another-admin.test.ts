import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type MockServer, startMockServer } from "../../../mock-server/doors/http-server.js";
import { salesforceManifest } from "../../support/salesforce-manifest.js";

const contact = { objectName: "contact" };
const content = {
  provider: "salesforce",
  write: { objects: { contact: { ...contact, deletionSettings: { enabled: true } } } },
};
const seed = {
  connections: [{ provider: "salesforce", groupRef: "acme", consumerRef: "jane" }],
  installations: [{ integration: "write-to-salesforce", groupRef: "acme", content }],
};
const object = "/write/objects/contact";

let server: MockServer;

beforeEach(async () => {
  server = await startMockServer({ manifest: salesforceManifest, port: 0, seed });
});
afterEach(() => server.close());

async function edit(changes: readonly unknown[]) {
  const body = JSON.stringify({ groupRef: "acme", changes });
  const answer = await fetch(`${server.url}/__mock/another-admin`, { method: "POST", body });
  const { config, error } = (await answer.json()) as { config?: { content: unknown }; error?: string };
  return { status: answer.status, content: config?.content, error };
}

describe("an edit as another admin", () => {
  it.each<[string, unknown[], unknown]>([
    [
      "replace of all",
      [{ op: "replace", path: "", value: { provider: "salesforce" } }],
      { provider: "salesforce" },
    ],
    ["add of all", [{ op: "add", path: "", value: { provider: "salesforce" } }], { provider: "salesforce" }],
    [
      "remove",
      [{ op: "remove", path: `${object}/deletionSettings` }],
      { provider: "salesforce", write: { objects: { contact } } },
    ],
    [
      "test, then replace",
      [
        { op: "test", path: `${object}/deletionSettings`, value: { enabled: true } },
        { op: "replace", path: object, value: contact },
      ],
      { provider: "salesforce", write: { objects: { contact } } },
    ],
    [
      "move",
      [
        { op: "replace", path: `${object}/deletionSettings`, value: { x: { enabled: false } } },
        { op: "move", from: `${object}/deletionSettings/x`, path: `${object}/deletionSettings` },
      ],
      {
        provider: "salesforce",
        write: { objects: { contact: { ...contact, deletionSettings: { enabled: false } } } },
      },
    ],
    [
      "copy",
      [{ op: "copy", from: `${object}/deletionSettings`, path: "/proxy" }],
      { ...content, proxy: { enabled: true } },
    ],
  ])("the operation %s does what RFC 6902 says (I14)", async (_, changes, wanted) => {
    expect(await edit(changes)).toEqual({ status: 200, content: wanted, error: undefined });
    expect(server.backend.snapshot().installations).toMatchObject([{ config: { content: wanted } }]);
  });

  it.each<[unknown, string]>([
    [null, "changes[0]: expected object, received null; send operations such as"],
    ["x", 'changes[0] is "x": expected object, received string'],
    [
      { op: "_get", path: "/proxy" },
      'changes[0].op is "_get": expected one of "add", "replace", "test", "remove", "move", "copy"',
    ],
    [{ op: "add" }, "changes[0].path: expected string, but it is missing"],
    [{ op: "add", path: "/proxy" }, "changes[0].value: expected a value"],
    [
      { op: "add", path: "proxy", value: {} },
      'changes[0].path is "proxy": expected a JSON Pointer (RFC 6901)',
    ],
    [{ op: "move", path: "/proxy" }, "changes[0].from: expected string, but it is missing"],
    [
      { op: "remove", path: "" },
      "changes[0].path: the empty pointer is the whole config, which cannot be removed",
    ],
    [{ op: "remove", path: "/none" }, "changes[0].path: nothing to remove at /none"],
    [{ op: "replace", path: "", value: null }, "the config is invalid"],
    [
      { op: "test", path: `${object}/objectName`, value: "lead" },
      `changes[0].path: the value at "${object}/objectName" is another than the tested one; read the config`,
    ],
    [{ op: "test", path: "/none", value: null }, 'changes[0].path: nothing to test at "/none"'],
    [{ op: "copy", from: "/none", path: "/proxy" }, 'changes[0].from: nothing to copy at "/none"'],
    [
      { op: "move", from: object, path: `${object}/x` },
      `changes[0].from: "${object}" cannot be moved to "${object}/x", which is inside it`,
    ],
    [
      { op: "copy", from: object, path: "/none/x" },
      "changes[0].path: nothing to add to: the parent of /none/x is missing",
    ],
  ])(
    "the operation %j is refused with its reason, and changes and tells nothing (I12)",
    async (change, reason) => {
      const before = server.backend.snapshot();
      const { status, error } = await edit([change]);
      expect(status).toBe(400);
      expect(error).toContain(reason);
      expect(error).not.toContain("undefined");
      expect(server.backend.snapshot()).toEqual(before);
      expect(server.backend.notifications.entries).toEqual([]);
    },
  );

  it("a patch without operations is refused, as that of config-content is (I2)", async () => {
    expect(await edit([])).toMatchObject({
      status: 400,
      error: expect.stringContaining("changes: ") as string,
    });
  });

  it("a later operation that fails undoes the earlier ones (I12)", async () => {
    const before = server.backend.snapshot();
    const { status, error } = await edit([
      { op: "remove", path: object },
      { op: "test", path: object, value: {} },
    ]);
    expect(status).toBe(400);
    expect(error).toContain("changes[1].path: nothing to test");
    expect(server.backend.snapshot()).toEqual(before);
  });
});
