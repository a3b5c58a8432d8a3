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

/** Makes a plain REST provider: no objects of its own, none of the capabilities that seed 000 gives Salesforce and HubSpot. */
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
    capabilities: { deletion: false, ifEmpty: false, quotaOptimization: false },
  };
}
