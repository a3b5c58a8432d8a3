import { type FigureResult, ratioAim } from "../figure.js";
import { measureProgram } from "../program.js";

const servers = { unreachable: 4, "without retries": 1, hanging: 4 } as const;

/** What a screen costs: the requests of the first load, and what passes until a server that does not answer is told. */
export async function screenCost(programs: string): Promise<FigureResult> {
  const measured = await measureProgram(`${programs}/programs/screen-cost.js`, []);
  const at = (name: string) => measured[name] ?? NaN;
  const [requests, resources] = [at("first screen, requests"), at("first screen, resources")];
  const dead = Object.entries(servers).map(([name, aim]) => ({
    ...{ name, aim },
    ...{ requests: at(`${name}, requests`), seconds: at(`${name}, ms`) / 1000 },
  }));
  return {
    title: "What a screen costs",
    header: ["server", "requests", "virtual seconds until the screen knows"],
    rows: [
      ["answers", String(requests), ""],
      ...dead.map(({ name, requests: asked, seconds }) => [name, String(asked), seconds.toFixed(1)]),
    ],
    comparisons: [
      ratioAim(
        "requests of a first screen",
        { ours: String(requests), peer: `${String(resources)} resources`, ratio: requests / resources },
        1,
      ),
      ...dead.map(({ name, aim, requests: asked, seconds }) =>
        ratioAim(
          `requests until a dead server is told, ${name}`,
          {
            ours: `${String(asked)} (${seconds.toFixed(1)} s)`,
            peer: `${String(aim)}, the attempts of one query`,
            ratio: asked / aim,
          },
          1,
        ),
      ),
    ],
    notes: [
      "In Node, in virtual time, with TanStack Query's settings as they are but for the row without retries. A request is given up after 30 s.",
    ],
    data: { screen: measured },
  };
}
