import { draftRules } from "./draft-rules.js";
import { hookRules } from "./hook-rules.js";
import { installationRules } from "./installation-rules.js";
import { planRules } from "./plan-rules.js";
import { shapeRules } from "./shape-rules.js";
import { writeRules } from "./write-rules.js";
import type { Chapter, Rule } from "./rule.js";

/** The rules that stories show, part by part. */
export const chapters: readonly Chapter[] = [
  draftRules,
  planRules,
  hookRules,
  installationRules,
  writeRules,
  shapeRules,
];

/** The same rules by their ids. */
export const rulesById: ReadonlyMap<string, Rule> = new Map(
  chapters.flatMap(({ rules }) => rules.map((rule) => [rule.id, rule])),
);
