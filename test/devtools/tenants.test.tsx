import { act, fireEvent, render, screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { createMockBackend } from "../../mock-server/index.js";
import { ConfigDevtools } from "../../src/devtools/index.js";
import {
  AmpersandProvider,
  InstallationProvider,
  useInstallation,
  useLocalConfig,
  useSaveInstallation,
} from "../../src/index.js";
import { createTestQueryClient, tenant } from "../support/render-with-backend.js";
import { salesforceManifest } from "../support/salesforce-manifest.js";

function Screen({ groupRef }: { groupRef: string }) {
  const { installation } = useInstallation();
  const contact = useLocalConfig().writeObject("contact");
  const { save, status } = useSaveInstallation();
  return (
    <section aria-label={groupRef}>
      {installation && (
        <button type="button" onClick={contact.setEnableDeletion}>
          Edit
        </button>
      )}
      <button type="button" onClick={() => void save()}>
        Save
      </button>
      <output>{status}</output>
      <ConfigDevtools initialIsOpen />
    </section>
  );
}

describe("the devtools of two customers on one page", () => {
  it("the devtools show the draft and the requests of their own customer alone (H14)", async () => {
    const backend = createMockBackend({ manifest: salesforceManifest });
    const { consumerRef, integration } = tenant;
    const groups = ["a", "b"];
    const content = { provider: "salesforce", write: { objects: { contact: { objectName: "contact" } } } };
    backend.seed({
      connections: groups.map((groupRef) => ({ groupRef, consumerRef, provider: "salesforce" })),
      installations: groups.map((groupRef) => ({ integration, groupRef, content })),
    });
    const { name: project } = backend.project;
    const queryClient = createTestQueryClient();
    render(
      <AmpersandProvider options={{ project, apiKey: "test-key", fetch: backend.fetch, queryClient }}>
        {groups.map((groupRef) => (
          <InstallationProvider key={groupRef} {...tenant} groupRef={groupRef}>
            <Screen groupRef={groupRef} />
          </InstallationProvider>
        ))}
      </AmpersandProvider>,
    );
    const a = within(screen.getByRole("region", { name: "a" }));
    const b = within(screen.getByRole("region", { name: "b" }));
    fireEvent.click(await b.findByRole("button", { name: "Edit" }));
    expect(await b.findByRole("tab", { name: "Changes 1" })).toBeTruthy();
    expect(await a.findByRole("tab", { name: "Changes" })).toBeTruthy();

    fireEvent.click(b.getByRole("button", { name: "Save" }));
    await b.findByText("success");
    const saves = async (of: typeof a) => {
      await act(async () => {
        fireEvent.click(await of.findByRole("tab", { name: /^Requests/ }));
      });
      return of.queryAllByText("PATCH").length;
    };
    expect([await saves(a), await saves(b)]).toEqual([0, 1]);
  });
});
