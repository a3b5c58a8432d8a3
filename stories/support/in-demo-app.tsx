import type { ComponentType } from "react";
import { AmpersandProvider, InstallationProvider } from "../../src/index.js";
import { loadedBackend, tenant } from "./fresh-backend.js";

/** A Storybook decorator that puts a screen inside the providers, as an app would mount it. */
export function inDemoApp(Screen: ComponentType, { loaded }: { loaded: Record<string, unknown> }) {
  return (
    <AmpersandProvider options={{ project: "mock-project", apiKey: "demo-key" }}>
      <InstallationProvider {...tenant} integration={loadedBackend(loaded).integration}>
        <Screen />
      </InstallationProvider>
    </AmpersandProvider>
  );
}
