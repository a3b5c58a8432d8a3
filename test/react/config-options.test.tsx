import { act, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { Manifest } from "../../src/contract/index.js";
import {
  useChanges,
  useFieldOptions,
  useHistory,
  useIssues,
  useLocalConfig,
  useSaveInstallation,
  type ConfigContent,
} from "../../src/index.js";
import { openHooks } from "../support/open-hooks.js";

const manifest: Manifest = {
  specVersion: "1.0.0",
  integrations: [
    {
      name: "write-to-salesforce",
      provider: "salesforce",
      read: {
        objects: [
          {
            objectName: "contact",
            destination: "hook",
            schedule: "0 * * * *",
            requiredFields: [{ fieldName: "lastname" }],
            optionalFieldsAuto: "all",
          },
        ],
      },
      subscribe: {
        objects: [
          {
            objectName: "contact",
            destination: "hook",
            inheritFieldsAndMapping: true,
            updateEvent: { enabled: "always", requiredWatchFields: ["email"] },
            otherEvents: ["object.merged"],
          },
        ],
      },
    },
  ],
};
const content: ConfigContent = {
  provider: "salesforce",
  read: { objects: { contact: { objectName: "contact", selectedFields: {}, selectedFieldMappings: {} } } },
};
const all: ConfigContent = {
  ...content,
  read: {
    objects: {
      contact: {
        objectName: "contact",
        selectedFieldsAuto: "all",
        selectedFields: {},
        selectedFieldMappings: {},
      },
    },
  },
};

const open = (saved: ConfigContent) =>
  openHooks(
    () => {
      const config = useLocalConfig();
      return {
        config,
        reads: config.readObject("contact"),
        events: config.subscribeObject("contact"),
        isEmailRead: config.readObject("contact").getSelectedField("email"),
        schedule: config.readObject("contact").getSchedule(),
        options: useFieldOptions("contact", { for: "read" }),
        watched: useFieldOptions("contact", { for: "watch" }),
        changes: useChanges(),
        history: useHistory(),
        issues: useIssues(),
        saving: useSaveInstallation(),
      };
    },
    { content: saved, manifest },
  );

describe("more of the config, through the hooks", () => {
  it("schedule, backfill, filters, offers and events are edited, judged and saved (H19)", async () => {
    const { view, held } = await open(content);
    act(() => {
      const { config, reads, events } = view();
      config.batch(() => {
        reads.setSchedule("*/15 * * * *");
        reads.setBackfill({ defaultPeriod: { days: 30 } });
        reads.setFieldFilters([{ fieldName: "lastname", operator: "eq", value: "Doe" }]);
        reads.setDynamicMappings([{ mapToName: "stage" }]);
        events.setEnableSubscribe();
        events.setOtherEvents([]);
        events.setQuotaOptimization(true);
      });
    });
    expect(view().schedule).toBe("*/15 * * * *");
    await waitFor(() => expect(view().issues).toEqual([]));
    await act(() => view().saving.save());
    expect(held()?.read?.objects["contact"]).toEqual({
      objectName: "contact",
      selectedFields: {},
      selectedFieldMappings: {},
      schedule: "*/15 * * * *",
      backfill: { defaultPeriod: { days: 30 } },
      fieldFilters: [{ fieldName: "lastname", operator: "eq", value: "Doe" }],
      dynamicMappingsInput: [{ mapToName: "stage" }],
    });
    expect(held()?.subscribe?.objects["contact"]).toMatchObject({
      otherEvents: [],
      providerOptions: { quotaOptimization: { enabled: true } },
    });
  });

  it("what the service would refuse is told at its place, and holds the save back (H19, D14)", async () => {
    const { view, sent } = await open(content);
    act(() => view().reads.setSchedule("hourly"));
    await waitFor(() =>
      expect(view().issues.map(({ code, path }) => [code, path])).toEqual([
        ["invalid-schedule", "/read/objects/contact/schedule"],
      ]),
    );
    const before = sent.length;
    await act(() =>
      view()
        .saving.save()
        .catch(() => undefined),
    );
    expect(view().saving.error?.name).toBe("ConfigValidationError");
    expect(sent.length).toBe(before);
  });

  it("under all fields each one is selected, and can be chosen and watched (H19, H17)", async () => {
    const { view } = await open(all);
    await waitFor(() => expect(view().options.isPending).toBe(false));
    expect(view().isEmailRead).toBe(true);
    for (const list of [view().options, view().watched]) {
      expect(list.options.some(({ name }) => name === "email")).toBe(true);
    }
  });

  it("taking one out of all fields selects the customer's others, and is undone at once (H19)", async () => {
    const { view, held } = await open(all);
    await waitFor(() => expect(view().options.isPending).toBe(false));
    const names = view().options.options.map(({ name }) => name);
    act(() => view().reads.setSelectedField({ fieldName: "email", selected: false }));
    expect(view().isEmailRead).toBe(false);
    expect(view().reads.getSelectedFieldsAuto()).toBeUndefined();
    expect(names.filter((name) => !view().reads.getSelectedField(name))).toEqual(["email"]);
    expect(view().history.undoLabel).toBe("Select fields of Contact one by one");
    act(() => view().history.undo());
    expect(view().changes).toEqual([]);
    act(() => view().history.redo());
    await act(() => view().saving.save());
    expect(held()?.read?.objects["contact"]?.selectedFieldsAuto).toBeUndefined();
    expect(held()?.read?.objects["contact"]?.selectedFields?.["email"]).toBeUndefined();
  });

  it("offers that a component sets while it renders settle (H19, D3)", async () => {
    const { view, renders } = await openHooks(
      () => {
        const contact = useLocalConfig().readObject("contact");
        contact.setDynamicMappings([{ mapToName: "stage", prompt: "Which field?" }]);
        return contact.getDynamicMappings();
      },
      { content: null, manifest },
    );
    const count = renders();
    await act(() => Promise.resolve());
    expect(view()).toEqual([{ mapToName: "stage", prompt: "Which field?" }]);
    expect(renders()).toBe(count);
  });
});
