import { act, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { StrictMode } from "react";
import { describe, expect, it, vi } from "vitest";
import { createMockBackend, type MockBackend } from "../../mock-server/index.js";
import { MockInspector } from "../../mock-server/inspector/index.js";
import type { Manifest } from "../../src/contract/index.js";
import { createVirtualClock } from "../../src/engine/index.js";
import { renderError } from "../support/render-error.js";
import { salesforceManifest } from "../support/salesforce-manifest.js";

const createBackend = (manifest: Manifest = salesforceManifest) =>
  createMockBackend({ manifest, clock: createVirtualClock() });

const ask = (backend: MockBackend, path: string) =>
  act(() => backend.fetch(`${backend.baseUrl}${path}`, { headers: { "x-api-key": "key" } }));

/** The inspector with this label around it, or the only one. */
function panelIn(element: HTMLElement) {
  const panel = within(within(element).getByRole("group", { name: "Mock backend" }));
  const summary = (title: string | RegExp) => panel.getByText(title, { selector: "summary, summary *" });
  return {
    ...panel,
    summary,
    /** Opens what has this title, as a click does in a browser. */
    open(title: string | RegExp) {
      const details = summary(title).closest("details");
      if (!details) throw new Error(`nothing to open: ${String(title)}`);
      details.open = true;
      fireEvent(details, new Event("toggle"));
      return within(details);
    },
    press: (name: string) => fireEvent.click(panel.getByRole("button", { name })),
    says: (text: string | RegExp) =>
      waitFor(() => expect(panel.getByRole("status").textContent).toMatch(text)),
  };
}

function open(backend = createBackend(), props: Partial<Parameters<typeof MockInspector>[0]> = {}) {
  const rendered = render(
    <StrictMode>
      <MockInspector backend={backend} {...props} />
    </StrictMode>,
  );
  return { ...rendered, backend, panel: panelIn(rendered.container) };
}

describe("MockInspector", () => {
  it("the inspector lists each request when it comes, newest first, with its answer and the rules", async () => {
    const { backend, panel } = open();
    expect(panel.getByText("No request yet.")).toBeTruthy();
    await ask(backend, "/projects");
    await ask(backend, "/nothing");
    const lines = screen.getAllByText(/^GET$/).map((method) => method.closest("summary")?.textContent);
    expect(lines).toEqual(["GET 404 /nothing ", "GET 200 /projects I6"]);
    expect(panel.open("/nothing").getByText(/#2, .*: no route answers this$/)).toBeTruthy();
    panel.press("Clear the journal");
    expect(backend.journal.entries).toEqual([]);
    expect(panel.getByText("No request yet.")).toBeTruthy();
  });

  it("the inspector saves the journal as a file that another backend plays", async () => {
    const { backend, panel } = open();
    await ask(backend, "/projects");
    const saved: Blob[] = [];
    const names: string[] = [];
    URL.createObjectURL = (blob) => `blob:${String(saved.push(blob as Blob))}`;
    URL.revokeObjectURL = () => undefined;
    const clicks = vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (
      this: HTMLAnchorElement,
    ) {
      names.push(this.download);
    });
    panel.press("Save the journal");
    clicks.mockRestore();
    expect(names).toEqual(["journal.json"]);
    const text = await new Promise<string>((resolve) => {
      const reader = new FileReader();
      reader.onload = () => resolve(String(reader.result));
      reader.readAsText(saved[0] ?? new Blob());
    });
    const { totals } = await createBackend().replay(text);
    expect(totals).toEqual({ compared: 1, different: 0, notCompared: 0 });
  });

  it("the inspector looks once a second at what tells nobody, until it is taken away", () => {
    vi.useFakeTimers();
    try {
      const { backend, panel, unmount } = open();
      expect(panel.getByText("Connections (0)")).toBeTruthy();
      backend.seed({ connections: [{ provider: "salesforce", groupRef: "acme", consumerRef: "jane" }] });
      act(() => vi.advanceTimersByTime(1_000));
      expect(panel.getByText("Connections (1)")).toBeTruthy();
      unmount();
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });

  it("shows objects and records of any name (D8)", () => {
    const names = ["__proto__", "constructor", "a/b", "$['a']['b']", "ü"];
    const backend = createBackend({
      specVersion: "1.0.0",
      integrations: [
        {
          name: "crm",
          provider: "plain-crm",
          write: { objects: names.map((objectName) => ({ objectName })) },
        },
      ],
    });
    backend.useScenario("installed", { groupRef: "__proto__" });
    const fields = JSON.parse('{"__proto__": 1}') as Record<string, unknown>;
    backend.seed({
      records: names.map((objectName) => ({
        provider: "plain-crm",
        groupRef: "__proto__",
        objectName,
        fields,
      })),
    });
    const { panel } = open(backend);
    const config = panel.open("__proto__: crm").getByText("Config").nextElementSibling?.textContent ?? "";
    expect(JSON.parse(config)).toEqual(backend.snapshot().installations[0]?.config.content);
    expect(config).toContain('"__proto__"');
    for (const name of names) {
      expect(panel.open(`__proto__: ${name} (1)`).getByText(/"__proto__": 1/)).toBeTruthy();
    }
  });

  it("the inspector moves the clock on, and says so", async () => {
    const { backend, panel } = open();
    const ran: string[] = [];
    const start = backend.clock.now();
    backend.clock.at(start + 3_600_000, () => ran.push("in an hour"));
    panel.press("+ 1 minute");
    await panel.says("The clock has moved on by 1 minute.");
    expect(backend.clock.now()).toBe(start + 60_000);
    panel.press("+ 1 day");
    await panel.says("by 1 day.");
    expect([backend.clock.now(), ran]).toEqual([start + 60_000 + 86_400_000, ["in an hour"]]);
    backend.clock.at(start + 30 * 86_400_000, () => ran.push("in a month"));
    panel.press("Run until idle");
    await panel.says("No task waits any more.");
    expect(ran).toEqual(["in an hour", "in a month"]);
  });

  it("the inspector makes requests fail and late by what is typed, and none once cleared", async () => {
    const { backend, panel } = open();
    fireEvent.change(panel.getByLabelText(/503/), { target: { value: "100" } });
    panel.press("Set faults");
    await panel.says("The faults are set.");
    expect((await ask(backend, "/projects")).status).toBe(503);
    panel.press("Clear faults");
    await panel.says("There are no faults any more.");
    expect((await ask(backend, "/projects")).status).toBe(200);
  });

  it("the inspector resets to a scenario for its tenant, and says why one cannot be", async () => {
    const onReplace = vi.fn();
    const backend = createBackend({
      specVersion: "1.0.0",
      integrations: [
        { name: "crm", provider: "salesforce", write: { objects: [{ objectName: "contact" }] } },
      ],
    });
    const { panel } = open(backend, { tenant: { groupRef: "acme" }, onReplace });
    panel.press("Reset to this scenario");
    await panel.says("The backend was reset to “installed”.");
    expect(backend.snapshot().installations[0]?.group?.groupRef).toBe("acme");
    expect(onReplace).toHaveBeenCalledTimes(1);
    // There is nothing to read in this manifest.
    fireEvent.change(panel.getByLabelText("Scenario"), { target: { value: "sample-read-fails" } });
    panel.press("Reset to this scenario");
    await waitFor(() => expect(panel.getByRole("status").getAttribute("data-failed")).toBe("true"));
    expect(panel.getByRole("status").textContent).toMatch(/read/);
    expect(backend.snapshot().installations).toHaveLength(1);
    expect(backend.scenario).toBe("installed");
    expect(onReplace).toHaveBeenCalledTimes(1);
  });

  it("the inspector goes back to a snapshot, and refuses one of another project", async () => {
    const backend = createBackend();
    const onReplace = vi.fn();
    const screenOf = (shown: MockBackend) => <MockInspector backend={shown} onReplace={onReplace} />;
    const { container, rerender } = render(screenOf(backend));
    const panel = panelIn(container);
    expect(panel.queryByRole("button", { name: "Restore the snapshot" })).toBeNull();
    panel.press("Take a snapshot");
    await panel.says("The snapshot is taken.");
    const before = backend.snapshot();
    backend.useScenario("installed");
    panel.press("Restore the snapshot");
    await panel.says("The snapshot is restored.");
    expect(backend.snapshot()).toEqual(before);
    expect(onReplace).toHaveBeenCalledTimes(1);
    rerender(screenOf(createMockBackend({ manifest: salesforceManifest, project: { id: "other" } })));
    panel.press("Restore the snapshot");
    await waitFor(() => expect(panel.getByRole("status").getAttribute("data-failed")).toBe("true"));
  });

  it("two backends in one page are each seen by their own inspector alone", async () => {
    const backends = [createBackend(), createBackend()] as const;
    render(
      <>
        {backends.map((backend, index) => (
          <div key={index} data-testid={String(index)}>
            <MockInspector backend={backend} />
          </div>
        ))}
      </>,
    );
    act(() => backends[0].useScenario("installed"));
    await ask(backends[0], "/projects");
    const [first, second] = ["0", "1"].map((id) => panelIn(screen.getByTestId(id)));
    expect(first?.summary("Journal (1)")).toBeTruthy();
    expect(first?.getByText("Installations (1)")).toBeTruthy();
    expect(second?.summary("Journal (0)")).toBeTruthy();
    expect(second?.getByText("Installations (0)")).toBeTruthy();
  });

  it("an inspector without a backend says where to get one (H1)", () => {
    const none = {} as Parameters<typeof MockInspector>[0];
    expect(renderError(<MockInspector {...none} />)).toMatchObject({
      name: "TypeError",
      message: "MockInspector was given no mock backend: give it what createMockBackend has made",
    });
  });
});
