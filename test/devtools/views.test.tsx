import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { LocalConfig } from "../../src/index.js";
import { tenant } from "../support/render-with-backend.js";
import { devtools, openDevtools } from "./support/open-devtools.js";

const open = { initialIsOpen: true };

/** The lines of the draft that are marked. */
const marked = (view: HTMLElement) =>
  [...view.querySelectorAll("ins, del")].map((element) =>
    element.textContent?.replaceAll(/\s+/g, " ").trim(),
  );

const json = (view: HTMLElement, caption: RegExp): unknown =>
  JSON.parse(within(view).getByText(caption).nextElementSibling?.textContent ?? "");

const press = (view: HTMLElement, name: string) => {
  fireEvent.click(within(view).getByRole("button", { name }));
};

describe("the views of the devtools", () => {
  it("the views show the draft with what changed in it, and the changes (D10)", async () => {
    const { edit } = await openDevtools(open);
    const view = await devtools().view("Draft");
    expect(marked(view)).toEqual([]);
    expect(view.textContent).toContain("The draft is equal to the saved config.");

    edit((config) => config.writeObject("contact").setEnableDeletion());
    expect(marked(view)).toEqual(['+ "deletionSettings": { + "enabled": true + }']);
    const changes = await devtools().view("Changes");
    expect(screen.getByRole("tab", { name: "Changes 1" })).toBeTruthy();
    expect(within(changes).getByRole("listitem").textContent).toBe(
      "/write/objects/contact/deletionSettings/enablednot set → true",
    );
  });

  it("the views show hostile names as they are (D8)", async () => {
    const { edit } = await openDevtools(open);
    edit((config) => config.writeObject("__proto__").setEnableWrite());
    expect(marked(await devtools().view("Draft"))).toEqual([
      '+ "__proto__": { + "objectName": "__proto__" + }',
    ]);
    expect((await devtools().view("Changes")).textContent).toContain("/write/objects/__proto__/objectName");
    expect(Object.hasOwn(Object.prototype, "objectName")).toBe(false);
  });

  it("the views show the plan that the next save then sends (S1)", async () => {
    const { edit, save, sent } = await openDevtools(open);
    const plan = await devtools().view("Plan");
    expect(plan.textContent).toBe("A save is a noop now: nothing would be sent.");
    edit((config) => config.writeObject("contact").setEnableDeletion());
    const shown = json(plan, /^PATCH /);
    const line = within(plan).getByText(/^PATCH /).textContent;
    await save();
    expect(sent).toHaveLength(1);
    expect(`PATCH ${sent[0]?.path ?? ""}`).toMatch(
      new RegExp(`^PATCH .*${line?.slice("PATCH ".length) ?? "-"}$`),
    );
    expect(sent[0]?.body).toEqual(shown);
  });

  it("the views show what a plan cannot send (S6)", async () => {
    const { draft } = await openDevtools(open);
    act(() => {
      draft.setDraft((config) => ({ ...config, provider: "hubspot" }));
    });
    const plan = await devtools().view("Plan");
    const unsupported = within(within(plan).getByRole("region", { name: "Unsupported" }));
    expect(unsupported.getByRole("listitem").textContent).toMatch(/^\/provider./);
  });

  it("the views end conflicts with the user's value or the server's, one by one (D11)", async () => {
    const { edit, changeElsewhere, draft } = await openDevtools(open);
    edit((config) => {
      const contact = config.writeObject("contact");
      contact.setEnableDeletion();
    });
    await changeElsewhere([{ op: "add", path: "/deletionSettings", value: { enabled: false } }]);
    const view = await devtools().view("Conflicts");
    const conflict = await within(view).findByRole("group", {
      name: "/write/objects/contact/deletionSettings/enabled",
    });
    expect([...conflict.querySelectorAll("dd")].map((each) => each.textContent)).toEqual([
      "not set",
      "true",
      "false",
    ]);
    press(conflict, "Take theirs");
    expect(view.textContent).toBe("None: nobody else changed what the draft changes.");
    expect(document.activeElement).toBe(view);
    expect(draft.changes()).toEqual([]);

    act(draft.undo);
    press(view, "Keep mine");
    expect(draft.conflicts()).toEqual([]);
    expect(draft.changes()).toHaveLength(1);
  });

  it("the views end all conflicts at once (D11)", async () => {
    const { edit, changeElsewhere, draft } = await openDevtools(open);
    const policies = ["a", "b"].map(
      (name) => `/write/objects/contact/selectedFieldSettings/${name}/writeOnUpdate`,
    );
    edit((config) => {
      for (const name of ["a", "b"]) {
        config
          .writeObject("contact")
          .setFieldSettings({ fieldName: name, settings: { writeOnUpdate: "never" } });
      }
    });
    const settings = { a: { writeOnUpdate: "always" }, b: { writeOnUpdate: "always" } };
    await changeElsewhere([{ op: "add", path: "/selectedFieldSettings", value: settings }]);
    const view = await devtools().view("Conflicts");
    await waitFor(() => expect(draft.conflicts().map(({ path }) => path)).toEqual(policies));
    press(view, "Keep all mine");
    expect(draft.conflicts()).toEqual([]);
    expect(draft.changes().map(({ path }) => path)).toEqual(policies);
    act(draft.undo);
    press(view, "Take all theirs");
    expect(draft.changes()).toEqual([]);
  });

  it("list every step, what was undone too, and go where a step is pressed as one change (D9)", async () => {
    const { edit, draft } = await openDevtools(open);
    const view = await devtools().view("History");
    expect(view.textContent).toBe("None: nothing was edited.");
    const drafts = [draft.get()];
    for (const change of [
      (config: LocalConfig) => config.batch(() => config.writeObject("contact").setEnableDeletion(), "Allow"),
      (config: LocalConfig) => config.writeObject("__proto__").setEnableWrite(),
      (config: LocalConfig) => config.proxy().setEnableProxy(),
    ]) {
      edit(change);
      drafts.push(draft.get());
    }
    const steps = () => within(view).getAllByRole("button");
    const names = ["Before the first step", "Allow", "Enable writing to __proto__", "Enable proxy"];
    let calls = 0;
    draft.subscribeState(() => {
      calls += 1;
    });
    for (const place of [0, 2, 1, 1, 3, 0, 3]) {
      calls = 0;
      const isThere = draft.get() === drafts[place];
      fireEvent.click(steps()[place] ?? view);
      expect(draft.get()).toBe(drafts[place]);
      expect(calls).toBe(isThere ? 0 : 1);
      expect(steps().map(({ textContent }) => textContent)).toEqual(
        names.map((name, index) => (index > place ? `${name} (undone)` : name)),
      );
      expect(steps().map((step) => step.getAttribute("aria-current"))).toEqual(
        names.map((_, index) => (index === place ? "step" : null)),
      );
    }

    press(view, "Allow");
    edit((config) => config.writeObject("lead").setEnableWrite());
    expect(steps().map(({ textContent }) => textContent)).toEqual([
      "Before the first step",
      "Allow",
      "Enable writing to lead",
    ]);
  });

  it("the views tell what each step changed, once that is opened (D9)", async () => {
    const { edit } = await openDevtools(open);
    edit((config) => config.writeObject("contact").setEnableDeletion());
    edit((config) => config.writeObject("contact").setDisableDeletion());
    const view = await devtools().view("History");
    expect(within(view).queryByText("true")).toBeNull();
    fireEvent.click(within(view).getByLabelText("Changes Disable deletion on contact"));
    const change = await within(view).findByText("/write/objects/contact/deletionSettings/enabled");
    expect(change.closest("li")?.textContent).toBe(
      "/write/objects/contact/deletionSettings/enabledtrue → not set",
    );
  });

  it("the views take a config that the server changed for the start of every step (D9)", async () => {
    const { edit, changeElsewhere, draft } = await openDevtools(open);
    edit((config) => config.writeObject("contact").setEnableDeletion());
    edit((config) => config.proxy().setEnableProxy());
    const settings = { email: { writeOnUpdate: "never" } };
    await changeElsewhere([{ op: "add", path: "/selectedFieldSettings", value: settings }]);
    const view = await devtools().view("History");
    press(view, "Before the first step");
    expect(draft.get()).toBe(draft.getSaved());
    expect(draft.get().write?.objects?.["contact"]?.selectedFieldSettings).toEqual(settings);
  });

  it("the views list the requests since the start, the newest first, with how they ended", async () => {
    const { edit, save, answerNext, container } = await openDevtools();
    edit((config) => config.writeObject("contact").setEnableDeletion());
    answerNext(() => Response.json({ title: "No.", detail: "not today" }, { status: 422 }));
    await save();
    await save();
    fireEvent.click(devtools().button);
    const view = await devtools().view("Requests");
    const lines = () => [...view.querySelectorAll("summary")].map(({ textContent }) => textContent);
    const saves = lines().filter((line) => line?.startsWith("PATCH"));
    expect(saves).toEqual([
      expect.stringMatching(/^PATCH 200 \/projects\/.*\/objects\/contact\/config-content \d+ ms$/),
      expect.stringMatching(/^PATCH 422 \/projects\/.*\/objects\/contact\/config-content \d+ ms$/),
    ]);
    // StrictMode mounts twice: for what the first time asked for, nobody waits.
    const integration = `/projects/[^/]+/integrations/${tenant.integration} \\d+ ms$`;
    expect(lines().slice(-2)).toEqual([
      expect.stringMatching(new RegExp(`^GET 200 ${integration}`)),
      expect.stringMatching(new RegExp(`^GET given up ${integration}`)),
    ]);
    expect(container.innerHTML).not.toContain("test-key");
    press(view, "Clear");
    expect(view.textContent).toBe("None since these tools are on the page.");
  });
});
