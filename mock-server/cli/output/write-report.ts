import { access, constants } from "node:fs/promises";
import path from "node:path";
import type { CompareReport } from "../../compare/report/report.js";
import { isJsonObject } from "../../../src/json/object.js";
import { parseJson } from "../../../src/json/parse.js";
import { describeWriteError, OutputError, readPresent, writePrivately } from "./output-file.js";

/** Writes a report as JSON, in one step, into a file that only its owner may read. */
export async function writeReport(file: string, report: CompareReport): Promise<void> {
  await writePrivately(file, `${JSON.stringify(report, undefined, 2)}\n`);
}

/** Throws an `OutputError` where a report cannot be written to a file, or would replace something that is no report. */
export async function checkReportFile(file: string): Promise<void> {
  const present = await readPresent(file);
  if (present !== undefined && present.trim() !== "" && !isReport(present)) {
    throw new OutputError(
      `${file} was not written by this command; remove it, or choose another file by --report`,
    );
  }
  try {
    await access(path.dirname(file), constants.W_OK);
  } catch (error) {
    throw describeWriteError(file, error);
  }
}

function isReport(text: string): boolean {
  const present = parseJson(text);
  return (
    present.ok && isJsonObject(present.value) && "totals" in present.value && "operations" in present.value
  );
}
