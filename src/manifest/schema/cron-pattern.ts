/** The numbers of one part, with the names that may stand for them, and its steps. */
interface PartPattern {
  number: string;
  step: string;
}

const anyLetters = (names: string) =>
  names
    .split(" ")
    .map((name) => name.replace(/[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`))
    .join("|");

const parts: readonly PartPattern[] = [
  { number: "[0-5]?\\d", step: "0?[1-9]|[1-5]\\d|60" },
  { number: "[01]?\\d|2[0-3]", step: "0?[1-9]|1\\d|2[0-4]" },
  { number: "0?[1-9]|[12]\\d|3[01]", step: "0?[1-9]|[12]\\d|3[01]" },
  {
    number: `0?[1-9]|1[0-2]|${anyLetters("jan feb mar apr may jun jul aug sep oct nov dec")}`,
    step: "0?[1-9]|1[0-2]",
  },
  { number: `0?[0-7]|${anyLetters("sun mon tue wed thu fri sat")}`, step: "0?[1-7]" },
];

/**
 * Five-part cron, or nothing but blanks, as a regular expression of JSON Schema; that a range ends before it begins and how far
 * runs are apart it cannot say.
 */
export const cronPattern = `^(?:\\s*|\\s*${parts.map(partPattern).join("\\s+")}\\s*)$`;

function partPattern({ number, step }: PartPattern): string {
  const item = `(?:\\*|(?:${number})(?:-(?:${number}))?)(?:/(?:${step}))?`;
  return `${item}(?:,${item})*`;
}
