import type { Say } from "./messages.js";

/** Makes what writes numbers and lists in a language. Where the platform has no `Intl` for it, they are written plainly. */
export function createSay(locale: string): Say {
  return {
    number: (value) => {
      try {
        return new Intl.NumberFormat(locale).format(value);
      } catch {
        return String(value);
      }
    },
    list: (texts) => {
      try {
        // Absent in some of the platforms that the kit runs on: then the catch below writes the list.
        // eslint-disable-next-line no-restricted-properties
        return new Intl.ListFormat(locale).format(texts);
      } catch {
        return texts.join(", ");
      }
    },
  };
}
