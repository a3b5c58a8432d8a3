import type { Preview } from "@storybook/react-vite";
import { type ScenarioName, scenarios } from "../../../mock-server/index.js";

/** What Storybook's toolbar says of the backend behind a story. */
export interface Toolbar {
  /** Replaces what the story starts from; `undefined` for the story's own data. */
  readonly scenario: ScenarioName | undefined;
  /** How long each answer takes, in real time. */
  readonly latencyMs: number;
  /** Whether the backend's time passes by itself, or only when it is moved on. */
  readonly isRealTime: boolean;
}

const scenarioNames = Object.keys(scenarios) as ScenarioName[];

/** The toolbar's menus, as Storybook takes them; the first item of each is what holds in tests. */
export const toolbarTypes = {
  scenario: {
    description: "What the mock backend starts from",
    toolbar: {
      icon: "database",
      dynamicTitle: true,
      items: [
        { value: "story", title: "The story’s own data" },
        ...scenarioNames.map((name) => ({ value: name, title: name, right: scenarios[name].description })),
      ],
    },
  },
  latency: {
    description: "How long each answer takes",
    toolbar: {
      icon: "time",
      dynamicTitle: true,
      items: [
        { value: "0", title: "No latency" },
        { value: "300", title: "300 ms" },
        { value: "2000", title: "2 s" },
      ],
    },
  },
  clock: {
    description: "The mock backend’s clock",
    toolbar: {
      icon: "timer",
      dynamicTitle: true,
      items: [
        { value: "virtual", title: "Virtual clock" },
        { value: "real", title: "Real time" },
      ],
    },
  },
} satisfies Preview["globalTypes"];

/** What the menus stand at first. */
export const initialToolbar = { scenario: "story", latency: "0", clock: "virtual" };

/** Reads what was chosen in the toolbar; what a URL names and no menu has counts as not chosen. */
export function readToolbar(globals: Record<string, unknown>): Toolbar {
  const { scenario, latency, clock } = globals;
  const latencyMs = Number(latency);
  return {
    scenario: scenarioNames.find((name) => name === scenario),
    latencyMs: latencyMs > 0 ? latencyMs : 0,
    isRealTime: clock === "real",
  };
}
