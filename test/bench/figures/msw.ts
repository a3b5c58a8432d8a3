import { formatMs, formatRatio, ratioAim, type FigureResult } from "../figure.js";
import { measureProgram } from "../program.js";
import { medianOfRounds } from "../rounds.js";

const candidates = {
  ours: "ours: the whole backend through MSW in Node",
  own: "MSW's own, two handlers, a constant answer",
  "in-process": "ours: by the backend's own fetch",
};

type Candidate = keyof typeof candidates;

/** What one request costs inside the process, beside what MSW costs by itself; the programs are those of the folder given. */
export async function requestsThroughMsw(programs: string): Promise<FigureResult> {
  const names = Object.keys(candidates) as Candidate[];
  const results = await medianOfRounds(names, (name) =>
    measureProgram(`${programs}/programs/mock/msw-${name}.js`, []),
  );
  const data = Object.fromEntries(names.map((name, index) => [name, results[index] ?? {}]));
  const at = (name: Candidate, what: "getMs" | "postMs") => data[name]?.[what] ?? NaN;
  const beside = (name: Candidate, what: "getMs" | "postMs") => ({
    ours: formatMs(at(name, what)),
    peer: `${formatMs(at("own", what))}, ${candidates.own}`,
    ratio: at(name, what) / at("own", what),
  });
  return {
    title: "One request inside the process (ms)",
    header: ["candidate", "GET installation", "of MSW", "POST write", "of MSW"],
    rows: names.map((name) => [
      candidates[name],
      formatMs(at(name, "getMs")),
      formatRatio(at(name, "getMs") / at("own", "getMs")),
      formatMs(at(name, "postMs")),
      formatRatio(at(name, "postMs") / at("own", "postMs")),
    ]),
    comparisons: [
      ratioAim("ms of a GET through MSW", beside("ours", "getMs"), 1.2),
      ratioAim("ms of a POST through MSW", beside("ours", "postMs"), 1.2),
      ratioAim("ms of a POST in process", beside("in-process", "postMs"), 0.25),
    ],
    notes: ["In Node, one request after the other, the answer read as JSON; an installation of about 5 kB."],
    data,
  };
}
