import writeFileAtomic from "write-file-atomic";
import type { CompareReport } from "../../compare/report/report.js";

/** Writes a report as JSON, for its owner alone; the file is there as a whole or as it was before. */
export async function writeReport(file: string, report: CompareReport): Promise<void> {
  await writeFileAtomic(file, `${JSON.stringify(report, undefined, 2)}\n`, { mode: 0o600 });
}
