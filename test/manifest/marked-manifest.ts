import { expect } from "vitest";
import { parseManifest } from "../../src/manifest/index.js";
import { isOf } from "./rule-of.js";

/** An issue that a marked text asks for; line and column are those of the character after the mark. */
export interface MarkedIssue {
  /** A rule or a code. */
  code: string;
  path: string;
  line: number;
  column: number;
}

/**
 * Takes the marks out of a text: `schedule: «M8 $.integrations[0].read.objects[0].schedule»5` asks for an
 * issue of rule M8 at the `5`; a code may stand in place of the rule. Two marks at one place ask for two issues there. A code of the 2023 form is an error, with a `~` behind it a warning.
 */
export function unmark(marked: string): { text: string; expected: MarkedIssue[] } {
  const expected: MarkedIssue[] = [];
  const lines = marked.split("\n").map((markedLine, index) => {
    let line = "";
    for (const part of markedLine.split(/(«[^»]*»)/)) {
      const mark = /^«(\S+) (.*)»$/.exec(part);
      if (!mark) line += part;
      else {
        const [, code = "", path = ""] = mark;
        expected.push({ code, path, line: index + 1, column: line.length + 1 });
      }
    }
    return line;
  });
  return { text: lines.join("\n"), expected };
}

/** Parses a marked text and expects exactly the issues that its marks ask for, and a manifest unless one is an error. */
export function expectMarkedIssues(marked: string): void {
  const { text, expected } = unmark(marked);
  const { manifest, issues } = parseManifest(text);
  const named = issues.map((issue, index) => {
    const asked = expected[index]?.code.replace("~", "");
    return asked !== undefined && isOf(issue, asked) ? { ...issue, code: asked } : issue;
  });
  expect(
    named.map(({ code, severity, path, line, column }) => ({ code, severity, path, line, column })),
  ).toEqual(
    expected.map((issue) => ({
      ...issue,
      code: issue.code.replace("~", ""),
      severity: severityOf(issue.code),
    })),
  );
  expect(manifest === null).toBe(expected.some(({ code }) => severityOf(code) === "error"));
}

/** MANIFEST-RULES: M30 and up are warnings. */
function severityOf(code: string): "error" | "warning" {
  return /^M3\d$|~$/.test(code) ? "warning" : "error";
}

/** Indents each line of a block by `width` spaces, so that a test can show a part of a manifest at the left margin. */
export function indent(width: number, block: string): string {
  return block.trim().replace(/^(?=.)/gm, " ".repeat(width));
}

/** A manifest with one Salesforce integration that has `parts`, written at the left margin. */
export function withIntegration(parts: string): string {
  return `specVersion: 1.0.0
integrations:
  - name: crm
    provider: salesforce
${indent(4, parts)}
`;
}

/** A manifest of the 2023 form with one integration whose `actions` are these lines, written at the left margin. */
export function withActions2023(actions: string): string {
  const text = `integrations:
  - name: writeToSalesforce
    api: salesforce
    actions:
${indent(6, actions)}
`;
  return text.replaceAll("$A", "$.integrations[0].actions[0]");
}

/** A manifest of the 2023 form whose one standard object has these keys; `$O` in a mark's path is that object. */
export function withStandardObject(keys: string): string {
  const text = withActions2023(`- type: write\n  standardObjects:\n    -\n${indent(6, keys)}`);
  return text.replaceAll("$O", "$.integrations[0].actions[0].standardObjects[0]");
}

/** A manifest of the 2023 form whose one custom object has these keys; `$O` in a mark's path is that object. */
export function withCustomObject(keys: string): string {
  const text = withActions2023(`- type: write\n  customObjects:\n    -\n${indent(6, keys)}`);
  return text.replaceAll("$O", "$.integrations[0].actions[0].customObjects[0]");
}

/** A manifest whose one read object has `keys` besides its name and destination; `$O` in a mark's path is that object. */
export function withReadObject(keys: string): string {
  const text = withIntegration(`
read:
  objects:
    - objectName: contact
      destination: hook
${indent(6, keys)}
`);
  return text.replaceAll("$O", "$.integrations[0].read.objects[0]");
}

/** A manifest whose read object is as `withReadObject` has it, with a schedule. */
export function withScheduledObject(keys: string): string {
  return withReadObject(`schedule: "0 * * * *"\n${keys.trim()}`);
}

/** A manifest with the read objects `contact` and `account` and one subscribe object that has `keys`; `$O` is the latter. */
export function withSubscribeObject(keys: string): string {
  const text = withIntegration(`
read:
  objects:
    - objectName: contact
      destination: hook
      schedule: "0 * * * *"
    - objectName: account
      destination: hook
      schedule: "0 * * * *"
subscribe:
  objects:
    - objectName: contact
${indent(6, keys)}
`);
  return text.replaceAll("$O", "$.integrations[0].subscribe.objects[0]");
}
