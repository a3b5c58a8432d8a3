import { describe, expect, it, vi } from "vitest";
import { run } from "../../../mock-server/cli/run.js";
import { hearErrors } from "../support/hear-errors.js";

const said = hearErrors();

/** The options of each command that take one value; `--api-key`, `--origin` and `--id` of `mock` take several. */
const service = ["api-key-env", "api-key-file"];
const options: Readonly<Record<string, readonly string[]>> = {
  validate: ["format"],
  diff: ["fail-on"],
  types: ["out"],
  schema: ["out"],
  mock: [
    ...["manifest", "port", "host", "provider-data", "scenarios", "data", "project"],
    ...["beside", "beside-write-url", "answers", "report"],
    ...["api-key-file", "api-key-env", "notify-url", "notify-secret", "notify-secret-file"],
  ],
  pull: ["project", "url", "group", "out", ...service],
  replay: [
    ...["manifest", "provider-data", "against", "write-url", "project", "recorded-url", "report"],
    ...service,
  ],
};

describe("the options of the command", () => {
  it.each(
    Object.entries(options).flatMap(([command, names]) => names.map((name) => [command, name] as const)),
  )("%s refuses two values of --%s and takes neither of them (I14)", async (command, name) => {
    expect(await run([command, `--${name}`, "a", `--${name}=b`])).toBe(2);
    expect(said()).toBe(
      `headless-write-kit: --${name} is given twice; leave one of them out\nSee headless-write-kit --help.\n`,
    );
  });

  it("a switch that is given twice is on (I14)", async () => {
    const shown = vi.spyOn(process.stdout, "write").mockReturnValue(true);
    expect(await run(["mock", "--watch", "--watch", "--help", "-h"])).toBe(0);
    expect(shown).toHaveBeenCalledOnce();
  });

  it.each([
    [["mock", "--projct", "a"], "--projct", "; did you mean --project?"],
    [["mock", "--orign=http://localhost:5173"], "--orign", "; did you mean --origin?"],
    [["pull", "--ut", "a"], "--ut", "; did you mean --out?"],
    [["--versoin"], "--versoin", "; did you mean --version?"],
    [["mock", "--elephant"], "--elephant", ""],
  ])("an unknown option is told with the nearest one, in %j (I14)", async (args, name, hint) => {
    expect(await run(args)).toBe(2);
    expect(said()).toBe(
      `headless-write-kit: Unknown option '${name}'${hint}\nSee headless-write-kit --help.\n`,
    );
  });
});
