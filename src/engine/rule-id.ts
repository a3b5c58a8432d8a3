/** The id of a rule by which a write is taken, shaped or refused. */
export type RuleId = WriteRuleId | ShapeRuleId;

// prettier-ignore
type WriteRuleId =
  | "W2" | "W3" | "W4" | "W5" | "W6" | "W7" | "W8" | "W9" | "W10" | "W11" | "W12" | "W13" | "W14" | "W15" | "W16" | "W17"
  | "W18" | "W24" | "L3" | "L4";

/** The id of a rule by which the fields of a record come out. */
export type ShapeRuleId = "P1" | "P2" | "P3" | "P4" | "P5" | "P6" | "P7";
