import { isChanging } from "../compare/is-changing.js";
import { redacted } from "../journal/redact.js";
import type { RecordedExchange } from "./recorded-exchange.js";

/** The statuses of a passing problem: another service need not have it at the same moment. */
const troubles = new Set([429, 502, 503, 504]);

/** Returns why a recorded request is not played; `undefined` where it is. */
export function whyNotReplayed(
  { method, body, answer, path, url }: RecordedExchange,
  { takesWrites, isMock }: { takesWrites: boolean; isMock: boolean },
): string | undefined {
  if (!answer) return "the recording has no answer";
  const { status } = answer;
  if (status === 304) return "the browser answered it from its cache";
  if (status === 401) return "it was refused for its credentials, which are not in the recording";
  if (troubles.has(status)) return `the service was in trouble (status ${String(status)})`;
  if (!isChanging(method, path ?? url)) return undefined;
  if (!takesWrites) return "it changes something; add --writes to play it";
  if (!isMock && body?.includes(redacted)) return "it carries credentials, which are not in the recording";
  return undefined;
}
