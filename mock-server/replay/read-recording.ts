import { own } from "../../src/json/object.js";
import { quote } from "../../src/json/quote.js";
import { RecordingError } from "./recording-error.js";

/** Lists the entries of a recording: a HAR file, a journal, or the text of one. Throws a `RecordingError` where it is none. */
export function listEntries(recording: unknown): readonly unknown[] {
  const value = typeof recording === "string" ? parse(recording) : recording;
  const entries = Array.isArray(value) ? value : (own(own(value, "log"), "entries") ?? own(value, "entries"));
  if (Array.isArray(entries)) return entries as readonly unknown[];
  throw new RecordingError("no recording", `it is no recording; ${noRecording}`);
}

/** The advice for a file that is no recording. */
export const noRecording =
  'give a HAR file ({"log": {"entries": […]}}) or a journal of the mock backend (a JSON array)';

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, "")) as unknown;
  } catch {
    throw new RecordingError("not json", `it is not JSON; it begins with ${quote(text.slice(0, 20))}`);
  }
}
