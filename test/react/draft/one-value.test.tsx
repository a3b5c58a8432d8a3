import { act } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import {
  useChanges,
  useConflicts,
  useLocalConfig,
  useSaveInstallation,
  type ConfigContent,
} from "../../../src/index.js";
import type { Manifest } from "../../../src/contract/index.js";
import { openHooks } from "../../support/open-hooks.js";
import { salesforceManifest } from "../../support/salesforce-manifest.js";

const useScreen = () => ({
  config: useLocalConfig(),
  changes: useChanges(),
  conflicts: useConflicts(),
  saving: useSaveInstallation(),
});
type View = ReturnType<typeof useScreen>;

const saved: ConfigContent = {
  provider: "salesforce",
  write: {
    objects: {
      contact: { objectName: "contact", selectedFieldSettings: { email: { writeOnCreate: "always" } } },
    },
  },
  subscribe: {
    objects: {
      contact: {
        objectName: "contact",
        inheritFieldsAndMappings: true,
        destination: "contactEvents",
        updateEvent: { enabled: "always", requiredWatchFields: ["email"] },
      },
    },
  },
};

/** The manifest of the other tests, with an object to subscribe to. */
const subscribes: Manifest = {
  ...salesforceManifest,
  integrations: salesforceManifest.integrations.map((integration) => ({
    ...integration,
    subscribe: {
      objects: [{ objectName: "contact", destination: "contactEvents", inheritFieldsAndMapping: true }],
    },
  })),
};

/** Opens a screen, lets the user edit it and a colleague set one object, and refetches. */
async function openBoth(
  mine: (config: View["config"]) => void,
  theirs: (content: ConfigContent) => void,
  section: "write" | "subscribe",
) {
  const opened = await openHooks(useScreen, { content: saved, manifest: subscribes });
  act(() => {
    mine(opened.view().config);
  });
  const content = structuredClone(saved);
  theirs(content);
  const { project, installations } = opened.backend.snapshot();
  const [installation] = installations;
  const answer = await opened.backend.fetch(
    `https://api.withampersand.com/v1/projects/${project.id}/integrations/${installation?.integrationId ?? ""}/installations/${installation?.id ?? ""}`,
    {
      method: "PATCH",
      headers: { "X-Api-Key": "other-key", "Content-Type": "application/json" },
      body: JSON.stringify({
        updateMask: [`config.content.${section}.objects.contact`],
        installation: { config: { content: { provider: "salesforce", [section]: content[section] } } },
      }),
    },
  );
  expect(answer.status).toBe(200);
  await opened.refetch();
  return opened;
}

const defaultAt = "/write/objects/contact/selectedFieldSettings/email/default";
const eventAt = "/subscribe/objects/contact/updateEvent";

describe("a place that is one value, changed on both sides (StrictMode)", () => {
  const openDefaults = () =>
    openBoth(
      (config) =>
        config.writeObject("contact").setDefaultValues({ fieldName: "email", value: { integerValue: 5 } }),
      (content) => {
        const email = content.write?.objects?.["contact"]?.selectedFieldSettings?.["email"];
        if (email) email.default = { stringValue: "555" };
      },
      "write",
    );

  it("two defaults of other types are one conflict, and mine stays in the draft (D15)", async () => {
    const { view } = await openDefaults();
    expect(view().conflicts.conflicts).toEqual([
      { path: defaultAt, base: undefined, mine: { integerValue: 5 }, theirs: { stringValue: "555" } },
    ]);
    expect(view().config.writeObject("contact").getDefaultValues("email")).toEqual({ integerValue: 5 });
    expect(view().changes).toEqual([
      { path: defaultAt, before: { stringValue: "555" }, after: { integerValue: 5 } },
    ]);
  });

  it("their default can be taken, and nothing is left to save (D15)", async () => {
    const { view } = await openDefaults();
    act(() => view().conflicts.resolve(defaultAt, "theirs"));
    expect(view().config.writeObject("contact").getDefaultValues("email")).toEqual({ stringValue: "555" });
    expect(view().changes).toEqual([]);
  });

  it("my default can be kept, and is saved without a trace of theirs (D15)", async () => {
    const { view, held } = await openDefaults();
    act(() => view().conflicts.resolve(defaultAt, "mine"));
    await act(() => view().saving.save());
    expect(held()?.write?.objects?.["contact"]?.selectedFieldSettings?.["email"]).toEqual({
      writeOnCreate: "always",
      default: { integerValue: 5 },
    });
  });

  it("all fields and a list of fields to watch are one choice (D15)", async () => {
    const { view } = await openBoth(
      (config) => config.subscribeObject("contact").setWatchFields("all"),
      (content) => {
        const event = content.subscribe?.objects?.["contact"]?.updateEvent;
        if (event) event.requiredWatchFields = ["email", "phone"];
      },
      "subscribe",
    );
    expect(view().conflicts.conflicts.map(({ path }) => path)).toEqual([eventAt]);
    act(() => view().conflicts.resolve(eventAt, "theirs"));
    expect(view().config.get().subscribe?.objects?.["contact"]?.updateEvent).toEqual({
      enabled: "always",
      requiredWatchFields: ["email", "phone"],
    });
  });

  it("two lists of fields to watch never come together (D15)", async () => {
    const { view } = await openBoth(
      (config) => config.subscribeObject("contact").setWatchFields(["email", "mine"]),
      (content) => {
        const event = content.subscribe?.objects?.["contact"]?.updateEvent;
        if (event) event.requiredWatchFields = ["theirs"];
      },
      "subscribe",
    );
    expect(view().conflicts.conflicts).toEqual([
      {
        path: `${eventAt}/requiredWatchFields`,
        base: ["email"],
        mine: ["email", "mine"],
        theirs: ["theirs"],
      },
    ]);
  });
});
