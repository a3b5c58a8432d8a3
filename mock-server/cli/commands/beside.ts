import { messageOf } from "../../../src/json/message-of.js";
import { Beside } from "../../beside/beside.js";
import { createForward } from "../../beside/forward.js";
import type { ServedParts } from "../../backend/served-backend.js";
import { formatFinding, formatReport } from "../../compare/report/format-report.js";
import type { CompareReport } from "../../compare/report/report.js";
import { Secrets } from "../../compare/report/secrets.js";
import type { App } from "../../http/app.js";
import { readServiceUrl } from "./service-options.js";
import { UsageError } from "../usage-error.js";
import { complain, print } from "../output/print.js";
import { checkReportFile, writeReport } from "../output/write-report.js";

/** The options of `mock` for running it beside a service. */
export const besideOptions = {
  beside: { type: "string" },
  "beside-write-url": { type: "string" },
  writes: { type: "boolean" },
  answers: { type: "string" },
  report: { type: "string" },
} as const;

/** The help text of these options. */
export const besideHelp = `  --beside <url>          stands between the app and a service, such as https://api.withampersand.com/v1: each
                          request goes to both, and each difference between the answers is printed; the groups of both have
                          to be called alike (pull --keep-names)
  --beside-write-url <url>  where that service takes writes of records (default: the same)
  --writes                requests that change something go to both, too; otherwise they are refused
  --answers <which>       whose answers the app gets, service or mock (default service)
  --report <file>         writes all differences by operation as JSON`;

interface GivenOptions {
  beside?: string | undefined;
  "beside-write-url"?: string | undefined;
  writes?: boolean | undefined;
  answers?: string | undefined;
  report?: string | undefined;
}

/** The parts that make a mock server run beside a service. */
export interface BesideRun {
  readonly front: (parts: ServedParts) => App;
  /** Prints the report, and writes it to the file of `--report`. */
  end(): Promise<void>;
}

/** How often the report is written to its file while the mock runs. */
const WRITE_EVERY_MS = 5000;

/** Reads the options; `undefined` where `--beside` is not given. Throws a `UsageError` for options that do not fit together. */
export async function readBeside(values: GivenOptions): Promise<BesideRun | undefined> {
  const { beside: url, answers = "service", report: file } = values;
  if (url === undefined) {
    const alone = (["writes", "answers", "report", "beside-write-url"] as const).find(
      (name) => values[name] !== undefined,
    );
    if (alone) throw new UsageError(`--${alone} is for --beside <url>; add that or leave it out`);
    return undefined;
  }
  if (answers !== "service" && answers !== "mock") {
    throw new UsageError(`--answers is ${JSON.stringify(answers)}; write service or mock`);
  }
  const serviceUrl = readServiceUrl("beside", url);
  const givenWriteUrl = values["beside-write-url"];
  const writeUrl =
    givenWriteUrl === undefined ? serviceUrl : readServiceUrl("beside-write-url", givenWriteUrl);
  if (file !== undefined) await checkReportFile(file);
  const secrets = new Secrets();
  let beside: Beside | undefined;
  let timer: NodeJS.Timeout | undefined;
  return {
    front: ({ backend, app, onReplaced }) => {
      const { baseUrl, writeUrl: mockWriteUrl, storeUrl, journal, project, integrations, clock } = backend;
      beside = new Beside(
        { app, baseUrl, writeUrl: mockWriteUrl, storeUrl, journal, project, integrations, clock },
        {
          serviceUrl,
          forward: createForward(serviceUrl, writeUrl),
          takesWrites: values.writes === true,
          answers,
          secrets,
          onFinding: (finding) => {
            print(formatFinding(finding));
          },
        },
      );
      onReplaced(beside.forget);
      const { report } = beside;
      if (file !== undefined) timer = setInterval(() => keep(file, report()), WRITE_EVERY_MS).unref();
      return beside.answer;
    },
    end: async () => {
      clearInterval(timer);
      const report = await beside?.end();
      if (!report) return;
      for (const line of formatReport(report)) print(line);
      if (file !== undefined) await writeReport(file, report);
    },
  };
}

/** Writes the report so far. A failure is printed, and the mock goes on; `end` writes once more. */
function keep(file: string, report: CompareReport): void {
  writeReport(file, report).catch((error: unknown) => {
    complain(messageOf(error));
  });
}
