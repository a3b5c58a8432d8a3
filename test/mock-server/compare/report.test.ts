import { describe, expect, it } from "vitest";
import { formatFinding } from "../../../mock-server/compare/report/format-report.js";
import { ReportBuilder } from "../../../mock-server/compare/report/report-builder.js";
import { Secrets } from "../../../mock-server/compare/report/secrets.js";

const request = { number: 1, method: "GET", path: "/projects/p", operation: "getProject", rules: [] };
const expected = `${"x".repeat(1998)}😀${"y".repeat(2000)}`;

function addLong() {
  const report = new ReportBuilder(new Secrets(), {
    expected: "a",
    received: "b",
    time: "2026-01-01T00:00:00Z",
  });
  const difference = { kind: "value", path: "/name", received: "b", weight: "difference" } as const;
  return report.add(request, { differences: [{ ...difference, expected }], omitted: 0 });
}

describe("the report of a comparison", () => {
  it("the report of a comparison cuts a long value after 2,000 characters, and never within an emoji", () => {
    const [finding] = addLong();
    // The quotation mark that begins the JSON text counts as one of them.
    expect(finding?.expected).toBe(`"${"x".repeat(1998)}…`);
  });

  it("a finding's line cuts a long value after 120 characters, and never within an emoji", () => {
    const [finding] = addLong();
    if (!finding) throw new Error("a finding was expected");
    const line = formatFinding({ ...finding, expected: `${"x".repeat(118)}😀yz` });
    expect(line).toBe(`GET /projects/p: value is "b", expected "${"x".repeat(118)}… at /name`);
  });
});
