/** A manifest whose customers map fields of contacts, and whose leads are always read. */
export const mappingManifest = {
  name: "read",
  provider: "salesforce",
  read: {
    objects: [
      {
        objectName: "contact",
        destination: "hook",
        schedule: "",
        optionalFields: [{ mapToName: "stage", default: "leadsource" }, { mapToName: "owner" }],
      },
      { objectName: "lead", destination: "hook", schedule: "", enabled: "always" as const },
    ],
  },
};
