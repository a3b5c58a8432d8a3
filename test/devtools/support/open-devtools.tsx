import { act, fireEvent, screen, within } from "@testing-library/react";
import { useEffect } from "react";
import { ConfigDevtools, type ConfigDevtoolsProps } from "../../../src/devtools/index.js";
import {
  createLocalConfig,
  useInstallation,
  useSaveInstallation,
  type ConfigContent,
} from "../../../src/index.js";
import { recordRequests } from "../../support/recording-backend.js";
import { createConnectedBackend, renderWithBackend, tenant } from "../../support/render-with-backend.js";

/** Seed 000's contact, written to Salesforce. */
export const savedContact: ConfigContent = {
  provider: "salesforce",
  write: { objects: { contact: { objectName: "contact" } } },
};

type Save = ReturnType<typeof useSaveInstallation>["save"];

/** A screen of an app, and the devtools beside it. */
export function App({ props, onSave }: { props: ConfigDevtoolsProps; onSave: (save: Save) => void }) {
  const { installation } = useInstallation();
  const { save } = useSaveInstallation();
  useEffect(() => {
    onSave(save);
  }, [onSave, save]);
  return (
    <>
      <output>{installation ? "installed" : "…"}</output>
      <ConfigDevtools {...props} />
    </>
  );
}

/** The devtools of a page. */
export function devtools() {
  const section = screen.getByRole("region", { name: "Config devtools" });
  const tools = within(section);
  return {
    section,
    button: tools.getByRole<HTMLButtonElement>("button", { name: "Config devtools" }),
    /** What the panel shows of one of its views. */
    async view(name: string) {
      fireEvent.click(await tools.findByRole("tab", { name: new RegExp(`^${name}`) }));
      return tools.getByRole("tabpanel", { name: new RegExp(`^${name}`) });
    },
  };
}

/** Renders an app with the devtools, on a backend of its own where one group has saved `content`. */
export async function openDevtools(props: ConfigDevtoolsProps = {}, content = savedContact) {
  const recording = recordRequests(createConnectedBackend(content));
  const asked: string[] = [];
  const fetch: typeof recording.backend.fetch = (input, init) => {
    asked.push(String(input));
    return recording.backend.fetch(input, init);
  };
  let save: Save | undefined;
  const rendered = renderWithBackend(
    <App
      props={props}
      onSave={(newest) => {
        save = newest;
      }}
    />,
    { backend: { ...recording.backend, fetch } },
  );
  await screen.findByText("installed");
  const { draft } = rendered;
  return {
    ...recording,
    ...rendered,
    /** The address of each request that the page has sent. */
    asked,
    edit: (change: (config: ReturnType<typeof createLocalConfig>) => void) => {
      act(() => {
        change(createLocalConfig(draft));
      });
    },
    save: () => act(async () => save?.().catch(() => undefined)),
    /** Another admin changes the contact's settings in a page of their own; this page then asks anew. */
    changeElsewhere: async (changes: readonly object[]) => {
      const { project, integrations } = recording.backend;
      await recording.backend.fetch(
        `https://api.withampersand.com/v1/projects/${project.id}/integrations/${integrations[tenant.integration] ?? ""}/objects/contact/config-content`,
        {
          method: "PATCH",
          headers: { "X-Api-Key": "other-key", "Content-Type": "application/json" },
          body: JSON.stringify({ groupRef: tenant.groupRef, action: "write", changes }),
        },
      );
      await act(() => rendered.queryClient.refetchQueries());
    },
  };
}
