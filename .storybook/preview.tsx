import type { Preview } from "@storybook/react-vite";
import { DocsPage } from "../stories/support/docs-page/docs-page.js";
import { FlowPage } from "../stories/support/docs-page/flow-page.js";
import { loadedBackend } from "../stories/support/backend/fresh-backend.js";
import { getMockWorker } from "../stories/support/backend/mock-worker.js";
import { listStepsOnly } from "../stories/support/playing/list-steps-only.js";
import { StoryFrame } from "../stories/support/story-frame/story-frame.js";
import { takeScreenshots } from "../stories/support/playing/take-screenshots.js";
import { initialToolbar, toolbarTypes } from "../stories/support/backend/toolbar.js";

const preview: Preview = {
  tags: ["autodocs"],
  beforeAll: async () => {
    await getMockWorker();
  },
  beforeEach: () => {
    listStepsOnly();
  },
  parameters: {
    layout: "fullscreen",
    docs: { container: DocsPage, page: FlowPage },
    options: {
      storySort: {
        order: [
          "Start here",
          "Concepts",
          "Guides",
          [
            "Embed it in your app",
            "Connect a customer",
            "What the hooks give",
            "The draft",
            "Saving and the plan",
            "*",
          ],
          "Recipes",
          "Switch from the published API",
          "Troubleshooting",
          "About",
          "Size, speed, dependencies",
          "Whole screen",
          ["Docs", "Start", "*"],
          "Connect",
          "Connection",
          "Read objects",
          "Field mapping",
          "Write settings",
          "Deletion",
          "Subscribe and proxy",
          "More settings",
          "Editing",
          "Rules, locks and words",
          "Save plan",
          "Restored draft",
          "Try a write",
          "Batch writes",
          "Operations",
          "Devtools",
          "Mock inspector",
          "Toolbar",
          "Examples",
          "*",
          "Fidelity",
          "Rules",
          "Reference",
        ],
      },
    },
    // What is pressed is 24 pixels wide and high, or has as much room of its own: axe leaves that out unless it is asked.
    a11y: { test: "error", config: { rules: [{ id: "target-size", enabled: true }] } },
    viewport: {
      options: {
        phone: { name: "Phone, 360 px", styles: { width: "360px", height: "740px" }, type: "mobile" },
        laptop: { name: "Laptop, 1280 px", styles: { width: "1280px", height: "860px" }, type: "desktop" },
      },
    },
  },
  globalTypes: {
    theme: {
      description: "Colour scheme",
      toolbar: {
        icon: "mirror",
        dynamicTitle: true,
        items: [
          { value: "system", title: "System" },
          { value: "light", title: "Light" },
          { value: "dark", title: "Dark" },
        ],
      },
    },
    ...toolbarTypes,
    inspector: {
      description: "The mock backend’s inspector, below the story",
      toolbar: {
        icon: "search",
        dynamicTitle: true,
        items: [
          { value: "off", title: "No inspector" },
          { value: "on", title: "Inspector" },
        ],
      },
    },
  },
  initialGlobals: { theme: "system", inspector: "off", ...initialToolbar },
  decorators: [
    (Story, { globals, parameters, loaded }) => {
      const { theme, inspector } = globals;
      document.documentElement.dataset["theme"] = String(theme);
      const { rules = [], docs } = parameters as { rules?: string[]; docs?: { source?: { code?: string } } };
      const hasBackend = Object.hasOwn(loaded, "clock");
      return (
        <StoryFrame
          rules={rules}
          code={docs?.source?.code}
          inspected={hasBackend ? loadedBackend(loaded) : undefined}
          isInspecting={inspector === "on"}
        >
          <Story />
        </StoryFrame>
      );
    },
  ],
  afterEach: async ({ id, tags, canvasElement }) => {
    // Pictures are for people to look at: no test reads them.
    const isAsked = import.meta.env.MODE === "test" && Boolean(import.meta.env["VITE_SCREENSHOTS"]);
    if (isAsked && tags.includes("screenshots")) {
      await takeScreenshots(id, canvasElement);
    }
  },
};

export default preview;
