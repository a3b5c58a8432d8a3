import { draftRules } from "./draft-rules.js";
import { endpointRules } from "./endpoint-rules.js";
import { hookRules } from "./hook-rules.js";
import { installationRules } from "./installation-rules.js";
import { manifest2023Rules } from "./manifest-2023-rules.js";
import { manifestRules } from "./manifest-rules.js";
import { saveRules } from "./save-rules.js";
import { shapeRules } from "./shape-rules.js";
import { writeRules } from "./write-rules.js";
import type { Chapter, Rule, RuleId } from "./rule.js";

export type { Chapter, Rule, RuleId } from "./rule.js";

/** Every rule that code, the journal, stories and tests name, part by part. */
export const chapters: readonly Chapter[] = [
  draftRules,
  saveRules,
  hookRules,
  installationRules,
  writeRules,
  shapeRules,
  endpointRules,
  manifestRules,
  manifest2023Rules,
];

/** The same rules by their ids, in the same order. */
export const rulesById: ReadonlyMap<RuleId, Rule> = new Map(
  chapters.flatMap(({ rules }) => rules.map((rule) => [rule.id, rule])),
);
