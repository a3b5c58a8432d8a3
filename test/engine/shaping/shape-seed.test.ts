import { describe, expect, it } from "vitest";
import type { InstallationConfigContent, WriteRecord } from "../../../src/contract/index.js";
import { shapeRecord } from "../../../src/engine/shaping/shape.js";

const integration = { name: "write-to-hubspot", provider: "hubspot" };

/** Gives the fields that a lead comes out with. */
function fieldsOf(
  config: InstallationConfigContent,
  type: "create" | "update",
  record: WriteRecord,
): unknown {
  const shaped = shapeRecord({ objectName: "lead", type, config, integration, record });
  return shaped.ok ? shaped.fields : shaped;
}

describe('seed 000, "Combine use cases"', () => {
  const config: InstallationConfigContent = {
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

  it("a create without customSource writes the default to the customer's field (P2, P4)", () => {
    expect(fieldsOf(config, "create", { firstname: "Harry" })).toEqual({
      firstname: "Harry",
      myCustomSource: "myApp",
    });
  });

  it("a create with customSource writes its value to the customer's field (P4)", () => {
    expect(fieldsOf(config, "create", { customSource: "import" })).toEqual({ myCustomSource: "import" });
  });

  it("an update writes neither a value nor the default (P3)", () => {
    expect(fieldsOf(config, "update", { id: "1", firstname: "Harry", customSource: "import" })).toEqual({
      firstname: "Harry",
    });
    expect(fieldsOf(config, "update", { id: "1", firstname: "Harry" })).toEqual({ firstname: "Harry" });
  });
});

describe('seed 000, "Default values"', () => {
  const config: InstallationConfigContent = {
    provider: "hubspot",
    write: {
      objects: {
        lead: {
          objectName: "lead",
          selectedFieldSettings: {
            source: { default: { stringValue: "myApp" } },
            amount: { default: { integerValue: 0 } },
            automated: { default: { booleanValue: true } },
          },
        },
      },
    },
  };

  it("each missing field gets its default, 0 among them, on create and on update (P2)", () => {
    const expected = { source: "myApp", amount: 0, automated: true };
    expect(fieldsOf(config, "create", {})).toEqual(expected);
    expect(fieldsOf(config, "update", { id: "1" })).toEqual(expected);
  });

  it("what the request has stays (P2)", () => {
    const record = { source: "", amount: 5, automated: false };
    expect(fieldsOf(config, "create", record)).toEqual(record);
  });
});

describe('seed 000, "Prevent overwriting of customer data"', () => {
  const settings = (writeOnCreate: "always" | "never", writeOnUpdate: "always" | "never" | "ifEmpty") => ({
    write: {
      objects: {
        lead: { objectName: "lead", selectedFieldSettings: { source: { writeOnCreate, writeOnUpdate } } },
      },
    },
  });
  const record = { id: "1", source: "app" };

  it.each([
    ["always", "never", { source: "app" }, {}],
    ["never", "always", {}, { source: "app" }],
    ["never", "never", {}, {}],
    ["always", "always", { source: "app" }, { source: "app" }],
  ] as const)(
    "the sample's policy gives %s on create and %s on update (P3)",
    (onCreate, onUpdate, created, updated) => {
      expect(fieldsOf(settings(onCreate, onUpdate), "create", { source: "app" })).toEqual(created);
      expect(fieldsOf(settings(onCreate, onUpdate), "update", record)).toEqual(updated);
    },
  );

  it("a field is filled on update only when it is empty (P3)", () => {
    const shape = (present: WriteRecord) => {
      const config = settings("always", "ifEmpty");
      const shaped = shapeRecord({
        objectName: "lead",
        type: "update",
        config,
        integration,
        record,
        present,
      });
      return shaped.ok && shaped.fields;
    };
    expect(shape({ source: "" })).toEqual({ source: "app" });
    expect(shape({ source: "trade fair" })).toEqual({});
  });
});
