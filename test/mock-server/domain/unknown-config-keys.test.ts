import { describe, expect, it } from "vitest";
import type { Installation } from "../../../src/contract/index.js";
import { groupRef } from "../support/harness.js";
import { createInstalled } from "../support/installed.js";

const misspelt = { objectName: "contact", deletionSetings: { enabled: true } };
const told =
  '"/write/objects/contact" has the key "deletionSetings", which the contract does not know; did you mean "deletionSettings"?';

function update(objects: object) {
  return {
    updateMask: ["config.content.write.objects"],
    installation: { config: { content: { write: { objects } } } },
  };
}

describe("a key of a config that the contract does not know", () => {
  it("an unknown key of a config is stored as it was sent, and told in a header and in the journal (I14)", async () => {
    const { backend, ask, path, installationId } = createInstalled("salesforce", ["contact"]);
    const to = `${path}/installations/${installationId}`;
    const answer = await ask<Installation>("PATCH", to, update({ contact: misspelt }));
    expect(answer.status).toBe(200);
    expect(answer.body.config.content.write?.objects?.["contact"]).toEqual(misspelt);
    expect(answer.headers.get("warning")).toBe(`299 - ${JSON.stringify(told)}`);
    expect(backend.journal.entries.at(-1)?.warnings).toEqual([told]);
    const read = await ask<Installation>("GET", to);
    expect(read.body.config.content.write?.objects?.["contact"]).toEqual(misspelt);
    expect(read.headers.get("warning")).toBeNull();
    expect(backend.journal.entries.at(-1)?.warnings).toBeUndefined();
  });

  it("an unknown key of a config is told by a patch, too, as long as it is there (I14)", async () => {
    const { ask, path } = createInstalled("salesforce", ["contact"]);
    const patch = async (change: object) => {
      const body = { groupRef, action: "write", changes: [change] };
      return (await ask("PATCH", `${path}/objects/contact/config-content`, body)).headers.get("warning");
    };
    expect(await patch({ op: "add", path: "/deletionSetings", value: {} })).toContain("deletionSetings");
    expect(await patch({ op: "add", path: "/deletionSettings", value: { enabled: true } })).toContain(
      "deletionSetings",
    );
    expect(await patch({ op: "remove", path: "/deletionSetings" })).toBeNull();
  });

  it("an unknown key of a config is found at any depth, while names of objects and fields are data (I14, D8)", async () => {
    const { backend, ask, path, installationId } = createInstalled("salesforce", ["contact"]);
    const contact = {
      objectName: "contact",
      selectedFieldSettings: {
        __proto__x: { writeOnCreate: "never" },
        deletionSetings: { writeOnUpdate: "never", writeOnUpdat: "always" },
      },
    };
    await ask("PATCH", `${path}/installations/${installationId}`, update({ contact }));
    expect(backend.journal.entries.at(-1)?.warnings).toEqual([
      '"/write/objects/contact/selectedFieldSettings/deletionSetings" has the key "writeOnUpdat", which the contract does not know; did you mean "writeOnUpdate"?',
    ]);
  });

  it("an unknown key of a config is told in ASCII, whatever its name is, and only so many are named (I14, D8)", async () => {
    const { backend, ask, path, installationId } = createInstalled("salesforce", ["contact"]);
    const names = [
      "__proto__",
      'é"\\\n',
      "😀",
      ...Array.from({ length: 30 }, (_, index) => `k${String(index)}`),
    ];
    const contact = Object.fromEntries([
      ["objectName", "contact"],
      ...names.map((name) => [name, 1]),
    ]) as object;
    const answer = await ask("PATCH", `${path}/installations/${installationId}`, update({ contact }));
    const header = answer.headers.get("warning") ?? "";
    expect(header).toMatch(/^[ -~]+$/);
    expect(header).toContain("\\u00e9");
    const warnings = backend.journal.entries.at(-1)?.warnings ?? [];
    expect(warnings).toHaveLength(21);
    expect(warnings[0]).toContain('"__proto__"');
    expect(warnings.at(-1)).toBe("13 more unknown keys are not named");
  });

  it("no key is unknown in a config that holds every section the contract has (I14)", async () => {
    const { ask, path, installationId } = createInstalled("salesforce", ["contact"]);
    const contact = {
      objectName: "contact",
      deletionSettings: { enabled: true },
      selectedFieldSettings: { Name: { default: { stringValue: "x" }, writeOnUpdate: "ifEmpty" } },
    };
    const answer = await ask("PATCH", `${path}/installations/${installationId}`, update({ contact }));
    expect([answer.status, answer.headers.get("warning")]).toEqual([200, null]);
  });
});
