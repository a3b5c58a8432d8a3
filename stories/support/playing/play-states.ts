import { expect, userEvent, waitFor, type within } from "storybook/test";
import type { StorySetup } from "../backend/fresh-backend.js";
import { loadedBackend, savedConfig } from "../backend/fresh-backend.js";
import { saveBar, shownRequest } from "./find.js";

/** What a play function is given, as far as the states need it. */
interface Played {
  canvas: ReturnType<typeof within>;
  loaded: Record<string, unknown>;
}

/** Requests that never end, as nobody moves the backend's clock. */
export const neverAnswering = {
  faults: [{ effect: { kind: "latency", ms: 60_000 } }],
} satisfies StorySetup;

/** A backend that does not hand out what the CRM has. */
export const refusingToLoad = {
  faults: [{ operations: ["getHydratedRevision"], effect: { kind: "status", status: 403 } }],
} satisfies StorySetup;

const saves = ["createInstallation", "updateInstallation", "patchObjectConfigContent"];

/** Presses Save once there is a plan to be sent. */
export async function pressSave(canvas: Played["canvas"]): Promise<void> {
  await waitFor(() => expect(saveBar(canvas).save).toHaveAttribute("aria-disabled", "false"));
  await userEvent.click(saveBar(canvas).save);
}

/** The screen says that Save will send this body, by a method and path like that of `line`. */
export async function expectRequest(canvas: Played["canvas"], body: unknown, line = /^/): Promise<void> {
  await waitFor(async () => {
    const shown = shownRequest(canvas);
    await expect(shown.body).toEqual(body);
    await expect(shown.line).toMatch(line);
  });
}

/** The screen says in a live region that it is loading, and shows no settings. */
export async function playLoading({ canvas }: Played): Promise<void> {
  await expect(await canvas.findByRole("status")).toHaveTextContent("Loading the settings…");
  await expect(canvas.queryByRole("switch")).toBeNull();
}

/** The screen says why it shows no settings. */
export async function playLoadFailed({ canvas }: Played): Promise<void> {
  await waitFor(() => expect(canvas.getByRole("status")).toHaveTextContent("The settings cannot be shown"));
  await expect(canvas.queryByRole("switch")).toBeNull();
}

/** The screen says what to do first. */
export async function playDisconnected({ canvas }: Played): Promise<void> {
  await waitFor(() => expect(canvas.getByRole("status")).toHaveTextContent(/^Connect .+ first\.$/));
  await expect(canvas.queryByRole("switch")).toBeNull();
}

/** Saves what was edited, with a backend that takes its time: the bar says so, and cannot be pressed twice. */
export async function playSaving({ canvas, loaded }: Played): Promise<void> {
  const before = savedConfig(loaded);
  loadedBackend(loaded).backend.faults.set([{ operations: saves, effect: { kind: "latency", ms: 60_000 } }]);
  await pressSave(canvas);
  await waitFor(() => expect(saveBar(canvas).status).toHaveTextContent("Saving…"));
  await expect(saveBar(canvas).save).toHaveAttribute("aria-disabled", "true");
  await expect(saveBar(canvas).save).toHaveFocus();
  // A save looks before it sends: what it sends after the story's end would reach the next story's backend.
  const { journal } = loadedBackend(loaded).backend;
  const isSave = ({ operation = "" }) => saves.includes(operation);
  await waitFor(() => expect(journal.entries.some(isSave)).toBe(true));
  await expect(savedConfig(loaded)).toEqual(before);
}

/** Saves what was edited, to a backend that is down: the draft stays, ready to be saved again; then it is. */
export async function playSaveFailed({ canvas, loaded }: Played): Promise<void> {
  const before = savedConfig(loaded);
  loadedBackend(loaded).backend.faults.set([
    { operations: saves, times: 1, effect: { kind: "status", status: 503 } },
  ]);
  await userEvent.click(saveBar(canvas).save);
  await waitFor(() =>
    expect(saveBar(canvas).status).toHaveTextContent("Not saved; your changes are still here."),
  );
  await expect(saveBar(canvas).status).toHaveTextContent(/[1-9]\d* unsaved change/);
  await expect(saveBar(canvas).save).toHaveAttribute("aria-disabled", "false");
  await expect(savedConfig(loaded)).toEqual(before);
}

/** Saves what was edited, and waits until the screen says so. */
export async function saveAll(canvas: Played["canvas"]): Promise<void> {
  await pressSave(canvas);
  await waitFor(() => expect(saveBar(canvas).status).toHaveTextContent("Saved"));
  await expect(await canvas.findByText("Nothing to send: everything is saved.")).toBeVisible();
}

/** Why the person of a read-only story may look but not change anything. */
export const readOnlyReason = "Only admins of Acme Inc. can change these settings.";

/** Everything shows, with the reason why nothing can be changed. */
export async function playReadOnly({ canvas, loaded }: Played): Promise<void> {
  const before = savedConfig(loaded);
  await expect(await canvas.findByText(readOnlyReason)).toBeVisible();
  const controls = canvas.getAllByRole("switch");
  for (const control of controls) {
    await expect(control).toBeDisabled();
    await userEvent.click(control);
  }
  await expect(canvas.queryByText("Changes")).toBeNull();
  await expect(canvas.queryByRole("button", { name: "Save" })).toBeNull();
  await expect(canvas.queryByText(/Nothing changes until you save/)).toBeNull();
  await expect(savedConfig(loaded)).toEqual(before);
}

/** The page scrolls down on a phone, never sideways. */
export async function expectNoSidewaysScroll(): Promise<void> {
  const { scrollWidth, clientWidth } = document.documentElement;
  await expect(clientWidth).toBe(360);
  await expect(scrollWidth).toBe(clientWidth);
}
