import type { ComponentType } from "react";
import { AmpersandProvider, InstallationProvider } from "../../src/index.js";
import { tenant } from "./fresh-backend.js";

/** A Storybook decorator that puts a screen inside the providers, as an app would mount it. */
export function inDemoApp(Screen: ComponentType) {
  return (
    <AmpersandProvider options={{ project: "mock-project", apiKey: "demo-key" }}>
      <InstallationProvider {...tenant}>
        <Screen />
      </InstallationProvider>
    </AmpersandProvider>
  );
}
