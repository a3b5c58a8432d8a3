import type { Meta, StoryObj } from "@storybook/react-vite";
import { onItsOwnData } from "../support/playing/on-its-own-data.js";
import { useState } from "react";
import { expect, userEvent, waitFor, within } from "storybook/test";
import { MockInspector } from "../../mock-server/inspector/index.js";
import { createMockBackend, type MockBackend, MockBackendProvider } from "../../mock-server/index.js";
import { createVirtualClock } from "../../src/engine/index.js";
import { allowDeletionIn, objectCard, saveBar } from "../support/playing/find.js";
import { Screen } from "../support/screen/screen.js";
import { SettingsEditor } from "../support/flows/write-settings/settings-editor.js";
import { writeToSalesforce } from "../support/backend/write-to-salesforce.js";

/** A screen on a mock backend in this page, and the inspector of that backend beside it. */
function ScreenAndInspector({ backend }: { backend: MockBackend }) {
  const [run, setRun] = useState(0);
  const objects = [{ objectName: "contact", displayName: "Contact" }];
  return (
    <div
      className="shared-page"
      style={{ gridTemplateColumns: "repeat(auto-fit, minmax(min(100%, 320px), 1fr))" }}
    >
      <MockBackendProvider key={run} backend={backend}>
        <Screen providerName="Salesforce" lead="Decide what Parcelo may write to your Salesforce.">
          <div className="settings">
            <SettingsEditor objects={objects} appName="Parcelo" providerName="Salesforce" />
          </div>
        </Screen>
      </MockBackendProvider>
      <aside style={{ padding: "16px clamp(12px, 3vw, 16px)", background: "light-dark(#f6f6f8, #0e0f12)" }}>
        <MockInspector
          backend={backend}
          onReplace={() => {
            setRun((count) => count + 1);
          }}
        />
      </aside>
    </div>
  );
}

const code = `const backend = createMockBackend({ manifest: ampYaml, clock: createVirtualClock() });
const [run, setRun] = useState(0);

<MockBackendProvider key={run} backend={backend}>
  <ContactSettings />
</MockBackendProvider>
<MockInspector backend={backend} onReplace={() => setRun((count) => count + 1)} />`;

/** What the mock backend holds, what was asked of it, and its clock, faults, scenarios and snapshots. */
const meta = {
  title: "Mock inspector",
  component: ScreenAndInspector,
  parameters: { docs: { source: { code, language: "tsx" } } },
  loaders: [
    () => {
      const backend = createMockBackend({ manifest: writeToSalesforce, clock: createVirtualClock() });
      backend.useScenario("installed");
      return { backend };
    },
  ],
  render: (_, { loaded }) => <ScreenAndInspector backend={backendOf(loaded)} />,
} satisfies Meta<typeof ScreenAndInspector>;

export default meta;
// The backend comes from the loader.
type Story = Omit<StoryObj<typeof meta>, "args">;
type Canvas = ReturnType<typeof within>;

function backendOf(loaded: Record<string, unknown>): MockBackend {
  // Storybook knows no types of loaders; the one above is that of every story.
  return loaded["backend"] as MockBackend;
}

function inspector(canvas: Canvas) {
  const panel = within(canvas.getByRole("group", { name: "Mock backend" }));
  return {
    ...panel,
    status: panel.getByRole("status"),
    /** What can be opened, by its title. */
    summary: (title: string | RegExp) => panel.getByText(title, { selector: "summary, summary *" }),
    /** The JSON below a caption. */
    async json(caption: string): Promise<unknown> {
      const found = await panel.findByText(caption, { selector: "figcaption" });
      return JSON.parse(found.nextElementSibling?.textContent ?? "");
    },
    press: (name: string) => userEvent.click(panel.getByRole("button", { name })),
  };
}

const screenOf = (canvas: Canvas) => within(canvas.getByRole("main"));

async function allowDeletion(canvas: Canvas): Promise<void> {
  const card = await objectCard(canvas, "Contact");
  await allowDeletionIn(card);
  // Until the plan is there, nothing can be saved.
  await waitFor(() => expect(saveBar(screenOf(canvas)).save).toHaveAttribute("aria-disabled", "false"));
  await userEvent.click(saveBar(screenOf(canvas)).save);
}

/** The inspector beside the screen, before anything was saved. */
export const Start: Story = {
  play: onItsOwnData(async ({ canvas }) => {
    await objectCard(canvas, "Contact");
    await expect(inspector(canvas).summary("demo-group-id: write-to-salesforce")).toBeVisible();
  }),
};

/** What a save asked of the backend and left in it. */
export const StateAndJournal: Story = {
  tags: ["screenshots"],
  parameters: { rules: ["I2", "I3", "I5"] },
  play: onItsOwnData(async ({ canvas, step, loaded }) => {
    const panel = inspector(canvas);
    await allowDeletion(canvas);

    await step("the journal tells of the request, its answer and the rules", async () => {
      const entry = await panel.findByText(/config-content$/, { selector: "summary code" });
      await expect(entry.closest("summary")).toHaveTextContent(/^PATCH 200 .* I2 I3 I5$/);
      await userEvent.click(entry);
      await expect(await panel.json("Request")).toEqual({
        groupRef: "demo-group-id",
        action: "write",
        changes: [{ op: "add", path: "/deletionSettings", value: { enabled: true } }],
      });
    });
    await step("the state shows the config that the backend holds now", async () => {
      await userEvent.click(panel.summary("demo-group-id: write-to-salesforce"));
      const shown = await panel.json("Config");
      await expect(shown).toEqual(backendOf(loaded).snapshot().installations[0]?.config.content);
      await expect(shown).toMatchObject({
        write: { objects: { contact: { deletionSettings: { enabled: true } } } },
      });
    });
    await step("the journal can be cleared", async () => {
      await panel.press("Clear the journal");
      await expect(panel.getByText("No request yet.")).toBeVisible();
      await expect(backendOf(loaded).journal.entries).toEqual([]);
    });
  }),
};

