import { createFieldMaker, type SimulatedProvider } from "./provider.js";

const field = createFieldMaker({
  string: "string",
  boolean: "boolean",
  singleSelect: "string",
  multiSelect: "array",
  date: "date",
  datetime: "date-time",
  int: "integer",
  float: "number",
  reference: "string",
  other: "object",
});

/** Makes a plain REST provider: no objects of its own. */
export function createPlainProvider(name: string): SimulatedProvider {
  return {
    name,
    objects: new Map(),
    everyObject: [
      field("id", "ID", "string", { readOnly: true }),
      field("name", "Name", "string"),
      field("owner_id", "Owner ID", "reference", { referenceTo: ["users"] }),
      field("created_at", "Created At", "datetime", { readOnly: true }),
      field("updated_at", "Updated At", "datetime", { readOnly: true }),
    ],
    hasQuotaOptimization: false,
  };
}
