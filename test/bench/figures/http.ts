import { compare, formatRatio, leastRatioAim, type FigureResult } from "../figure.js";
import { operations, startHttpCandidates, type Operation } from "../http-candidates.js";
import { installPeers, load } from "../peers.js";
import { medianOfRounds } from "../rounds.js";
import { createPrograms } from "../running-program.js";

/** As many as a page's requests at once. */
const CONNECTIONS = 10;
const SECONDS = 3;

/** Requests a second and the 99th percentile over loopback, beside other mock servers; the programs are those of the folder given. */
export async function requestsOverHttp(programs: string): Promise<FigureResult> {
  await installPeers();
  const running = createPrograms();
  try {
    const candidates = await startHttpCandidates(programs, running);
    const cases = operations.flatMap((operation) =>
      Object.entries(candidates).map(([key, { calls }]) => ({ key, operation, call: calls[operation] })),
    );
    const results = await medianOfRounds(cases, async ({ call }) => {
      const { requests, latency } = await load(call, { connections: CONNECTIONS, seconds: SECONDS });
      return { perSecond: requests.average, p99Ms: latency.p99 };
    });
    const data = Object.fromEntries(
      cases.map(({ key, operation }, index) => [`${key} ${operation}`, results[index] ?? {}]),
    );
    const at = (key: string, operation: Operation, what = "perSecond") =>
      data[`${key} ${operation}`]?.[what] ?? NaN;
    const beside = (operation: Operation, key: string, name: string) => ({
      ours: at("ours", operation).toFixed(0),
      peer: `${at(key, operation).toFixed(0)}, ${name}`,
      ratio: at("ours", operation) / at(key, operation),
    });
    return {
      title: "Requests a second over loopback",
      header: ["candidate", ...operations.flatMap((operation) => [operation, "p99 ms", "of limit"])],
      rows: Object.entries(candidates).map(([key, { name }]) => [
        name,
        ...operations.flatMap((operation) => [
          at(key, operation).toFixed(0),
          at(key, operation, "p99Ms").toFixed(0),
          formatRatio(at(key, operation) / at("bare", operation)),
        ]),
      ]),
      comparisons: operations.flatMap((operation) => {
        const what = `requests a second, ${operation}`;
        return [
          leastRatioAim(what, beside(operation, "bare", "bare node:http"), 0.5),
          compare(what, beside(operation, "jsonServer", "json-server")),
          ...(candidates.prism ? [leastRatioAim(what, beside(operation, "prism", "Prism"), 20)] : []),
        ];
      }),
      notes: [
        `By autocannon from another process, ${String(CONNECTIONS)} connections, ${String(SECONDS)} s at a time; an installation of about 5 kB; each write creates a record and an operation.`,
      ],
      data,
    };
  } finally {
    running.stop();
  }
}
