import { describe, expect, it } from "vitest";
import { mockMatchers } from "../../mock-server/index.js";
import { groupRef } from "../mock-server/support/harness.js";
import { createInstalled } from "../mock-server/support/installed.js";

expect.extend(mockMatchers);

const contactPath = "config.content.write.objects.contact";
const accountPath = "config.content.write.objects.account";

function open() {
  const harness = createInstalled("salesforce", ["contact", "account"]);
  const { path, installationId, ask, write } = harness;
  return {
    ...harness,
    update: (updateMask: readonly string[], objects: object = both) =>
      ask("PATCH", `${path}/installations/${installationId}`, {
        updateMask,
        installation: { config: { content: { write: { objects } } } },
      }),
    patch: (object: string, changes: readonly object[], action = "write") =>
      ask("PATCH", `${path}/objects/${encodeURIComponent(object)}/config-content`, {
        groupRef,
        action,
        changes,
      }),
    create: (object: string, body: object) => write(object, { groupRef, type: "create", ...body }),
  };
}

const both = { contact: { objectName: "contact" }, account: { objectName: "account" } };

/** What a failing assertion says. */
function messageOf(assertion: () => void): string {
  try {
    assertion();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error("the assertion holds");
}

describe("toHaveSentMask", () => {
  it("refuses one path in place of a list, and says how to write it (H1)", () => {
    const { backend } = open();
    const path = contactPath as unknown as string[];
    expect(() => expect(backend).toHaveSentMask(path)).toThrow(/^toHaveSentMask takes a list of paths/);
  });

  it("finds the update with exactly these paths, whatever their order (S4)", async () => {
    const { backend, update } = open();
    await update([contactPath, accountPath]);
    expect(backend).toHaveSentMask([contactPath, accountPath]);
    expect(backend).toHaveSentMask([accountPath, contactPath]);
    expect(backend).not.toHaveSentMask([contactPath]);
    expect(backend).not.toHaveSentMask([contactPath, accountPath, "config.content.proxy.enabled"]);
    expect(backend).not.toHaveSentMask([]);
  });

  it("toHaveSentMask leaves the list of paths that it was given as it was", async () => {
    const { backend, update } = open();
    const paths = Object.freeze([contactPath, accountPath]);
    await update(paths);
    expect(backend).toHaveSentMask(paths);
  });

  it("counts an update that was refused only where its status is asked for (I1)", async () => {
    const { backend, update } = open();
    const unknown = "config.content.nothing";
    expect((await update([unknown])).status).toBe(400);
    expect(backend).not.toHaveSentMask([unknown]);
    expect(backend).toHaveSentMask([unknown], { status: 400 });
    expect(backend).not.toHaveSentMask([unknown], { status: 422 });
  });

  it("toHaveSentMask does not count an update whose answer never came", async () => {
    const { backend, update } = open();
    backend.faults.set([{ effect: { kind: "drop", when: "response" } }]);
    await expect(update([contactPath])).rejects.toThrow(TypeError);
    expect(backend).not.toHaveSentMask([contactPath]);
    expect(messageOf(() => expect(backend).toHaveSentMask([contactPath]))).toContain("(no answer)");
  });

  it("toHaveSentMask says what was sent instead", async () => {
    const { backend, update, patch } = open();
    expect(messageOf(() => expect(backend).toHaveSentMask([contactPath]))).toBe(
      `the backend was not sent an update by the mask ["${contactPath}"], answered with 2xx.\nIt was sent nothing that could change anything.`,
    );
    await update([accountPath]);
    await patch("contact", [{ op: "remove", path: "/nothing" }]);
    expect(messageOf(() => expect(backend).toHaveSentMask([contactPath])).split("\n")).toEqual([
      `the backend was not sent an update by the mask ["${contactPath}"], answered with 2xx.`,
      "It was sent:",
      `  #1 200 updateInstallation ["${accountPath}"]`,
      `  #2 400 patchObjectConfigContent {"object":"contact","action":"write","operations":[{"op":"remove","path":"/nothing"}]}`,
    ]);
  });

  it("toHaveSentMask says what it found where it should not have been", async () => {
    const { backend, update } = open();
    await update([accountPath]);
    await update([contactPath]);
    expect(messageOf(() => expect(backend).not.toHaveSentMask([contactPath])).split("\n")).toEqual([
      `the backend was sent an update by the mask ["${contactPath}"], answered with 2xx; it should not have been.`,
      "It was sent:",
      `  #2 200 updateInstallation ["${contactPath}"]`,
    ]);
  });

  it("toHaveSentMask keeps its message short: the ten newest requests, a few lines each", async () => {
    const { backend, ask } = open();
    for (let index = 1; index <= 12; index += 1) await ask("POST", `/nothing/${"x".repeat(1_000)}`, {});
    const lines = messageOf(() => expect(backend).toHaveSentMask([contactPath])).split("\n");
    expect(lines[1]).toBe("It was sent, after 2 others:");
    expect(lines).toHaveLength(12);
    expect(lines[2]).toMatch(/^ {2}#3 404 POST \/nothing\/x+…$/);
    expect(lines[2]?.length).toBeLessThan(410);
  });
});

describe("toHaveSentPatch", () => {
  // Seed 000, "Update installation": deletion and a field's setting.
  const first = { op: "add", path: "/deletionSettings/enabled", value: false } as const;
  const second = {
    op: "add",
    path: "/selectedFieldSettings",
    value: { source: { writeOnUpdate: "never" } },
  } as const;

  it("finds the patch with exactly these operations in this order (S3)", async () => {
    const { backend, patch } = open();
    expect((await patch("contact", [first, second])).status).toBe(200);
    expect(backend).toHaveSentPatch([first, second]);
    expect(backend).not.toHaveSentPatch([second, first]);
    expect(backend).not.toHaveSentPatch([first]);
    expect(backend).not.toHaveSentPatch([first, { ...second, value: {} }]);
  });

  it("tells objects and actions apart, and counts a refused one only where its status is asked for (I2)", async () => {
    const { backend, patch } = open();
    await patch("contact", [first]);
    expect(backend).toHaveSentPatch([first], { object: "contact", action: "write" });
    expect(backend).not.toHaveSentPatch([first], { object: "account" });
    expect(backend).not.toHaveSentPatch([first], { action: "read" });
    const bad = { op: "remove", path: "/nothing" } as const;
    await patch("contact", [bad]);
    expect(backend).not.toHaveSentPatch([bad]);
    expect(backend).toHaveSentPatch([bad], { status: 400 });
  });

  it("toHaveSentPatch takes asymmetric matchers", async () => {
    const { backend, patch } = open();
    await patch("contact", [second]);
    const any: unknown = expect.objectContaining({ source: expect.anything() });
    expect(backend).toHaveSentPatch([{ ...second, value: any }]);
    const other: unknown = expect.objectContaining({ phone: expect.any(Object) });
    expect(backend).not.toHaveSentPatch([{ ...second, value: other }]);
    expect(messageOf(() => expect(backend).toHaveSentPatch([{ ...second, value: other }]))).toContain(
      '"value":{"ObjectContaining":{"phone":{"Any":"Object"}}}',
    );
  });
});

describe("toHaveWritten", () => {
  it("finds a write by its object, type, group and record (W4)", async () => {
    const { backend, create } = open();
    const record = { LastName: "Potter" };
    expect((await create("contact", { record })).status).toBe(200);
    expect(backend).toHaveWritten();
    expect(backend).toHaveWritten({ object: "contact", type: "create", groupRef, record });
    expect(backend).toHaveWritten({ record: expect.objectContaining({ LastName: "Potter" }) });
    for (const other of [
      { object: "account" },
      { type: "update" },
      { groupRef: "another-group" },
      { record: {} },
      { record: { LastName: "Weasley" } },
      { records: [record] },
    ] as const) {
      expect(backend, JSON.stringify(other)).not.toHaveWritten(other);
    }
  });

  it("finds a batch by its records, in their order (W15)", async () => {
    const { backend, create } = open();
    const records = [{ LastName: "Potter" }, { LastName: "Weasley" }];
    await create("contact", { batch: records.map((record) => ({ record })) });
    expect(backend).toHaveWritten({ records });
    expect(backend).not.toHaveWritten({ records: records.toReversed() });
    expect(backend).not.toHaveWritten({ record: records[0] });
  });

  it("counts a write that the provider refused only where 422 is asked for (W14)", async () => {
    const { backend, create } = open();
    expect((await create("contact", { record: { FirstName: "Harry" } })).status).toBe(422);
    expect(backend).not.toHaveWritten({ object: "contact" });
    expect(backend).toHaveWritten({ object: "contact", status: 422 });
  });

  it("names of objects and fields are data (D8)", async () => {
    for (const object of ["__proto__", "constructor", "a/b", "a.b", "a~b", "$['a']['b']", "%zz", "ü"]) {
      const { backend, write } = createInstalled("plain-crm", [object]);
      const record = JSON.parse('{"__proto__": 1, "toString": 2}') as object;
      await write(object, { groupRef, type: "create", record });
      expect(backend, object).toHaveWritten({ object, record });
      expect(backend, object).not.toHaveWritten({ object: `${object} ` });
      expect(backend, object).not.toHaveWritten({ object, record: { toString: 2 } });
    }
  });

  it("toHaveWritten is about one backend: what another one was sent does not count", async () => {
    const [first, second] = [open(), open()];
    await first.create("contact", { record: { LastName: "Potter" } });
    expect(first.backend).toHaveWritten();
    expect(second.backend).not.toHaveWritten();
  });
});

it("matchers throw for what is no backend, also behind not", () => {
  for (const value of [undefined, null, "backend", {}, () => undefined]) {
    expect(() => expect(value).not.toHaveSentMask([])).toThrow(/toHaveSentMask .* createMockBackend/);
    expect(() => expect(value).not.toHaveSentPatch([])).toThrow(TypeError);
    expect(() => expect(value).not.toHaveWritten()).toThrow(TypeError);
  }
});
