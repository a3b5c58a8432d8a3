/**
 * Leaves out of a text what nobody sees, such as spaces of no width and marks of writing direction, and writes what looks the same
 * in the same way: composed and decomposed accents, ligatures, full-width letters, kinds of spaces.
 */
export function visibleText(text: string): string {
  return text.normalize("NFKC").replace(invisible, "").replace(/\s+/g, " ").trim();
}

/** Format characters by their numbers: a pattern of their Unicode category would not parse in an older React Native engine. */
const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
