import type { ComponentType, ReactNode } from "react";
import {
  AmpersandProvider,
  InstallationProvider,
  type InstallationProviderProps,
  type PersistDraft,
} from "../../../src/index.js";
import { SavePreview } from "../save-preview/save-preview.js";
import { BesideContext } from "./columns.js";
import { words } from "./words.js";
import { loadedBackend, tenant } from "../backend/fresh-backend.js";

/** Props of `DemoApp`. */
export interface DemoAppProps extends Pick<InstallationProviderProps, "rules" | "locked" | "messages"> {
  /** The name of the integration on the screen. */
  integration: string;
  /** Where unsaved edits are kept beyond a reload. @default nowhere */
  persist?: PersistDraft;
  children: ReactNode;
}

/** The kit's providers, as an app would mount them; beside the settings stands what Save will send, for developers. */
export function DemoApp({ integration, children, ...settings }: DemoAppProps) {
  return (
    <AmpersandProvider options={{ project: "mock-project", apiKey: "demo-key" }}>
      <InstallationProvider {...tenant} messages={words} {...settings} integration={integration}>
        <BesideContext value={<SavePreview />}>{children}</BesideContext>
      </InstallationProvider>
    </AmpersandProvider>
  );
}

/** A Storybook decorator that puts a screen inside the providers; another backend starts them anew. */
export function inDemoApp(Screen: ComponentType, { loaded }: { loaded: Record<string, unknown> }) {
  const { integration, run } = loadedBackend(loaded);
  return (
    <DemoApp key={run} integration={integration}>
      <Screen />
    </DemoApp>
  );
}
