import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import { createRequire } from "node:module";
import { describe, expect, it } from "vitest";
import { formatAsSarif } from "../../../mock-server/cli/output/sarif-format.js";
import { manifestIssueCodes, type ManifestIssueCode, parseManifest } from "../../../src/manifest/index.js";

/** The standard's own schema, of draft 04: what it says is the same in draft 07, but for the name of its id. */
const published = createRequire(import.meta.url)(
  "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json",
) as object;
const { $schema: _draft, id: _id, ...schema } = published as Record<string, unknown>;
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats.default(ajv);
const validate = ajv.compile(schema);

function expectLog(log: unknown): void {
  const isValid = validate(JSON.parse(JSON.stringify(log)));
  expect(validate.errors ?? []).toEqual([]);
  expect(isValid).toBe(true);
}

const [issue] = parseManifest("specVersion: 2.0.0\nintegrations: []\n").issues;

describe("a log of SARIF, held to the schema of its standard", () => {
  it.each([
    ["amp.yaml"],
    ["./config/amp.yaml"],
    ["/home/jane/a b/amp.yaml"],
    ["C:\\work\\amp.yaml"],
    ["odd, 100%:#?.yaml"],
    ["Zoë\u202e\n.yaml"],
  ])("a log of SARIF keeps its standard's schema for a file called %j", (file) => {
    expectLog(formatAsSarif(issue ? [{ file, ...issue }] : []));
  });

  it("a log of SARIF keeps its standard's schema for every code that a manifest's issue may have, and for none", () => {
    const codes = Object.keys(manifestIssueCodes) as ManifestIssueCode[];
    const issues = codes.flatMap((code) => (issue ? { file: "amp.yaml", ...issue, code } : []));
    expect(issues).toHaveLength(codes.length);
    expectLog(formatAsSarif(issues));
    expectLog(formatAsSarif([]));
  });

  it("a log that breaks the schema would be found wrong", () => {
    expect(validate({ ...formatAsSarif([]), version: "2.0.0" })).toBe(false);
  });
});
