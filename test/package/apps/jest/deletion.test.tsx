import { expect, test } from "@jest/globals";
import { fireEvent, render, screen } from "@testing-library/react";
import { useChanges, useLocalConfig, useSaveInstallation } from "headless-write-kit";
import { createMockBackend, MockBackendProvider } from "headless-write-kit/mock";

const ampYaml = `
specVersion: 1.0.0
integrations:
  - name: write-to-salesforce
    provider: salesforce
    write:
      objects:
        - objectName: contact
`;

test("deletion is switched on and saved", async () => {
  const backend = createMockBackend({ manifest: ampYaml });
  render(
    <MockBackendProvider backend={backend} scenario="installed">
      <DeletionSwitch />
    </MockBackendProvider>,
  );
  fireEvent.click(await screen.findByRole("button", { name: "Allow" }));
  fireEvent.click(await screen.findByRole("button", { name: "Save" }));
  await screen.findByText("success");
  const write = backend.snapshot().installations[0]?.config.content.write;
  expect(write?.objects?.["contact"]?.deletionSettings).toEqual({ enabled: true });
});

function DeletionSwitch() {
  const contact = useLocalConfig().writeObject("contact");
  const { save, status } = useSaveInstallation();
  const changes = useChanges();
  return (
    <>
      <button onClick={contact.setEnableDeletion}>Allow</button>
      {changes.length > 0 && <button onClick={() => void save()}>Save</button>}
      <output>{status}</output>
    </>
  );
}
