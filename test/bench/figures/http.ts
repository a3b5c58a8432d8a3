import { compare, formatRatio, leastRatioAim, ratioAim, type FigureResult } from "../figure.js";
import { operations, startHttpCandidates, type HttpCandidate, type Operation } from "../http-candidates.js";
import type { Measurement } from "../measure.js";
import { type Call, installPeers, load } from "../peers.js";
import { medianOfRounds } from "../rounds.js";
import { createPrograms } from "../running-program.js";

/** As many as a page's requests at once. */
const CONNECTIONS = 10;
const SECONDS = 3;
const WARM_UP_SECONDS = 2;

/** CPU time a request, requests a second and the 99th percentile over loopback, beside other mock servers; the programs are those of the folder given. */
export async function requestsOverHttp(programs: string): Promise<FigureResult> {
  await installPeers();
  const running = createPrograms();
  try {
    const candidates = await startHttpCandidates(programs, running);
    const cases = operations.flatMap((operation) =>
      Object.entries<HttpCandidate>(candidates).map(([key, { calls, program }]) => ({
        key,
        operation,
        call: calls[operation],
        program,
      })),
    );
    for (const { call } of cases) await load(call, { connections: CONNECTIONS, seconds: WARM_UP_SECONDS });
    const results = await medianOfRounds(cases, measure);
    const data = Object.fromEntries(
      cases.map(({ key, operation }, index) => [`${key} ${operation}`, results[index] ?? {}]),
    );
    const at = (key: string, operation: Operation, what = "perSecond") =>
      data[`${key} ${operation}`]?.[what] ?? NaN;
    const sides = (candidate: string, operation: Operation, key: string, name: string, what: string) => ({
      ours: at(candidate, operation, what).toFixed(0),
      peer: `${at(key, operation, what).toFixed(0)}, ${name}`,
      ratio: at(candidate, operation, what) / at(key, operation, what),
    });
    const beside = (operation: Operation, key: string, name: string, what = "perSecond") =>
      sides("ours", operation, key, name, what);
    return {
      title: "Requests over loopback",
      header: [
        "candidate",
        ...operations.flatMap((operation) => [operation, "a second", "p99 ms", "CPU µs"]),
      ],
      rows: Object.entries(candidates).map(([key, { name }]) => [
        name,
        ...operations.flatMap((operation) => [
          formatRatio(at(key, operation) / at("bare", operation)),
          at(key, operation).toFixed(0),
          at(key, operation, "p99Ms").toFixed(0),
          key === "ours" || key === "bare" ? at(key, operation, "cpuUs").toFixed(0) : "",
        ]),
      ]),
      comparisons: operations.flatMap((operation) => {
        const what = `requests a second, ${operation}`;
        return [
          ratioAim(
            `µs of CPU a request, ${operation}`,
            beside(operation, "bare", "bare node:http", "cpuUs"),
            3,
          ),
          compare(what, beside(operation, "jsonServer", "json-server")),
          ...(candidates.prism
            ? [
                leastRatioAim(what, beside(operation, "prism", "Prism"), 20),
                // What a server without a rule reaches: no server of JSON on Node is further ahead of Prism.
                compare(
                  `${what}, by bare node:http`,
                  sides("bare", operation, "prism", "Prism", "perSecond"),
                ),
              ]
            : []),
        ];
      }),
      notes: [
        `By autocannon in a process of its own, ${String(CONNECTIONS)} connections, ${String(SECONDS)} s at a time; an installation of about 5 kB; each write creates a record and an operation. Bare node:http reads the body, parses it and writes an answer as long as ours. The first figure of each request is the rate beside it.`,
      ],
      data,
    };
  } finally {
    running.stop();
  }
}

async function measure({
  call,
  program,
}: {
  call: Call;
  program?: HttpCandidate["program"];
}): Promise<Measurement> {
  const before = (await program?.cpuUs()) ?? NaN;
  const { requests, latency } = await load(call, { connections: CONNECTIONS, seconds: SECONDS });
  const after = (await program?.cpuUs()) ?? NaN;
  return {
    perSecond: requests.average,
    p99Ms: latency.p99,
    cpuUs: (after - before) / requests.total,
  };
}
