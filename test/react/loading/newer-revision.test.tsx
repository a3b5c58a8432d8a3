import { act, screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { MockBackend } from "../../../mock-server/index.js";
import type { Manifest } from "../../../src/contract/index.js";
import { useInstallation, useLocalConfig, useManifest, useSaveInstallation } from "../../../src/index.js";
import { createConnectedBackend, renderWithBackend, tenant } from "../../support/render-with-backend.js";

function declare(...names: readonly string[]): Manifest {
  const subscribed = names.map((objectName) => ({
    ...{ objectName, destination: "hook", inheritFieldsAndMapping: true },
    deleteEvent: { enabled: "always" as const },
  }));
  const read = names.map((objectName) => ({ objectName, destination: "hook", schedule: "0 0 * * *" }));
  return {
    specVersion: "1.0.0",
    integrations: [
      {
        ...{ name: tenant.integration, provider: "salesforce" },
        ...{ read: { objects: read }, subscribe: { objects: subscribed } },
        write: { objects: names.map((objectName) => ({ objectName })) },
      },
    ],
  };
}

let refetch: () => Promise<unknown> = () => Promise.resolve();
let save: () => Promise<unknown> = () => Promise.resolve();
let edit: () => void = () => undefined;

function Screen() {
  const manifest = useManifest();
  const { installation } = useInstallation();
  ({ refetch } = manifest);
  ({ save } = useSaveInstallation());
  const { writeObject } = useLocalConfig();
  edit = () => {
    writeObject("account").setEnableWrite();
  };
  const names = (objects: readonly { objectName: string }[] | undefined) =>
    objects?.map(({ objectName }) => objectName).join() ?? "not known";
  return (
    <ul>
      <li data-testid="revision">{manifest.data?.id}</li>
      <li data-testid="installed">{installation?.config.revisionId}</li>
      <li data-testid="write">{names(manifest.getWriteObjects())}</li>
      <li data-testid="subscribe">{names(manifest.getSubscribeObjects())}</li>
    </ul>
  );
}

const shown = (id: string) => screen.getByTestId(id).textContent;

async function openInstalled(): Promise<{ backend: MockBackend; older: string }> {
  const backend = createConnectedBackend(
    { provider: "salesforce", write: { objects: { contact: { objectName: "contact" } } } },
    declare("contact"),
  );
  renderWithBackend(<Screen />, { backend });
  await waitFor(() => expect(shown("write")).toBe("contact"));
  return { backend, older: shown("revision") ?? "" };
}

const newest = (backend: MockBackend) => backend.snapshot().integrations[0]?.latestRevision.id;

describe("a manifest that is deployed anew", () => {
  it("useManifest tells a newer revision when asked again, and the customer stays on the older one (I14)", async () => {
    const { backend, older } = await openInstalled();
    expect([shown("subscribe"), shown("installed")]).toEqual(["contact", older]);
    backend.deploy(declare("contact", "account"));
    expect(shown("revision")).toBe(older);
    await act(() => refetch());
    await waitFor(() => expect(shown("revision")).toBe(newest(backend)));
    expect(newest(backend)).not.toBe(older);
    expect([shown("write"), shown("installed")]).toEqual(["contact,account", older]);
    // What an older revision subscribes to nobody tells.
    expect(shown("subscribe")).toBe("not known");
  });

  it("a newer revision is the customer's, too, from the next save on (I14)", async () => {
    const { backend } = await openInstalled();
    backend.deploy(declare("contact", "account"));
    await act(() => refetch());
    await waitFor(() => expect(shown("write")).toBe("contact,account"));
    act(() => edit());
    await act(() => save());
    await waitFor(() => expect(shown("installed")).toBe(newest(backend)));
    expect(shown("subscribe")).toBe("contact,account");
  });
});
