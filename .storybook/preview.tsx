import type { Preview } from "@storybook/react-vite";
import { getMockWorker } from "../stories/support/mock-worker.js";

const preview: Preview = {
  beforeAll: async () => {
    await getMockWorker();
  },
  parameters: {
    layout: "fullscreen",
    a11y: { test: "error" },
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
  },
  initialGlobals: { theme: "system" },
  decorators: [
    (Story, { globals }) => {
      const { theme } = globals;
      document.documentElement.style.colorScheme = theme === "system" ? "" : String(theme);
      return <Story />;
    },
  ],
};

export default preview;
