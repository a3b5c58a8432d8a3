/** Takes secrets out of a text that came from outside. */
export type Redact = (text: string) => string;

/** What stands where a secret stood. */
const BLACKENED = "[redacted]";

/**
 * Makes a function that blacks `secrets` out in whatever form a server or a platform quotes them: as they are, escaped for
 * JSON or HTML, percent-encoded, in Base64, in hexadecimal digits, and several of these at once.
 */
export function createRedact(secrets: readonly string[]): Redact {
  const redacts = [...new Set(secrets)]
    .filter(Boolean)
    // Longer ones first: one may hold another.
    .sort((a, b) => b.length - a.length)
    .flatMap((secret) => [
      redactForms([...secret].map(anyFormOf)),
      ...base64Cores(secret).map((core) => redactForms(core.map(anyFormOf), END)),
      redactForms(utf8Of(secret).map((byte) => hexOf(byte, 2))),
    ]);
  return (text) => redacts.reduce((clean, redact) => redact(clean), text);
}

// The Base64 characters after the last one that depends on the secret alone.
const END = "[\\w+/=-]{0,3}";
const PROBE_LENGTH = 6;

/**
 * Blacks out a sequence of characters, each given by its possible forms. The full pattern is compiled when a text first
 * matches its beginning: a token is long, and errors are rare.
 */
function redactForms(forms: readonly string[], end = ""): Redact {
  const probe = new RegExp(forms.slice(0, PROBE_LENGTH).join(""));
  let whole: RegExp | undefined;
  return (text) => {
    if (!probe.test(text)) return text;
    whole ??= new RegExp(forms.join("") + end, "g");
    return text.replace(whole, BLACKENED);
  };
}

/** What encoders may write in the place of one character, as a regular expression. */
function anyFormOf(character: string): string {
  const units = character.split("").map((unit) => hexOf(unit.charCodeAt(0), 4));
  const encoded = [
    units.map((unit) => `\\\\{1,8}u${unit}`).join(""),
    // The escapes of URLs, of mail (quoted-printable), and of languages that escape bytes.
    utf8Of(character)
      .map((byte) => `(?:[%=](?:25)*|\\\\{1,8}x)${hexOf(byte, 2)}`)
      .join(""),
  ];
  if (/[a-z\d]/i.test(character)) return `(?:${[character, ...encoded].join("|")})`;
  const code = character.codePointAt(0) ?? 0;
  return `(?:${[
    // JSON within JSON escapes the escapes.
    `\\\\{0,8}${character.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&")}`,
    ...encoded,
    `&#(?:0*${String(code)}|[xX]0*${hexOf(code, 1)});`,
    ...(others[character] ?? []),
  ].join("|")})`;
}

const others: Readonly<Record<string, readonly string[]>> = {
  " ": ["\\+"],
  "\n": ["\\\\{1,8}n"],
  "\t": ["\\\\{1,8}t"],
  '"': ["&quot;"],
  "'": ["&apos;"],
  "&": ["&amp;"],
  "<": ["&lt;"],
  ">": ["&gt;"],
  // URL-safe Base64 uses two other characters (RFC 4648, section 5).
  "+": ["-"],
  "/": ["_"],
};

function hexOf(value: number, digits: number): string {
  return value.toString(16).padStart(digits, "0").replace(/[a-f]/g, eitherCase);
}

function eitherCase(letter: string): string {
  return `[${letter}${letter.toUpperCase()}]`;
}

function utf8Of(text: string): number[] {
  let encoded: string;
  try {
    encoded = encodeURIComponent(text);
  } catch {
    // Half a surrogate pair has no bytes of its own: encoders write the replacement character.
    encoded = "%EF%BF%BD";
  }
  return (encoded.match(/%..|[^]/g) ?? []).map((part) =>
    part.length === 3 ? Number.parseInt(part.slice(1), 16) : part.charCodeAt(0),
  );
}

// Shorter sequences would match ordinary words.
const SHORTEST_CORE = 4;

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/**
 * Lists what the Base64 (RFC 4648) of any text with `secret` in it holds: one sequence of characters for each
 * position of the secret in a group of three bytes. Characters at the ends that share bits with its neighbours are left out.
 */
function base64Cores(secret: string): string[][] {
  const bytes = utf8Of(secret);
  return [0, 1, 2]
    .map((offset) => {
      const bits = [...Array<number>(offset).fill(0), ...bytes]
        .map((byte) => byte.toString(2).padStart(8, "0"))
        .join("");
      const signs = (bits.match(/.{6}/g) ?? []).map((six) => alphabet.charAt(Number.parseInt(six, 2)));
      return signs.slice(Math.ceil((offset * 8) / 6));
    })
    .filter(({ length }) => length >= SHORTEST_CORE);
}
