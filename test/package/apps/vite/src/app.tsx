import { AmpersandProvider, InstallationProvider } from "headless-write-kit";
import { Settings } from "./settings";

// A key that is made for browsers; or `getToken`, which asks your server.
const options = { project: "mock-project", apiKey: "my-api-key" };

/** Who is signed in comes from your own session. */
export function App() {
  return (
    <AmpersandProvider options={options}>
      <InstallationProvider integration="parcelo-for-salesforce" groupRef="acme" consumerRef="jane">
        <Settings />
      </InstallationProvider>
    </AmpersandProvider>
  );
}
