import { AmpersandProvider, InstallIntegration } from "@amp-labs/react";
import "@amp-labs/react/styles";
import { createRoot } from "react-dom/client";

/** The page's query says what is shown, to whom, and behind which door the mock waits. */
const query = new URLSearchParams(window.location.search);
const read = (name: string, otherwise: string) => query.get(name) ?? otherwise;

if (query.get("door") === "msw") await (await import("./mock-in-page.js")).answerByServiceWorker();

const groupRef = read("groupRef", "acme");
// The package passes this prop on, but its typings leave it out.
const form = read("form", "standard") === "wizard" ? { variant: "wizard" } : {};

const container = document.createElement("main");
document.body.append(container);
createRoot(container).render(
  <AmpersandProvider options={{ project: read("project", "mock-project"), apiKey: "test-key" }}>
    <InstallIntegration
      integration={read("integration", "salesforce-sync")}
      consumerRef="jane"
      consumerName="Jane"
      groupRef={groupRef}
      groupName={groupRef.toUpperCase()}
      {...form}
    />
  </AmpersandProvider>,
);
