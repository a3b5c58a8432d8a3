import { act, screen, waitFor } from "@testing-library/react";
import { expect } from "vitest";
import { createMockBackend, type FaultRule } from "../../mock-server/index.js";
import type { Manifest } from "../../src/contract/index.js";
import { createDraftStore, useInstallation, useManifest, type ConfigContent } from "../../src/index.js";
import { recordRequests } from "./recording-backend.js";
import { renderWithBackend, tenant } from "./render-with-backend.js";
import { salesforceManifest } from "./salesforce-manifest.js";

/** Seed 000's contact, written to Salesforce. */
export const savedContact: ConfigContent = {
  provider: "salesforce",
  write: { objects: { contact: { objectName: "contact" } } },
};

/** What `openHooks` can be told. */
export interface OpenHooksOptions {
  /** What is installed; `null` for nothing. */
  content?: ConfigContent | null;
  manifest?: Manifest;
  strict?: boolean;
  /** What goes wrong from the start. */
  faults?: readonly FaultRule[];
}

/** Renders a component that calls `useHooks`, on a backend of its own with one connected group, once the server is known. */
export async function openHooks<TView>(useHooks: () => TView, options: OpenHooksOptions = {}) {
  const { content = savedContact, manifest = salesforceManifest, strict = true, faults = [] } = options;
  const recording = recordRequests(createMockBackend({ manifest }));
  const { backend } = recording;
  const { groupRef, consumerRef, integration } = tenant;
  backend.seed({
    connections: [{ groupRef, consumerRef, provider: manifest.integrations[0]?.provider ?? "" }],
    installations: content ? [{ integration, groupRef, content }] : [],
  });

  backend.faults.set(faults);

  let current: TView | undefined;
  let renders = 0;
  function Hooks() {
    current = useHooks();
    renders += 1;
    return null;
  }
  function Ready() {
    const [installation, manifest] = [useInstallation(), useManifest()];
    return <output>{installation.isSuccess && manifest.isSuccess ? "ready" : ""}</output>;
  }
  const draft = createDraftStore();
  const rendered = renderWithBackend(
    <>
      <Hooks />
      <Ready />
    </>,
    { backend, draft, strict },
  );
  await waitFor(() => expect(screen.getByRole("status").textContent).toBe("ready"));
  await waitFor(() => expect(draft.getSaved()).toEqual(content ?? undefined));

  const held = () => backend.snapshot().installations[0]?.config.content;
  return {
    ...recording,
    ...rendered,
    renders: () => renders,
    view: () => current as TView,
    held,
    refetch: () => act(() => rendered.queryClient.refetchQueries()),
    /** Another admin sets one field's policy for updates, or takes it away, in a page of their own. */
    setElsewhere: async (fieldName: string, value: "always" | "never" | undefined) => {
      const { project, installations } = backend.snapshot();
      const [installation] = installations;
      const contact = held()?.write?.objects?.["contact"];
      const settings = Object.fromEntries(
        Object.entries({
          ...contact?.selectedFieldSettings,
          [fieldName]: value && { writeOnUpdate: value },
        }).filter(([, each]) => each !== undefined),
      );
      const objects = { contact: { ...contact, objectName: "contact", selectedFieldSettings: settings } };
      const answer = await recording.fetchElsewhere(
        `https://api.withampersand.com/v1/projects/${project.id}/integrations/${installation?.integrationId ?? ""}/installations/${installation?.id ?? ""}`,
        {
          method: "PATCH",
          headers: { "X-Api-Key": "other-key", "Content-Type": "application/json" },
          body: JSON.stringify({
            updateMask: ["config.content.write.objects.contact"],
            installation: { config: { content: { provider: "salesforce", write: { objects } } } },
          }),
        },
      );
      expect(answer.status).toBe(200);
    },
  };
}
