import { formatPerSecond, formatRatio, ratioAim, type FigureResult } from "../figure.js";
import { measureProgram } from "../program.js";
import { medianOfRounds } from "../rounds.js";

const ways = ["plain", "trace"] as const;
const AIM = 300_000;

/** Records of 20 fields a second through the shaping function alone; the program is in the folder given. */
export async function shapeThroughput(programs: string): Promise<FigureResult> {
  const results = await medianOfRounds(ways, (way) =>
    measureProgram(`${programs}/programs/engine/shape.js`, [way]),
  );
  const [plain = NaN, traced = NaN] = results.map(({ perSecond = NaN }) => perSecond);
  return {
    title: "Records of 20 fields a second, shaped",
    header: ["way", "records", "time of plain"],
    rows: [
      ["without the trace", formatPerSecond(plain), formatRatio(1)],
      ["with the trace", formatPerSecond(traced), formatRatio(plain / traced)],
    ],
    comparisons: [
      {
        what: "records of 20 fields shaped a second, without the trace",
        ours: formatPerSecond(plain),
        aim: { text: `at least ${formatPerSecond(AIM)}`, met: plain >= AIM },
      },
      ratioAim(
        "time with the trace",
        {
          ours: `${formatPerSecond(traced)}/s`,
          peer: `${formatPerSecond(plain)}/s without`,
          ratio: plain / traced,
        },
        2,
      ),
    ],
    notes: ["In Node; one field is renamed, one dropped, one defaulted. The plan is compiled once."],
    data: { plain: { perSecond: plain }, trace: { perSecond: traced } },
  };
}
