import { AmpersandProvider, InstallationProvider } from "../../src/index.js";
import { tenant } from "./fresh-backend.js";
import { WriteSettings, type WriteSettingsProps } from "./write-settings.js";

/** The screen inside the providers, as an app would mount it. */
export function DemoApp(props: WriteSettingsProps) {
  return (
    <AmpersandProvider options={{ project: "mock-project", apiKey: "demo-key" }}>
      <InstallationProvider {...tenant}>
        <WriteSettings {...props} />
      </InstallationProvider>
    </AmpersandProvider>
  );
}
