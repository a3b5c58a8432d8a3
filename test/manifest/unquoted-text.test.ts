import { describe, expect, it } from "vitest";
import { parseManifest } from "../../src/manifest/index.js";
import {
  expectMarkedIssues,
  withIntegration,
  withReadObject,
  withScheduledObject,
} from "./marked-manifest.js";

/** The issues of a text as `code line:column; hint`. */
function foundIn(text: string): string[] {
  return parseManifest(text).issues.map(
    ({ code, line, column, hint = "" }) => `${code} ${String(line)}:${String(column)}; ${hint}`,
  );
}

describe("a text that YAML takes for aliases, since it begins with an asterisk", () => {
  it.each(["*/10 * * * *", "* * * * *", "*/15 8-18 * * 1-5", "*/10 0,12 * * *", "* 3 * * *"])(
    "a text that begins with an asterisk is one error, whose hint is to quote it: %s",
    (schedule) => {
      expect(foundIn(withReadObject(`schedule: ${schedule}`))).toEqual([
        `unusable-alias 9:21; quote it: "${schedule}"`,
      ]);
    },
  );

  it("the error is shown at the text's first character, whatever stands before and behind it", () => {
    const at = "«unusable-alias $»";
    expectMarkedIssues(withReadObject(`schedule:   ${at}*/10 * * * *   # every ten minutes`));
    expectMarkedIssues(withReadObject(`"schedule": ${at}*/10 * * * *\r`));
    expectMarkedIssues(withScheduledObject(`requiredFields:\n  - fieldName: ${at}* a b`));
    expectMarkedIssues(
      withIntegration(
        `read: { objects: [{ objectName: contact, destination: hook, schedule: ${at}*/10 * * * * }] }`,
      ),
    );
    expectMarkedIssues(
      withIntegration(
        `read: { objects: [{ schedule: ${at}*/10 * * * *, objectName: contact, destination: hook }] }`,
      ),
    );
  });

  it("such a text is found each time, and the rest of the file is read as ever", () => {
    const text = `specVersion: 1.0.0
integrations:
  - name: crm
    provider: salesforce
    read:
      objects:
        - objectName: contact
          destination: hook
          schedule: */10 * * * *
          requiredFields: email
        - objectName: account
          schedule: */30 * * * *
    write: { objects: [] }
`;
    expect(foundIn(text)).toEqual([
      'unusable-alias 9:21; quote it: "*/10 * * * *"',
      "wrong-type 10:27; ",
      "missing-destination 11:11; ",
      'unusable-alias 12:21; quote it: "*/30 * * * *"',
      "missing-objects 13:23; add an object, or remove the action",
    ]);
  });

  it("one word behind an asterisk is an alias, and the hint says what to do with a text", () => {
    expect(foundIn(withReadObject("schedule: *daily"))).toEqual([
      'unusable-alias 9:21; quote it, if it is meant as text: "*daily"',
    ]);
    expect(foundIn(withReadObject("schedule: &daily 0 0 * * *\nmapToName: *daily"))).toEqual([]);
  });

  it("such a text hides no fault that stands elsewhere on its line", () => {
    expect(foundIn(withReadObject("schedule: '*/10 * * * *' @"))[0]).toMatch(/^yaml-syntax 9:36/);
  });
});
