import fc from "fast-check";
import { expect, it } from "vitest";
import type { ConfigIssue } from "../../../src/save/issues.js";
import { isAtOrBelow } from "../../../src/json/pointer.js";
import { issuesBelow } from "../../../src/react/internal/issues/issues-below.js";

const pointer = fc
  .array(fc.constantFrom("a", "b", "ab", "", "~0", "~1", "__proto__"), { maxLength: 4 })
  .map((names) => names.map((name) => `/${name}`).join(""));
const issueAt = (path: string): ConfigIssue => ({
  path,
  severity: "error",
  code: "refused",
  message: "no",
});

it("the issues below a place are those that its pointer leads to or into, and the same list each time (D14)", () => {
  fc.assert(
    fc.property(
      fc.array(pointer, { maxLength: 12 }),
      fc.array(pointer, { minLength: 1 }),
      (paths, places) => {
        const issues = paths.map(issueAt);
        for (const place of places) {
          const expected = issues.filter(({ path }) => isAtOrBelow(path, place));
          expect(issuesBelow(issues, place)).toEqual(expected);
          expect(issuesBelow(issues, place)).toBe(issuesBelow(issues, place));
        }
      },
    ),
  );
});
