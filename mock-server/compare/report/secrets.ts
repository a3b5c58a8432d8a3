import { createRedact, type Redact } from "../../../src/json/redact.js";
import { isSecretName, redacted } from "../../journal/redact.js";

/** What is shorter may be a word of any text. */
const SHORTEST = 4;
/** Recordings may have a new token for each request. */
const MAX_KNOWN = 1000;

/** How the tokens of services begin, as their vendors say; what follows has no spaces. */
const tokenForms = [
  ...["gh[pousr]_", "github_pat_", "glpat-", "npm_", "xox[a-z]-", "[sr]k_(?:live|test)_", "whsec_", "shpat_"],
  ...["sk-(?:proj-|ant-)?", "SG\\.", "ya29\\.", "AIza", "AKIA", "ASIA", "pat-[a-z]{2}\\d-", "hf_", "dop_v1_"],
  // A session of Salesforce: the organisation's id, and what it signs.
  "00D[A-Za-z\\d]{9,15}!",
];

/** What secrets look like wherever they stand: JSON Web Tokens, tokens of services, credentials of a header or in a URL, private keys. */
const forms: readonly (readonly [RegExp, string])[] = [
  [/\beyJ[\w-]{4,}\.[\w-]{4,}\.[\w-]*/g, redacted],
  [new RegExp(`\\b(?:${tokenForms.join("|")})[\\w.-]{12,}`, "g"), redacted],
  [/\b(Bearer|Basic)\s+[\w.~+/=-]{4,}/gi, `$1 ${redacted}`],
  [/(\b[a-z][a-z\d+.-]*:\/\/)[^/?#\s"'@]+@/gi, `$1${redacted}@`],
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----[^"]*?(-----END [A-Z ]*PRIVATE KEY-----|(?=")|$)/g, redacted],
];

/** Names that people give to secrets, in whatever way they are written; page tokens are none. */
const likelyNames =
  /secret|passw|api-?_?key|private-?_?key|credential|cookie|^jwt$|authorization|(?<!page-?_?)token$/i;

/** Keeps secrets out of all that is shown or written down: those that it was told, in any form, and what looks like one. */
export class Secrets {
  readonly #known = new Set<string>();
  #redact: Redact | undefined;

  /** Takes a secret, such as a key that a request was sent with. */
  add(secret: string | undefined): void {
    if (secret === undefined || secret.length < SHORTEST || secret === redacted) return;
    if (this.#known.has(secret) || this.#known.size >= MAX_KNOWN) return;
    this.#known.add(secret);
    this.#redact = undefined;
  }

  /** Leaves secrets out of a text. */
  hideInText(text: string): string {
    this.#redact ??= createRedact([...this.#known]);
    return forms.reduce((hidden, [form, shown]) => hidden.replace(form, shown), this.#redact(text));
  }

  /** Leaves secrets out of a JSON value that stands at `path`, a JSON Pointer. */
  hideInJson(value: unknown, path = ""): unknown {
    if (value === undefined) return undefined;
    if (path.split("/").some(isSecret)) return redacted;
    try {
      const text = JSON.stringify(value, (name, inner: unknown) => (isSecret(name) ? redacted : inner));
      return JSON.parse(this.hideInText(text)) as unknown;
    } catch {
      // A secret was part of the form, such as a number; or it is nested too deep to be searched.
      return redacted;
    }
  }
}

function isSecret(name: string): boolean {
  return isSecretName(name) || likelyNames.test(name);
}
