import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { onItsOwnData } from "../../stories/support/playing/on-its-own-data.js";
import { withPublicNames } from "../../stories/support/story-frame/public-names.js";

const files = readdirSync("stories", { recursive: true, encoding: "utf8" }).filter((name) =>
  name.endsWith(".stories.tsx"),
);
const textOf = (name: string) => readFileSync(`stories/${name}`, "utf8");
/** The source of each story of a file, from its name to the next one. */
const storiesIn = (name: string) =>
  textOf(name)
    .split(/^export const /m)
    .slice(1);
const examples = readdirSync("stories/examples");

describe("stories", () => {
  it.each(files)("%s has a play for each story, which is left out in another scenario", (name) => {
    const lacking = storiesIn(name).filter((story) => !/^ {2}play: onItsOwnData\(/m.test(story));
    expect(lacking.map((story) => story.split(":")[0])).toEqual([]);
  });

  // Those of the toolbar and of the rules are about what happens to them; the examples are code first.
  const flows = files.filter((name) => !/\/(toolbar|rules|fidelity|examples)\./.test(name));

  it.each(flows)("%s has a first story that stands still at its start", (name) => {
    expect(storiesIn(name)[0]).not.toMatch(/userEvent|fireEvent|press\(|\.click\(|\.focus\(/);
  });
});

describe("the list of stories", () => {
  it("each flow has a place in the order of the list", () => {
    const order = readFileSync(".storybook/preview.tsx", "utf8");
    const titles = files.map((name) => /^(?: {2}|const meta = \{ )title: "(.+?)"/m.exec(textOf(name))?.[1]);
    expect(titles.filter((title) => !order.includes(`"${String(title)}"`))).toEqual([]);
  });
});

describe("a play", () => {
  const playIn = async (context: { globals?: object; storyGlobals?: object }) => {
    let isPlayed = false;
    await onItsOwnData(() => {
      isPlayed = true;
    })(context);
    return isPlayed;
  };

  it.each([
    [{ globals: { scenario: "story" }, storyGlobals: {} }, true],
    [{ globals: { scenario: "disconnected" }, storyGlobals: {} }, false],
    [{ globals: { scenario: "disconnected" }, storyGlobals: { scenario: "disconnected" } }, true],
    [{ globals: { scenario: "installed" }, storyGlobals: { scenario: "disconnected" } }, false],
    [{}, true],
  ])("in %j a play is run: %j", async (context, isPlayed) => {
    expect(await playIn(context)).toBe(isPlayed);
  });
});

describe("the interactions of a play", () => {
  const stepsOf = async (play: (context: object) => Promise<void>, parameters: object) => {
    const steps: string[] = [];
    const step = async (label: string, inner: () => Promise<void> | void) => {
      steps.push(label);
      await inner();
    };
    await onItsOwnData(play)({ name: "Saved", parameters, step });
    return steps;
  };
  const silent = () => Promise.resolve();
  const described = { docs: { description: { story: "What was edited is saved." } } };

  it("a play without steps is one step, named by the comment above the story, or by the story", async () => {
    expect(await stepsOf(silent, described)).toEqual(["What was edited is saved."]);
    expect(await stepsOf(silent, {})).toEqual(["Saved"]);
  });

  it("the steps of a play stay as they are", async () => {
    const play = async (context: object) => {
      const { step } = context as { step: (label: string, inner: () => void) => Promise<void> };
      await step("presses Save", () => undefined);
    };
    expect(await stepsOf(play, described)).toEqual(["presses Save"]);
  });
});

describe("code panels", () => {
  it.each(examples)(
    "the code panel %s is whole: it imports the package and React alone, by public names",
    (name) => {
      const code = withPublicNames(readFileSync(`stories/examples/${name}`, "utf8"));
      const imported = [...code.matchAll(/from "([^"]+)"/g)].map(([, from]) => from ?? "");
      expect(imported.filter((from) => !/^(react|headless-write-kit(\/[\w/-]+)?)$/.test(from))).toEqual([]);
    },
  );

  it("every example is the code of a flow", () => {
    const shown = files.flatMap((name) => [...textOf(name).matchAll(/examples\/([\w-]+\.tsx)\?raw/g)]);
    expect(shown.map(([, name]) => name).sort()).toEqual([...examples].sort());
  });

  it("code of the mock backend is imported by its own entry", () => {
    expect(withPublicNames('import { a } from "../../mock-server/index.js";\n')).toBe(
      'import { a } from "headless-write-kit/mock";',
    );
  });
});

describe("the styles of the screens", () => {
  const styles = readdirSync("stories/support", { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".css"),
  );
  const side = String.raw`(left|right)`;
  const sided = new RegExp(
    String.raw`^\s*(((margin|padding|border|inset)-)?${side}:|(float|clear|text-align): ${side};|(margin|padding|inset): ([^\s(]+ ){3}[^\s(]+;)`,
    "gm",
  );

  it.each(styles)(
    "%s names no left and no right, so that it mirrors where people read from the right",
    (name) => {
      const text = readFileSync(`stories/support/${name}`, "utf8");
      expect(text.match(sided) ?? []).toEqual([]);
    },
  );
});
