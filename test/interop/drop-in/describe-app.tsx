import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import { StrictMode } from "react";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createMockBackend } from "../../../mock-server/index.js";
import { createMockServer } from "../../../mock-server/doors/node.js";
import { createVirtualClock } from "../../../src/engine/index.js";
import { salesforceManifest } from "../../support/salesforce-manifest.js";
import { App } from "./app.js";

/** Has a customer use the app of the guide, which imports the published package's name, on the mock backend (H2). */
export function describeApp(what: string) {
  const server = createMockServer();
  beforeAll(() => {
    server.listen();
  });
  afterAll(() => {
    server.close();
  });

  describe(`the app of the published guide, ${what}`, () => {
    it("the app of the guide goes its whole way, and the backend holds what was chosen (H2)", async () => {
      const { backend, held } = open("first-app", server);
      render(<GuideApp project={backend.project.name} groupRef="acme" />);
      await screen.findByText("first-app for acme");
      await screen.findByText("Connected to salesforce (working) since 2026-01-02");
      await screen.findByText("Off");

      fireEvent.click(await screen.findByLabelText("Read Email"));
      fireEvent.change(screen.getByLabelText("Stage"), { target: { value: "title" } });
      fireEvent.click(screen.getByLabelText("Write contacts"));
      fireEvent.change(screen.getByLabelText("Source of new contacts"), { target: { value: "myApp" } });
      fireEvent.click(screen.getByLabelText("Never overwrite the source"));
      fireEvent.click(screen.getByText("Install"));
      await screen.findByText("Saved at revision known");
      const read = {
        objects: {
          contact: {
            objectName: "contact",
            selectedFields: { email: true },
            selectedFieldMappings: { stage: "title" },
          },
        },
      };
      const write = (leadsource: object) => ({
        objects: { contact: { objectName: "contact", selectedFieldSettings: { leadsource } } },
      });
      const installed = {
        provider: "salesforce",
        read,
        write: write({ default: { stringValue: "myApp" }, writeOnUpdate: "never" }),
      };
      expect(held("acme")).toEqual(installed);
      await screen.findByText("Installed in 2026");

      fireEvent.change(await screen.findByLabelText("Source of new contacts"), { target: { value: "no" } });
      fireEvent.click(screen.getByText("Reset"));
      await waitFor(() => expect(valueOf("Source of new contacts")).toBe("myApp"));

      fireEvent.click(screen.getByLabelText("Never overwrite the source"));
      fireEvent.click(screen.getByText("Save"));
      const updated = {
        ...installed,
        write: write({ default: { stringValue: "myApp" }, writeOnUpdate: "always" }),
      };
      await waitFor(() => expect(held("acme")).toEqual(updated));

      fireEvent.click(await screen.findByText("Uninstall"));
      await screen.findByText("Uninstalled");
      expect(held("acme")).toBeUndefined();
      await screen.findByText("Off");
      // The contract's deleteInstallation: the connection goes too where nothing else uses it.
      await screen.findByText("Not connected");
      expect(held("globex")).toEqual({ provider: "salesforce", write: { objects: {} } });
    });

    it("a group without a connection is told so, and sees nothing of another's", async () => {
      const { backend } = open("second-app", server);
      render(<GuideApp project={backend.project.name} groupRef="initech" />);
      expect(await screen.findByText("Not connected")).toBeTruthy();
      expect(screen.queryByText(/Installed/)).toBeNull();
    });
  });
}

function GuideApp(props: { project: string; groupRef: string }) {
  return (
    <StrictMode>
      <App {...props} getToken={({ groupRef }) => Promise.resolve(tokenOf(groupRef))} />
    </StrictMode>
  );
}

/** Two connected groups, one of them with an installation, behind the service's own host. */
function open(project: string, server: ReturnType<typeof createMockServer>) {
  const backend = createMockBackend({
    manifest: salesforceManifest,
    project: { id: project, name: project },
    clock: createVirtualClock({ startMs: Date.UTC(2026, 0, 2, 3, 4, 5) }),
  });
  const provider = "salesforce";
  backend.seed({
    connections: [
      { provider, groupRef: "acme", consumerRef: "jane" },
      { provider, groupRef: "globex", consumerRef: "joe" },
    ],
    installations: [
      {
        integration: "write-to-salesforce",
        groupRef: "globex",
        content: { provider, write: { objects: {} } },
      },
    ],
  });
  server.use(backend);
  const held = (groupRef: string) =>
    backend.snapshot().installations.find(({ group }) => group?.groupRef === groupRef)?.config.content;
  return { backend, held };
}

/** A token that clients can read and that lasts; the backend takes any. */
function tokenOf(groupRef: string): string {
  const parts = [{ alg: "none" }, { sub: groupRef, exp: Date.UTC(2100, 0, 1) / 1000 }];
  return [...parts.map((part) => btoa(JSON.stringify(part)).replaceAll("=", "")), "unsigned"].join(".");
}

function valueOf(label: string): string {
  return (screen.getByLabelText(label) as HTMLInputElement).value;
}
