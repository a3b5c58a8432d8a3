import { describe, expect, it } from "vitest";
import { manifestIssueCodes } from "../../src/manifest/issue-codes.js";

/** The rules of MANIFEST-RULES, by hand: what breaks each of them. */
const codesOfRules = {
  M1: "missing-spec-version unsupported-spec-version",
  M2: "missing-integrations",
  M3: "missing-name missing-provider name-too-long duplicate-name",
  M4: "missing-action",
  M5: "missing-objects missing-object-name",
  M6: "duplicate-object",
  M7: "missing-destination",
  M8: "invalid-schedule frequent-schedule",
  M9: "missing-field-name contradicting-field duplicate-map-to-name",
  M10: "invalid-optional-fields-auto",
  M11: "malformed-nested-name",
  M12: "invalid-backfill-days contradicting-backfill",
  M13: "invalid-delivery-mode invalid-page-size missing-page-size contradicting-page-size",
  M14: "always-without-fields always-with-mapping always-without-schedule",
  M15: "subscribe-without-read",
  M16: "missing-destination missing-inheritance missing-read-object",
  M17: "invalid-event",
  M18: "contradicting-watch-fields invalid-watch-fields-auto empty-watch-fields nested-watch-field",
  M19: "many-subscribe-objects",
  M20: "wrong-type invalid-enabled invalid-watch-schema",
  M30: "unknown-key key-letter-case",
  M31: "unusual-name",
  M32: "subscribe-without-event",
  M33: "nothing-to-inherit",
  M34: "unsupported-by-provider misspelt-provider",
  M35: "incomplete-mapping",
  M36: "missing-schedule",
  M37: "empty-key",
  M38: "duplicate-field",
  M39: "schedule-never-runs",
  N1: "mixed-forms missing-api",
  N2: "missing-actions invalid-action-type action-without-objects",
  N3: "missing-object-name invalid-mode missing-endpoint empty-endpoint duplicate-endpoint invalid-created-name",
  N4: "invalid-write-schedule",
  N5: "missing-field-name incomplete-custom-object missing-display-name duplicate-custom-field",
};

/** M30 to M39 are warnings; of the form of 2023, what MANIFEST-RULES calls one. */
const warnings = [
  "yaml-warning",
  ...Object.entries(codesOfRules).flatMap(([rule, codes]) => (/^M3\d$/.test(rule) ? codes.split(" ") : [])),
  "missing-endpoint",
  "incomplete-custom-object",
];

describe("the codes of issues", () => {
  const facts = Object.entries(manifestIssueCodes);

  it("the codes of issues belong to the rules that are numbered", () => {
    const found = Object.keys(codesOfRules).map((rule) => [
      rule,
      facts.flatMap(([code, { rules }]) => (rules.includes(rule) ? [code] : [])),
    ]);
    expect(Object.fromEntries(found)).toEqual(
      Object.fromEntries(Object.entries(codesOfRules).map(([rule, codes]) => [rule, codes.split(" ")])),
    );
  });

  it("each code of an issue is words, and says in a sentence what it is about", () => {
    for (const [code, { meaning }] of facts) {
      expect(code).toMatch(/^[a-z]+(-[a-z]+)+$/);
      expect(meaning).toMatch(/^[A-Z].*\.$/);
    }
  });

  it("each code of an issue is an error or a warning as the rules have it", () => {
    const found = facts.flatMap(([code, { severity }]) => (severity === "warning" ? [code] : []));
    expect(found.sort()).toEqual(warnings.sort());
  });
});
