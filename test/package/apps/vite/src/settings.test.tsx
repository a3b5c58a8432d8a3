import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import {
  createLoginWindows,
  createMockBackend,
  MockBackendProvider,
  mockMatchers,
} from "headless-write-kit/mock";
import { afterEach, expect, test } from "vitest";
import ampYaml from "../amp.yaml?raw";
import { Settings } from "./settings";

expect.extend(mockMatchers);
afterEach(cleanup);

function open(scenario?: "installed") {
  const backend = createMockBackend({ manifest: ampYaml });
  render(
    <MockBackendProvider backend={backend} {...(scenario && { scenario })}>
      <Settings openWindow={createLoginWindows(backend, { answer: "allow" })} />
    </MockBackendProvider>,
  );
  return backend;
}

const press = async (name: string | RegExp) => fireEvent.click(await screen.findByRole("button", { name }));
const check = async (name: string) => fireEvent.click(await screen.findByRole("checkbox", { name }));
const savedConfig = (backend: ReturnType<typeof open>) => backend.snapshot().installations[0]?.config.content;

test("a customer connects, maps a field and installs", async () => {
  const backend = open();
  fireEvent.change(await screen.findByLabelText(/Subdomain/), { target: { value: "acme" } });
  await press(/^Connect/);
  await check("Create and update Lead");
  await screen.findByRole("option", { name: "Stage" });
  fireEvent.change(screen.getByLabelText("Stage"), { target: { value: "stagename" } });
  await press("Install");
  await screen.findByText("Everything is saved");
  expect(savedConfig(backend)?.write?.objects).toHaveProperty("lead");
  expect(savedConfig(backend)?.read?.objects?.["opportunity"]?.selectedFieldMappings).toEqual({
    stage: "stagename",
  });
});

test("what is switched is sent, and nothing else", async () => {
  const backend = open("installed");
  await check("Delete Contact");
  await press("Save");
  await screen.findByText("Everything is saved");
  expect(backend).toHaveSentPatch([{ op: "add", path: "/deletionSettings", value: { enabled: true } }], {
    object: "contact",
  });
});

test("a colleague's other choice is shown, and the customer decides", async () => {
  const backend = open("installed");
  await check("Delete Contact");
  backend.asAnotherAdmin((content) => {
    const contact = content.write?.objects?.["contact"];
    if (contact) contact.deletionSettings = { enabled: false };
  });
  await press("Save");
  await press("Keep mine: true");
  await press("Save");
  await screen.findByText("Everything is saved");
  expect(savedConfig(backend)?.write?.objects?.["contact"]?.deletionSettings).toEqual({ enabled: true });
});
