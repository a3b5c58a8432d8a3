import type { Chapter } from "./rule.js";

/** What holds for turning a request’s record into the provider’s fields. */
export const shapeRules: Chapter = {
  title: "Shaping a record",
  rules: [
    {
      id: "P8",
      title: "A trace tells why each field came out as it did",
      text: "Shaping says of each field what became of it, by which rule and by which setting. A preview shows it for the draft before it is saved.",
    },
  ],
};
