import { describe, expect, it } from "vitest";
import { applyUpdateMask } from "../../../mock-server/domain/installations/apply-update-mask.js";
import { groupRef } from "../support/harness.js";
import { createInstalled } from "../support/installed.js";

const named = (count: number, name: (index: number) => string, value: unknown = 1) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [name(index), value]));

describe.each(["salesforce", "hubspot"] as const)("a write to %s that is made to take long", (provider) => {
  it.each<[string, Record<string, unknown>]>([
    ["a name of a million parts", { [`$${"['a']".repeat(1_000_000)}`]: 1 }],
    ["a name with a part of 9 MB", { [`$['${"a".repeat(9_000_000)}']`]: 1 }],
    ["a name of 9 MB", { ["a".repeat(9_000_000)]: 1 }],
    ["an address of millions of labels", { email: `a@${"a.".repeat(4_400_000)}` }],
    ["an address of signs alone", { email: "-".repeat(9_000_000) }],
    ["19,000 unknown names", named(19_000, (index) => `unknwon${String(index)}`)],
  ])(
    "a write to %s that is made to take long is refused by the provider, shortly: %s (I11)",
    async (_, fields) => {
      const { write } = createInstalled(provider, ["contact"]);
      const record = { lastname: "Doe", ...fields };
      const answer = await write("contact", { groupRef, type: "create", record });
      expect(answer.status).toBe(422);
      const text = JSON.stringify(answer.body);
      expect(text).not.toContain("call stack");
      expect(text.length).toBeLessThan(60_000);
    },
  );
});

describe("a write that spells its names in many ways", () => {
  const spelled = (place: number) =>
    named(4_900, (index) => `${place % 2 === 0 ? "name" : "NAME"}${String(index)}`);

  it.each(["salesforce", "hubspot"] as const)(
    "a batch to %s whose records spell each name another way is answered shortly (W20, I11)",
    async (provider) => {
      const { write } = createInstalled(provider, ["contact"]);
      const batch = Array.from({ length: 24 }, (_, place) => ({ record: spelled(place) }));
      const answer = await write("contact", { groupRef, type: "create", batch });
      expect(answer.status).toBe(422);
    },
  );

  it.each<[string, (spelling: string) => string]>([
    ["of its own", (spelling) => spelling],
    ["inside a field", (spelling) => `$['owner']['${spelling}']`],
  ])(
    "names %s that are one field in thousands of spellings are refused shortly (P6, I11)",
    async (_, nameOf) => {
      const { writeRefused } = createInstalled("salesforce", ["contact"]);
      const cases = (index: number) =>
        [...Array(14).keys()].map((bit) => ((index >> bit) % 2 === 0 ? "a" : "A")).join("");
      const record = named(15_000, (index) => nameOf(cases(index)));
      const lines = await writeRefused("contact", { groupRef, type: "create", record });
      expect(lines.join(" ")).toMatch(/both land on the provider's field/);
    },
  );
});

describe("a mask that is made to take long", () => {
  it.each([
    ["unknown paths", (index: number) => `config.contnet.write.objects.o${String(index)}`, 400],
    [
      "objects that nobody declares",
      (index: number) => `config.content.write.objects.o${String(index)}`,
      422,
    ],
  ])(
    "a mask that is made to take long is answered as any other, of 19,000 %s (I1, I11)",
    async (_, pathOf, status) => {
      const { askRefused, path, installationId } = createInstalled("salesforce", ["contact"]);
      const objects = Object.fromEntries(
        Object.keys(named(19_000, (index) => `o${String(index)}`)).map((name) => [
          name,
          { objectName: name },
        ]),
      );
      const problem = await askRefused(status, "PATCH", `${path}/installations/${installationId}`, {
        updateMask: Array.from({ length: 19_000 }, (__, index) => pathOf(index)),
        installation: { config: { content: { write: { objects } } } },
      });
      expect(problem.issues).toHaveLength(100);
      expect(problem.detail).toMatch(/more/);
    },
  );

  it("lays a place inside an object on that object, and leaves the request as it was (I1)", () => {
    const contact = Object.freeze({ objectName: "contact", disabled: true });
    const installation = { config: { content: { read: { objects: Object.freeze({ contact }) } } } };
    const at = ["config", "content", "read", "objects", "contact"];
    const masked = applyUpdateMask(
      { connectionId: "c", createdBy: "api", content: Object.freeze({ provider: "salesforce" }) },
      [at, [...at, "disabled"]],
      installation,
    );
    const content = { provider: "salesforce", read: { objects: { contact } } };
    expect(masked).toEqual({ ok: true, value: { connectionId: "c", createdBy: "api", content } });
  });
});
