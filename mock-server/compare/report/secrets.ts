import { createRedact, type Redact } from "../../../src/json/redact.js";
import { isSecretName, redacted } from "../../journal/redact.js";

/** A shorter value may be part of an ordinary word. */
const SHORTEST = 4;
/** A limit, since a recording may hold a new token for each request. */
const MAX_KNOWN = 1000;

/** The beginnings of tokens, as the vendors of services document them; no token contains a space. */
const tokenForms = [
  ...["gh[pousr]_", "github_pat_", "glpat-", "npm_", "xox[a-z]-", "[sr]k_(?:live|test)_", "whsec_", "shpat_"],
  ...["sk-(?:proj-|ant-)?", "SG\\.", "ya29\\.", "AIza", "AKIA", "ASIA", "pat-[a-z]{2}\\d-", "hf_", "dop_v1_"],
  // A session id of Salesforce: the organisation's id, an exclamation mark and a signature.
  "00D[A-Za-z\\d]{9,15}!",
];

/** The forms of secrets in any text: JSON Web Tokens, tokens of services, credentials of a header or in a URL, private keys. */
const forms: readonly (readonly [RegExp, string])[] = [
  [/\beyJ[\w-]{4,}\.[\w-]{4,}\.[\w-]*/g, redacted],
  [new RegExp(`\\b(?:${tokenForms.join("|")})[\\w.-]{12,}`, "g"), redacted],
  [/\b(Bearer|Basic)\s+[\w.~+/=-]{4,}/gi, `$1 ${redacted}`],
  [/(\b[a-z][a-z\d+.-]*:\/\/)[^/?#\s"'@]+@/gi, `$1${redacted}@`],
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----[^"]*?(-----END [A-Z ]*PRIVATE KEY-----|(?=")|$)/g, redacted],
];

/** Names that people give to secrets, in any spelling; a page token is no secret. */
const likelyNames =
  /secret|passw|api-?_?key|private-?_?key|credential|cookie|^jwt$|authorization|(?<!page-?_?)token$/i;

/** Removes secrets from what is shown or written: those that were added, in any encoding, and what looks like one. */
export class Secrets {
  readonly #known = new Set<string>();
  #redact: Redact | undefined;

  /** Adds a secret, such as the key of a request. */
  add(secret: string | undefined): void {
    if (secret === undefined || secret.length < SHORTEST || secret === redacted) return;
    if (this.#known.has(secret) || this.#known.size >= MAX_KNOWN) return;
    this.#known.add(secret);
    this.#redact = undefined;
  }

  /** Replaces the secrets in a text. */
  hideInText(text: string): string {
    this.#redact ??= createRedact([...this.#known]);
    return forms.reduce((hidden, [form, shown]) => hidden.replace(form, shown), this.#redact(text));
  }

  /** Replaces the secrets in a JSON value; `path`, a JSON Pointer, is the place of the value. */
  hideInJson(value: unknown, path = ""): unknown {
    if (value === undefined) return undefined;
    if (path.split("/").some(isSecret)) return redacted;
    try {
      const text = JSON.stringify(value, (name, inner: unknown) => (isSecret(name) ? redacted : inner));
      return JSON.parse(this.hideInText(text)) as unknown;
    } catch {
      // The text is no JSON any more, such as where a secret was a number; or the value is nested too deep to be searched.
      return redacted;
    }
  }
}

function isSecret(name: string): boolean {
  return isSecretName(name) || likelyNames.test(name);
}