/** Answers that wait for the clock, and requests that fail. */
export const ClockAndFaults: Story = {
  play: onItsOwnData(async ({ canvas, step, loaded }) => {
    const panel = inspector(canvas);
    await objectCard(canvas, "Contact");
    await userEvent.click(panel.summary("Faults"));
    await userEvent.click(panel.summary("Clock"));

    await step("a late answer comes when the clock has moved on", async () => {
      const latency = panel.getByLabelText(/^Latency/);
      await userEvent.clear(latency);
      await userEvent.type(latency, "2000");
      await panel.press("Set faults");
      await expect(panel.status).toHaveTextContent("The faults are set.");
      await allowDeletion(canvas);
      await expect(await screenOf(canvas).findByText("Saving…")).toBeVisible();
      await expect(await panel.findByText(/Tasks that wait: 1/)).toBeVisible();
      const before = backendOf(loaded).clock.now();
      await panel.press("+ 1 minute");
      await expect(await screenOf(canvas).findByText("Saved")).toBeVisible();
      await expect(backendOf(loaded).clock.now()).toBe(before + 60_000);
      await expect(panel.getByText(new Date(before + 60_000).toISOString())).toBeVisible();
    });
    await step("every request fails, until the faults are cleared", async () => {
      const ask = () =>
        backendOf(loaded).fetch(`${backendOf(loaded).baseUrl}/projects`, { headers: { "x-api-key": "any" } });
      await panel.press("Clear faults");
      const rate = panel.getByLabelText(/503/);
      await userEvent.clear(rate);
      await userEvent.type(rate, "100");
      await panel.press("Set faults");
      const card = await objectCard(canvas, "Contact");
      await userEvent.click(card.getByRole("switch", { name: "Allow deletion" }));
      await userEvent.click(saveBar(screenOf(canvas)).save);
      await expect(await screenOf(canvas).findByText(/The service has a problem/)).toBeVisible();
      await expect((await ask()).status).toBe(503);
      await panel.press("Clear faults");
      await expect(rate).toHaveValue(0);
      await expect((await ask()).status).toBe(200);
    });
  }),
};

/** Another scenario, and back to what was before. */
export const ScenarioAndSnapshot: Story = {
  play: onItsOwnData(async ({ canvas, step, loaded }) => {
    const panel = inspector(canvas);
    await objectCard(canvas, "Contact");
    await step("keeps what is installed", async () => {
      await userEvent.click(panel.summary("Snapshot"));
      await panel.press("Take a snapshot");
      await expect(panel.status).toHaveTextContent("The snapshot is taken.");
    });
    await step("resets to a scenario; the screen starts anew", async () => {
      await userEvent.click(panel.summary("Scenario"));
      await userEvent.selectOptions(panel.getByLabelText("Scenario"), "disconnected");
      await panel.press("Reset to this scenario");
      await expect(await screenOf(canvas).findByText("Connect Salesforce first.")).toBeVisible();
      await expect(backendOf(loaded).scenario).toBe("disconnected");
      await expect(panel.getByText("Connections (0)")).toBeVisible();
    });
    await step("goes back to the snapshot", async () => {
      await panel.press("Restore the snapshot");
      await objectCard(canvas, "Contact");
      await expect(panel.getByText("Installations (1)")).toBeVisible();
      await waitFor(() => expect(panel.status).toHaveTextContent("The snapshot is restored."));
    });
  }),
};

/** As narrow as it may be, in both colour schemes; on the real clock, which it cannot move. */
export const NarrowInBothSchemes: Story = {
  loaders: [
    async () => {
      const backend = createMockBackend({ manifest: writeToSalesforce });
      backend.useScenario("bad-credentials");
      await backend.fetch(`${backend.baseUrl}/projects`, { headers: { "x-api-key": "any" } });
      await backend.fetch(`${backend.baseUrl}/projects/${"a-very-long-name-".repeat(8)}/integrations`);
      return { backend };
    },
  ],
  render: (_, { loaded }) => (
    <div style={{ display: "flex", flexWrap: "wrap" }}>
      {["light", "dark"].map((colorScheme) => (
        <section
          key={colorScheme}
          aria-label={colorScheme}
          style={{ colorScheme, width: 320, background: "Canvas" }}
        >
          <MockInspector backend={backendOf(loaded)} tenant={{ groupRef: "acme" }} />
        </section>
      ))}
    </div>
  ),
  play: onItsOwnData(async ({ canvas }) => {
    for (const name of ["light", "dark"]) {
      const outer = canvas.getByRole("region", { name });
      const panel = inspector(within(outer));
      for (const title of ["Clock", "Faults", "Scenario", "Snapshot"]) {
        await userEvent.click(panel.summary(title));
      }
      await userEvent.click(panel.summary(/a-very-long-name/));
      await expect(panel.getByText(/^The real clock/)).toBeVisible();
      await expect(panel.queryByRole("button", { name: "Run until idle" })).toBeNull();
      await expect(outer.scrollWidth).toBe(320);
    }
    const [light, dark] = ["light", "dark"].map(
      (name) =>
        getComputedStyle(
          within(canvas.getByRole("region", { name })).getByRole("group", { name: "Mock backend" }),
        ).backgroundColor,
    );
    await expect(light).not.toBe(dark);
  }),
};
