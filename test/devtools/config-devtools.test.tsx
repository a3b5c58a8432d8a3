import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { ConfigDevtools, type ConfigDevtoolsProps } from "../../src/devtools/index.js";
import { createConnectedBackend, createTestQueryClient, Providers } from "../support/render-with-backend.js";
import { devtools, openDevtools } from "./support/open-devtools.js";

const tools = () => screen.queryByRole("region", { name: "Config devtools" });

describe("ConfigDevtools", () => {
  it("the devtools are a button until they are opened, then a panel of six views beside it", async () => {
    await openDevtools();
    const { button, section } = devtools();
    expect(button.getAttribute("aria-expanded")).toBe("false");
    expect(section.querySelectorAll("*")).toHaveLength(button.querySelectorAll("*").length + 1);
    fireEvent.click(button);
    const tabs = await screen.findAllByRole("tab");
    expect(tabs.map((tab) => tab.firstChild?.textContent)).toEqual([
      "Draft",
      "Changes",
      "Plan",
      "Conflicts",
      "History",
      "Requests",
    ]);
    expect(button.getAttribute("aria-expanded")).toBe("true");
    const panel = document.getElementById(button.getAttribute("aria-controls") ?? "");
    expect(panel?.contains(tabs[0] ?? null)).toBe(true);
    fireEvent.click(button);
    expect(screen.queryByRole("tab")).toBeNull();
  });

  it("the devtools are open at first by initialIsOpen, without taking the focus", async () => {
    await openDevtools({ initialIsOpen: true });
    await screen.findAllByRole("tab");
    expect(document.activeElement).toBe(document.body);
  });

  it("the devtools close on Escape, give the focus back, and keep the key from the app", async () => {
    await openDevtools({ initialIsOpen: true });
    const onKeyDown = vi.fn();
    document.addEventListener("keydown", onKeyDown);
    const { view, button } = devtools();
    (await view("Draft")).focus();
    fireEvent.keyDown(screen.getByRole("tabpanel"), { key: "Escape" });
    expect(screen.queryByRole("tab")).toBeNull();
    expect(document.activeElement).toBe(button);
    expect(onKeyDown).not.toHaveBeenCalled();
    // Closed, they have no use for the key.
    fireEvent.keyDown(button, { key: "Escape" });
    expect(onKeyDown).toHaveBeenCalledOnce();
    document.removeEventListener("keydown", onKeyDown);
  });

  it("the devtools have one tab in the tab order, and arrows, Home and End go on", async () => {
    await openDevtools({ initialIsOpen: true });
    const tabs = await screen.findAllByRole("tab");
    const chosen = () => tabs.filter((tab) => tab.tabIndex === 0).map((tab) => tab.firstChild?.textContent);
    expect(chosen()).toEqual(["Draft"]);
    const goes = { ArrowLeft: "Requests", Home: "Draft", ArrowRight: "Changes", End: "Requests" };
    for (const [key, name] of Object.entries(goes)) {
      fireEvent.keyDown(document.querySelector('[role="tab"][tabindex="0"]') ?? document.body, { key });
      expect(chosen()).toEqual([name]);
      expect(document.activeElement?.firstChild?.textContent).toBe(name);
      expect(screen.getByRole("tabpanel", { name: new RegExp(`^${name}`) })).toBeTruthy();
    }
  });

  it.each<[NonNullable<ConfigDevtoolsProps["buttonPosition"]>, object]>([
    ["top-left", { top: "12px", left: "12px", bottom: "", right: "" }],
    ["top-right", { top: "12px", left: "", bottom: "", right: "12px" }],
    ["bottom-left", { top: "", left: "12px", bottom: "12px", right: "" }],
    ["bottom-right", { top: "", left: "", bottom: "12px", right: "12px" }],
  ])("the devtools stand in the corner %s", async (buttonPosition, place) => {
    await openDevtools({ buttonPosition });
    expect(devtools().section.style).toMatchObject({ position: "fixed", ...place });
  });

  it("the devtools stand in the corner bottom-right by themselves", async () => {
    await openDevtools();
    expect(devtools().section.style).toMatchObject({ bottom: "12px", right: "12px" });
  });

  it("the devtools render nothing in a production build, unless enabled", () => {
    const backend = createConnectedBackend();
    const show = (props: ConfigDevtoolsProps) => (
      <Providers backend={backend} queryClient={createTestQueryClient()}>
        <ConfigDevtools {...props} />
      </Providers>
    );
    vi.stubEnv("NODE_ENV", "production");
    const { rerender } = render(show({}));
    expect(tools()).toBeNull();
    rerender(show({ enabled: true }));
    expect(tools()).not.toBeNull();
    vi.unstubAllEnvs();
    rerender(show({ enabled: false }));
    expect(tools()).toBeNull();
  });

  it("the devtools fetch nothing by themselves, whatever is looked at (H11)", async () => {
    const { asked, queryClient } = await openDevtools({ initialIsOpen: true });
    await waitFor(() => expect(queryClient.isFetching()).toBe(0));
    const before = asked.length;
    for (const name of ["Draft", "Changes", "Plan", "Conflicts", "History", "Requests"]) {
      await devtools().view(name);
    }
    await waitFor(() => expect(queryClient.isFetching()).toBe(0));
    expect(asked.slice(before)).toEqual([]);
  });
});
