import type { Messages, Say } from "./messages.js";

/** The tag of a dictionary's language; English where an app gave none, at run time. */
export function localeOf(messages: Messages | undefined): string {
  try {
    const locale: unknown = messages?.locale;
    return typeof locale === "string" ? locale : "en";
  } catch {
    return "en";
  }
}

/**
 * Makes what writes numbers, plurals and lists in a language. Where the platform has no `Intl` for it, they are written plainly,
 * and the plural is English's.
 */
export function createSay(locale: string): Say {
  return {
    number: (value) => {
      try {
        return new Intl.NumberFormat(locale).format(value);
      } catch {
        return String(value);
      }
    },
    plural: (value, forms) => {
      const text: unknown = forms[pluralForm(locale, value)] ?? forms.other;
      if (typeof text !== "string") throw new TypeError("plural needs a text for `other`");
      return text;
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

function pluralForm(locale: string, value: number): Intl.LDMLPluralRule {
  try {
    // Absent in some of the platforms that the kit runs on, as above.
    // eslint-disable-next-line no-restricted-properties
    return new Intl.PluralRules(locale).select(value);
  } catch {
    return value === 1 ? "one" : "other";
  }
}
