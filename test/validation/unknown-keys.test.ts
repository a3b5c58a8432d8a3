import { describe, expect, it } from "vitest";
import type { InstallationConfigContent } from "../../src/contract/index.js";
import { validateDraft } from "../../src/validation/validate-draft.js";

const contact = {
  objectName: "contact",
  destination: "hook",
  requiredFields: [{ fieldName: "email" }],
};
const manifest = {
  name: "crm",
  provider: "hubspot",
  read: { objects: [contact] },
  write: { objects: [{ objectName: "contact" }] },
  subscribe: { objects: [{ objectName: "contact", destination: "hook", inheritFieldsAndMappings: true }] },
};

/** Whatever an app, a server or an older kit may have put there, as untyped callers do. */
function issuesOf(config: object) {
  const draft = { provider: "hubspot", ...config } as InstallationConfigContent;
  return validateDraft({ draft, manifest }).map(
    ({ severity, code, path, hint }) => `${severity} ${code} ${path}: ${hint ?? ""}`,
  );
}

describe("A key that a config does not know", () => {
  it("an unknown key is a warning with the nearest name (I14)", () => {
    const object = { objectName: "contact", deletionSetings: { enabled: true } };
    expect(issuesOf({ write: { objects: { contact: object } } })).toEqual([
      'warning unknown-key /write/objects/contact/deletionSetings: Did you mean "deletionSettings"?',
    ]);
  });

  it.each([
    ["", { prxy: { enabled: true } }, "/prxy", "proxy"],
    ["a section's", { write: { object: {} } }, "/write/object", "objects"],
    [
      "a read object's",
      { read: { objects: { contact: { objectName: "contact", selectedField: { email: true } } } } },
      "/read/objects/contact/selectedField",
      "selectedFields",
    ],
    [
      "a field setting's",
      {
        write: {
          objects: {
            contact: { objectName: "contact", selectedFieldSettings: { email: { writeOnUpdte: "never" } } },
          },
        },
      },
      "/write/objects/contact/selectedFieldSettings/email/writeOnUpdte",
      "writeOnUpdate",
    ],
    [
      "an event's",
      {
        subscribe: {
          objects: {
            contact: {
              objectName: "contact",
              destination: "hook",
              inheritFieldsAndMappings: true,
              updateEvent: { enabled: "always", watchFieldAuto: "all" },
            },
          },
        },
      },
      "/subscribe/objects/contact/updateEvent/watchFieldAuto",
      "watchFieldsAuto",
    ],
  ])("an unknown key is told at any place, %s key too (I14)", (_where, config, path, meant) => {
    expect(issuesOf(config)).toContain(`warning unknown-key ${path}: Did you mean "${meant}"?`);
  });

  it("an unknown key is passed over where no name is near, since the service may know more (D16)", () => {
    expect(issuesOf({ colour: "red", write: { future: true, objects: {} } })).toEqual([]);
  });

  it("a key is not unknown where names are free, or where its member is undefined (I14, D16)", () => {
    const object = {
      objectName: "contact",
      deletionSetings: undefined,
      selectedFieldSettings: { anything: { writeOnCreate: "always" } },
    };
    expect(issuesOf({ write: { objects: { contact: object } } })).toEqual([]);
  });

  it("an unknown key in a default is told once, as a default of no known kind (D14)", () => {
    const selectedFieldSettings = { email: { default: { floatValue: 1.5 } } };
    const codes = issuesOf({
      write: { objects: { contact: { objectName: "contact", selectedFieldSettings } } },
    }).map((issue) => issue.split(" ")[1]);
    expect(codes).toEqual(["unknown-default"]);
  });
});
