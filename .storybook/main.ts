import { existsSync } from "node:fs";
import type { StorybookConfig } from "@storybook/react-vite";
import remarkGfm from "remark-gfm";
import { docsPages } from "../.config/docs/vite-pages.js";

const config: StorybookConfig = {
  framework: { name: "@storybook/react-vite", options: { strictMode: true } },
  // The reference is made of the docstrings (.config/docs).
  stories: ["../stories/docs/**/*.mdx", "../stories/**/*.stories.tsx", "../.cache/reference/**/*.mdx"],
  addons: [
    {
      name: "@storybook/addon-docs",
      // Without it, Markdown has no tables.
      options: { mdxPluginOptions: { mdxCompileOptions: { remarkPlugins: [remarkGfm] } } },
    },
    "@storybook/addon-a11y",
    "@storybook/addon-vitest",
  ],
  // Before the add-on's own plugin makes scripts of the pages.
  viteFinal: (options) => ({
    ...options,
    plugins: [docsPages(), ...(options.plugins ?? [])],
  }),
  // Served beside the page, wherever that is: the worker script that `msw init` wrote, and the screens for `shadcn add`
  // (.config/docs/registry.ts), which tests of stories do not need.
  staticDirs: ["./public", ...(existsSync(".cache/registry") ? ["../.cache/registry"] : [])],
  features: { sidebarOnboardingChecklist: false },
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  typescript: { reactDocgen: false },
};

export default config;
