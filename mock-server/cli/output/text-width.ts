const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** A tab takes at most this many cells; the terminal decides how many. */
const TAB_CELLS = 8;

const wide =
  /^(?:[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303e\uff01-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}|\p{Emoji}\ufe0f)/u;
const halfWidthKatakana = /^[\uff61-\uffdc]/;
const invisible = /^[\p{M}\p{Cf}]+$/u;

/** Splits a text into graphemes: what a reader sees as one character. */
export function splitGraphemes(text: string): string[] {
  return Array.from(graphemes.segment(text), ({ segment }) => segment);
}

/** Estimates how many cells of a terminal a text takes. */
export function widthOf(text: string): number {
  let width = 0;
  for (const each of splitGraphemes(text)) {
    if (each === "\t") width += TAB_CELLS;
    else if (wide.test(each) && !halfWidthKatakana.test(each)) width += 2;
    else if (!invisible.test(each)) width += 1;
  }
  return width;
}
