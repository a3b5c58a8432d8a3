import { cutText } from "../../src/json/quote.js";
import type { JournalEntry } from "../journal/journal.js";
import { readMask, readPatch, readWrite } from "./read-sent.js";
import { showJson } from "./show-json.js";

/** So many of the newest are told of in a matcher's message. */
export const MOST_LINES = 10;
/** Longer lines of a matcher's message are cut. */
export const MOST_CHARACTERS = 400;

/** Describes the newest requests that could change something, one per line, oldest first. */
export function describeSent(entries: readonly JournalEntry[]): string {
  const sent = entries.filter(({ request: { method } }) => method !== "GET" && method !== "HEAD");
  if (sent.length === 0) return "It was sent nothing that could change anything.";
  const shown = sent.slice(-MOST_LINES);
  const others = sent.length - shown.length;
  const lines = shown.map((entry) => {
    const { number, answer, operation, request } = entry;
    const body = readMask(entry) ?? readPatch(entry) ?? readWrite(entry);
    const words = [
      `#${String(number)}`,
      answer ? String(answer.status) : "(no answer)",
      operation ?? `${request.method} ${request.path}`,
      ...(body ? [showJson(body)] : []),
    ];
    return `  ${cutText(words.join(" "), MOST_CHARACTERS)}`;
  });
  return [others > 0 ? `It was sent, after ${String(others)} others:` : "It was sent:", ...lines].join("\n");
}
