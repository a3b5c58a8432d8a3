import { isJsonObject, own } from "../../src/json/object.js";
import { parseJson } from "../../src/json/parse.js";
import { hideCredentials, hideHeaders, hideHeadersInText, redacted } from "../journal/redact.js";
import { noteParameters } from "../compare/report/note-secrets.js";
import type { Secrets } from "../compare/report/secrets.js";
import { readHarEntry } from "./read-har-entry.js";
import { readJournalEntry } from "./read-journal-entry.js";
import type { RecordedExchange } from "./recorded-exchange.js";

/** Reads an entry of a HAR file or a journal, without credentials; `undefined` where it is neither. */
export function readEntry(entry: unknown, number: number, secrets: Secrets): RecordedExchange | undefined {
  const read = isJsonObject(own(entry, "response"))
    ? readHarEntry(entry, number, secrets)
    : readJournalEntry(entry, number);
  if (!read) return undefined;
  const { searchParams, username, password } = new URL(read.url);
  secrets.add(username);
  secrets.add(password);
  noteParameters(secrets, searchParams);
  return { ...read, body: hideInBody(read, secrets) };
}

/** Paths whose requests carry the credentials of a customer, an app or a developer. */
const secretPaths =
  /\/(connections|provider-apps|api-keys|jwt-keys|destinations)(?=[/:?]|$)|\/(oauth-connect|custom-auth)(?=[/?]|$)/;

function hideInBody({ url, body }: RecordedExchange, secrets: Secrets): string | undefined {
  if (body === undefined) return undefined;
  const parsed = parseJson(body);
  const isSecret = secretPaths.test(new URL(url).pathname);
  if (!parsed.ok) {
    // A body that is no JSON may be a form.
    noteParameters(secrets, new URLSearchParams(body));
    return isSecret ? redacted : hideHeadersInText(body);
  }
  const shown = isSecret ? hideCredentials(parsed.value) : hideHeaders(parsed.value);
  const text = JSON.stringify(shown);
  if (text === JSON.stringify(parsed.value)) return body;
  noteHidden(parsed.value, shown, secrets);
  return text;
}

/** Adds what was replaced to `secrets`, so that it is replaced in answers, too. */
function noteHidden(before: unknown, after: unknown, secrets: Secrets): void {
  if (after === redacted) return secrets.add(typeof before === "string" ? before : undefined);
  if (Array.isArray(before)) before.forEach((item, index) => noteHidden(item, own2(after, index), secrets));
  else if (isJsonObject(before)) {
    for (const [name, inner] of Object.entries(before)) noteHidden(inner, own(after, name), secrets);
  }
}

function own2(list: unknown, index: number): unknown {
  return Array.isArray(list) ? (list[index] as unknown) : undefined;
}
