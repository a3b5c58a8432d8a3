import { JSONParser } from "@streamparser/json";
import { noRecording } from "./read-recording.js";
import { RecordingError } from "./recording-error.js";

/**
 * Reads the entries of a recording piece by piece. Only the entries of one piece are in memory at a time, however large the file is.
 * Throws a `RecordingError` where the recording cannot be read further; the entries before that place are good.
 */
export async function* streamEntries(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<unknown> {
  let parser: JSONParser | undefined;
  let read: unknown[] = [];
  let count = 0;
  let fault: Error | undefined;
  for await (const chunk of chunks) {
    const piece = parser ? chunk : withoutMark(chunk);
    parser ??= startParser(piece, (entry) => read.push(entry));
    if (!parser) continue;
    try {
      parser.write(piece);
    } catch (error) {
      fault = error instanceof Error ? error : new Error(String(error));
    }
    count += read.length;
    yield* read;
    read = [];
    if (fault) break;
  }
  if (parser?.isEnded && !fault) {
    if (count > 0) return;
    throw new RecordingError("no recording", `it has no entries; ${noRecording}`);
  }
  if (fault) throw new RecordingError("not json", `it is not JSON behind entry ${String(count)}`);
  if (!parser) throw new RecordingError("no recording", "the file is empty");
  throw new RecordingError("cut off", `the file ends in the middle, behind entry ${String(count)}`);
}

/** Creates a parser for what the first character begins; `undefined` where the piece is only white space. Throws a `RecordingError` where no recording begins so. */
function startParser(piece: Uint8Array, take: (entry: unknown) => void): JSONParser | undefined {
  const first = piece.find((byte) => !" \t\r\n".includes(String.fromCharCode(byte)));
  if (first === undefined) return undefined;
  const paths = { "[": ["$.*"], "{": ["$.log.entries.*", "$.entries.*"] }[String.fromCharCode(first)];
  if (!paths) throw new RecordingError("no recording", `it is no recording; ${noRecording}`);
  const parser = new JSONParser({ paths, keepStack: false });
  parser.onValue = ({ value }) => {
    take(value);
  };
  return parser;
}

function withoutMark(chunk: Uint8Array): Uint8Array {
  return chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf ? chunk.subarray(3) : chunk;
}
