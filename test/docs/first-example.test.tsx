import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import type { ComponentType } from "react";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createMockBackend } from "../../mock-server/index.js";
import { createMockServer } from "../../mock-server/doors/node.js";
import { salesforceManifest } from "../support/salesforce-manifest.js";
import { pages, readBlocks, readme } from "./support/code-blocks.js";
import { createBlockFolder } from "./support/run-block.js";

const folder = createBlockFolder();
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
  server.listen();
});
afterAll(() => {
  server.close();
  folder.remove();
});

const textOf = (text: string, wanted: string) =>
  readBlocks(text).find(({ language }) => language === wanted)?.text ?? "";
const pageAt = (end: string) => pages.find(({ name }) => name.endsWith(end))?.text ?? "";
const firstExample = textOf(readme.text, "tsx");

/** Opens a text that exports an `App`; it imports from the package's sources. */
async function openApp(name: string, text: string): Promise<ComponentType> {
  const file = folder.write(name, text);
  const { App } = (await import(/* @vite-ignore */ file)) as { App: ComponentType };
  return App;
}

/** Waits for the settings, switches both, and gives the button, which can be pressed only then. */
async function switchBoth(): Promise<HTMLButtonElement> {
  const save = await screen.findByRole<HTMLButtonElement>("button", { name: "Save" });
  expect(save.disabled).toBe(true);
  fireEvent.click(screen.getByRole("checkbox", { name: "Delete contacts" }));
  fireEvent.click(screen.getByRole("checkbox", { name: "Never overwrite the lead source" }));
  expect(save.disabled).toBe(false);
  return save;
}

it("README's first example shows the installation, and saves what is switched", async () => {
  const App = await openApp("first-example.tsx", firstExample);
  render(<App />);
  fireEvent.click(await switchBoth());
  const saved = {
    deletionSettings: { enabled: true },
    selectedFieldSettings: { leadsource: { writeOnUpdate: "never" } },
  };
  await waitFor(() => {
    const [installation] = backend.snapshot().installations;
    expect(installation?.config.content.write?.objects?.["contact"]).toMatchObject(saved);
  });
  expect(screen.getByRole("status").textContent).toBe("");
});

it("README's first example says what is wrong where it cannot be loaded", async () => {
  const App = await openApp("misspelt.tsx", firstExample.replace('"my-project"', '"my-projct"'));
  render(<App />);
  expect(await screen.findByText(/no project "my-projct".*"my-project"/)).toBeDefined();
});

it("README's first example runs on the guide's amp.yaml with MockBackendProvider in place of both providers", async () => {
  const inPlace = readme.text.match(/<MockBackendProvider [^`]*>/)?.[0] ?? "no provider in README";
  const text = firstExample
    .replace(
      /<AmpersandProvider[^]*<\/AmpersandProvider>/,
      `${inPlace}<ContactSettings /></MockBackendProvider>`,
    )
    .concat('import { MockBackendProvider } from "headless-write-kit/mock";\n')
    .concat(`const ampYaml = ${JSON.stringify(textOf(pageAt("amp-yaml.mdx"), "yaml"))};\n`);
  const App = await openApp("on-the-mock.tsx", text);
  render(<App />);
  await switchBoth();
});

it("the first screen of Start here runs by itself, without an account", async () => {
  const App = await openApp("start-here.tsx", textOf(pageAt("start-here.mdx"), "tsx"));
  render(<App />);
  fireEvent.click(await screen.findByRole("checkbox", { name: "Never overwrite the email address" }));
  fireEvent.click(screen.getByRole("button", { name: "Save" }));
  await screen.findByText("success");
});
