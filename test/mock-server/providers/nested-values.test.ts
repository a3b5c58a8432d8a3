import { describe, expect, it } from "vitest";
import { createHarness, groupRef, manifestOf } from "../support/harness.js";

/** A plain REST provider whose contacts have mapped parts of their owner. */
function createCustomer(settings: object = {}) {
  const harness = createHarness(manifestOf("home-grown", { write: ["contact"], read: ["contact"] }));
  harness.backend.seed({
    installations: [
      {
        integration: "crm",
        groupRef,
        content: {
          write: {
            objects: {
              contact: { objectName: "contact", inheritMapping: true, selectedFieldSettings: settings },
            },
          },
          read: {
            objects: {
              contact: {
                ...{ objectName: "contact", destination: "hook", schedule: "0 0 * * *" },
                ...{ selectedFields: {}, selectedFieldMappings: { email: "$['owner']['email']" } },
              },
            },
          },
        },
      },
    ],
  } as never);
  const instance = harness.backend.instance({ provider: "home-grown", groupRef });
  const owner = { email: "a@b", name: "Jo", address: { city: "Rome", zip: "00100" } };
  instance.add({ objectName: "contact", id: "1", fields: { name: "x", owner } });
  return {
    owner,
    async update(record: object) {
      const answer = await harness.write("contact", {
        groupRef,
        type: "update",
        record: { id: "1", ...record },
      });
      expect(answer.status, JSON.stringify(answer.body)).toBe(200);
      return instance.records("contact")[0]?.fields["owner"];
    },
    instance,
  };
}

describe("an update of a part of a field at a plain provider", () => {
  it("an update of a part of a field at a plain provider keeps what else the field holds (P6)", async () => {
    const { update, owner } = createCustomer();
    expect(await update({ email: "new" })).toEqual({ ...owner, email: "new" });
    expect(await update({ owner: { address: { city: "Oslo" } } })).toEqual({
      ...owner,
      email: "new",
      address: { city: "Oslo", zip: "00100" },
    });
  });

  it("an update of a part of a field at a plain provider keeps a protected part where the field is written whole, or over (W21)", async () => {
    const { update, owner } = createCustomer({ email: { writeOnUpdate: "never" } });
    expect(await update({ owner: { email: "new", name: "Al" } })).toEqual({ ...owner, name: "Al" });
    expect(await update({ owner: null, name: "y" })).toEqual({ ...owner, name: "Al" });
  });

  it("sets a part to null, and a list as a whole (P6)", async () => {
    const { update, owner } = createCustomer();
    expect(await update({ owner: { name: null } })).toEqual({ ...owner, name: null });
    expect(await update({ owner: { address: ["a"] } })).toEqual({ ...owner, name: null, address: ["a"] });
  });
});

it("a present part is read by its name in brackets (W20)", async () => {
  const { instance } = createCustomer();
  const fieldNames = ["$['owner']['email']", "$['owner']['address']['city']", "$['owner']['x']", "name"];
  expect(await instance.read({ objectName: "contact", recordId: "1", fieldNames })).toEqual({
    "$['owner']['email']": "a@b",
    "$['owner']['address']['city']": "Rome",
    "$['owner']['x']": undefined,
    name: "x",
  });
});
