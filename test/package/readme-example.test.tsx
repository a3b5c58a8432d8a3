import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import type { ComponentType } from "react";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createMockBackend } from "../../mock-server/index.js";
import { createMockServer } from "../../mock-server/node.js";
import { salesforceManifest } from "../support/salesforce-manifest.js";
import { readBlocks, readme } from "./support/readme-blocks.js";

const projectFolder = path.join(import.meta.dirname, "../..");
const folder = path.join(projectFolder, ".cache/readme", String(process.pid));
const integration = "write-to-salesforce";
const contact = { objectName: "contact" };
const backend = createMockBackend({
  manifest: salesforceManifest,
  project: { id: "my-project-id", name: "my-project" },
});
backend.seed({
  connections: [{ provider: "salesforce", groupRef: "acme", consumerRef: "jane" }],
  installations: [
    { integration, groupRef: "acme", content: { provider: "salesforce", write: { objects: { contact } } } },
  ],
});
const server = createMockServer(backend);

beforeAll(() => {
  mkdirSync(folder, { recursive: true });
  server.listen();
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

/** Opens the first block of README that is a component, as it stands there. */
async function openFirstExample(): Promise<ComponentType> {
  const text = readBlocks(readme).find(({ language }) => language === "tsx")?.text ?? "";
  const file = path.join(folder, "first-example.tsx");
  writeFileSync(
    file,
    text.replace('"headless-write-kit"', JSON.stringify(path.join(projectFolder, "src/index.ts"))),
  );
  const { App } = (await import(/* @vite-ignore */ file)) as { App: ComponentType };
  return App;
}

it("README's first example shows the installation, and saves what is switched", async () => {
  const App = await openFirstExample();
  render(<App />);
  const save = await screen.findByRole<HTMLButtonElement>("button", { name: "Save" });
  await waitFor(() => {
    expect(backend.journal.entries.length).toBeGreaterThan(0);
  });
  expect(save.disabled).toBe(true);

  fireEvent.click(screen.getByRole("checkbox", { name: "Delete contacts" }));
  fireEvent.click(screen.getByRole("checkbox", { name: "Never overwrite “source”" }));
  expect(save.disabled).toBe(false);
  fireEvent.click(save);
  const saved = {
    deletionSettings: { enabled: true },
    selectedFieldSettings: { source: { writeOnUpdate: "never" } },
  };
  await waitFor(() => {
    const [installation] = backend.snapshot().installations;
    expect(installation?.config.content.write?.objects?.["contact"]).toMatchObject(saved);
  });
  expect(screen.getByRole("status").textContent).toBe("");
});
