import type { CompareReport, Finding } from "../compare/report/report.js";
import { Secrets } from "../compare/report/secrets.js";
import { createMockTarget, type PlayableMock } from "./mock-target.js";
import { listEntries } from "./read-recording.js";
import { replay } from "./replay.js";

/** The options of `replay`. */
export interface ReplayRecordingOptions {
  /** The API's base URL in the recording. @default the service's hosts and this machine */
  recordedUrl?: string;
  /** Called for each difference as it is found. */
  onFinding?: (finding: Finding) => void;
}

/** Plays a recording, or the text of one, against a mock; rejects with a `RecordingError` where it is none. */
export async function replayOnMock(
  mock: PlayableMock,
  key: string,
  recording: unknown,
  { recordedUrl, onFinding }: ReplayRecordingOptions,
): Promise<CompareReport> {
  const time = new Date(mock.clock.now()).toISOString();
  return replay(listEntries(recording), createMockTarget(mock, key), {
    ...{ takesWrites: true, recordedBaseUrl: recordedUrl, secrets: new Secrets(), time },
    ...(onFinding && { onFinding }),
  });
}
