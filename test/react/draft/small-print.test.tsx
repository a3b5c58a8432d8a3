import { act, waitFor } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import {
  isUsageError,
  useChanges,
  useConflicts,
  useHistory,
  useIssues,
  useLocalConfig,
  useSaveInstallation,
  type ConfigContent,
} from "../../../src/index.js";
import { openHooks } from "../../support/open-hooks.js";

const useScreen = () => ({
  config: useLocalConfig(),
  changes: useChanges().map(({ path }) => path),
  conflicts: useConflicts(),
  history: useHistory(),
  issues: useIssues(),
  saving: useSaveInstallation(),
});
const open = (options?: Parameters<typeof openHooks>[1]) => openHooks(useScreen, options);

const thrownBy = (call: () => unknown): unknown => {
  try {
    act(() => {
      call();
    });
  } catch (error) {
    return error;
  }
  return undefined;
};
const setting = (fieldName: string, key: string) =>
  `/write/objects/contact/selectedFieldSettings/${fieldName}/${key}`;
const deletion = "/write/objects/contact/deletionSettings/enabled";

describe("batches in unusual forms (StrictMode)", () => {
  it("a batch inside a batch is one step with it, and one undo takes both back (D9)", async () => {
    const { view, draft } = await open();
    act(() => {
      draft.batch(() => {
        view().config.proxy().setEnableProxy();
        draft.batch(() => view().config.writeObject("contact").setEnableDeletion());
        draft.batch(() => view().config.writeObject("account").setEnableWrite());
      });
    });
    expect(view().changes).toHaveLength(3);
    act(() => view().history.undo());
    expect(view().changes).toEqual([]);
    expect(view().history.canUndo).toBe(false);
  });

  it("a batch inside one that throws keeps what was edited by then, as one step (D9)", async () => {
    const { view, draft } = await open();
    const thrown = thrownBy(() => {
      draft.batch(() => {
        draft.batch(() => view().config.proxy().setEnableProxy());
        throw new Error("of the app");
      });
    });
    expect(String(thrown)).toBe("Error: of the app");
    expect(draft.changes().map(({ path }) => path)).toEqual(["/proxy/enabled"]);
    act(() => view().history.undo());
    expect(view().changes).toEqual([]);
  });

  it("an async batch is refused also where it lies in another one, which goes on (D9)", async () => {
    const { view, draft } = await open();
    let refused: unknown;
    act(() => {
      draft.batch(() => {
        try {
          draft.batch((async () => {
            view().config.proxy().setEnableProxy();
            await Promise.resolve();
          }) as () => void);
        } catch (error) {
          refused = error;
        }
        view().config.writeObject("contact").setEnableDeletion();
      });
    });
    expect(isUsageError(refused)).toBe(true);
    expect(view().changes).toEqual(["/proxy/enabled", deletion]);
  });

  it("undo in a listener that a batch wakes is done after the batch (D9, D4)", async () => {
    const { view, draft } = await open();
    const stop = draft.subscribe(["proxy"], () => {
      stop();
      draft.undo();
    });
    act(() => {
      draft.batch(() => {
        view().config.proxy().setEnableProxy();
        view().config.writeObject("contact").setEnableDeletion();
      });
    });
    expect(view().changes).toEqual([]);
    act(() => view().history.redo());
    expect(view().changes).toEqual(["/proxy/enabled", deletion]);
  });
});

describe("what has no place in a batch (StrictMode)", () => {
  it("undo and redo are refused in a batch, which goes on and is one step (D9)", async () => {
    const { view, draft } = await open();
    act(() => view().config.writeObject("account").setEnableWrite());
    const refused: unknown[] = [];
    act(() => {
      draft.batch(() => {
        view().config.proxy().setEnableProxy();
        for (const move of [view().history.undo, view().history.redo]) {
          try {
            move();
          } catch (error) {
            refused.push(error);
          }
        }
        view().config.writeObject("contact").setEnableDeletion();
      });
    });
    expect(refused.map(isUsageError)).toEqual([true, true]);
    act(() => view().history.undo());
    expect(view().changes).toEqual(["/write/objects/account/objectName"]);
  });

  it("a recipe that throws in a batch changes nothing, and the other edits are one step (D9)", async () => {
    const { view, draft } = await open();
    act(() => {
      draft.batch(() => {
        view().config.proxy().setEnableProxy();
        try {
          view().config.setDraft((config) => {
            delete config.write;
            throw new Error("of the app");
          });
        } catch {
          view().config.writeObject("contact").setEnableDeletion();
        }
      });
    });
    expect(view().changes).toEqual(["/proxy/enabled", deletion]);
    act(() => view().history.undo());
    expect(view().changes).toEqual([]);
  });

  it("a reset among the edits of a batch is taken back with them (D6, D9)", async () => {
    const { view, draft } = await open();
    act(() => view().config.writeObject("account").setEnableWrite());
    act(() => {
      draft.batch(() => {
        view().config.proxy().setEnableProxy();
        view().config.reset();
        view().config.writeObject("contact").setEnableDeletion();
      });
    });
    expect(view().changes).toEqual([deletion]);
    act(() => view().history.undo());
    expect(view().changes).toEqual(["/write/objects/account/objectName"]);
  });
});

describe("listeners in unusual forms (StrictMode)", () => {
  it("a listener that throws leaves the others, the hooks and the setter as they are (D4)", async () => {
    const { view, draft } = await open();
    const told: string[] = [];
    const reported = vi.fn();
    vi.stubGlobal("reportError", reported);
    const failure = new Error("of the app");
    draft.subscribeState(() => {
      throw failure;
    });
    draft.subscribe(["proxy"], () => told.push("proxy"));
    act(() => view().config.proxy().setEnableProxy());
    vi.unstubAllGlobals();
    expect(told).toEqual(["proxy"]);
    expect(view().changes).toEqual(["/proxy/enabled"]);
    expect(reported.mock.calls).toEqual([[failure]]);
  });

  it("a listener that edits is heard by the hooks and by the listeners after it (D4)", async () => {
    const { view, draft } = await open();
    const seen: unknown[] = [];
    draft.subscribe(["proxy"], () => {
      draft.edit(["write", "objects", "contact", "deletionSettings"], { enabled: true });
    });
    draft.subscribeState(() => seen.push(draft.changes().length));
    act(() => view().config.proxy().setEnableProxy());
    expect(view().changes).toEqual(["/proxy/enabled", deletion]);
    expect(seen.at(-1)).toBe(2);
  });
});

describe("resolve around and inside conflicts (StrictMode)", () => {
  async function openConflicts() {
    const opened = await open({
      content: {
        provider: "salesforce",
        write: {
          objects: {
            contact: {
              objectName: "contact",
              selectedFieldSettings: { email: { writeOnCreate: "never" }, phone: { writeOnCreate: "never" } },
            },
          },
        },
      },
    });
    const { view, draft } = opened;
    const contact = () => view().config.writeObject("contact");
    act(() => {
      for (const fieldName of ["email", "phone"]) {
        contact().setDefaultValues({ fieldName, value: { stringValue: "mine" } });
      }
    });
    act(() => {
      const theirs = structuredClone(draft.getSaved()) as ConfigContent;
      for (const each of Object.values(theirs.write?.objects?.["contact"]?.selectedFieldSettings ?? {})) {
        each.default = { stringValue: "theirs" };
      }
      draft.takeSaved(theirs);
    });
    return opened;
  }

  it("a part of a one-value place is refused by the name of the place (D11, D15)", async () => {
    const { view } = await openConflicts();
    const thrown = thrownBy(() =>
      view().conflicts.resolve(`${setting("email", "default")}/stringValue`, "theirs"),
    );
    expect(isUsageError(thrown)).toBe(true);
    expect(String(thrown)).toContain(`lies in ${setting("email", "default")};`);
    expect(view().conflicts.conflicts).toHaveLength(2);
  });

  it.each<["mine" | "theirs", string[]]>([
    ["theirs", []],
    ["mine", [setting("email", "default"), setting("phone", "default")]],
  ])("a place above ends all conflicts below it: %s (D11)", async (side, left) => {
    const { view } = await openConflicts();
    act(() => view().conflicts.resolve("/write/objects/contact", side));
    expect(view().conflicts.conflicts).toEqual([]);
    expect(view().changes.map((path) => path.replace(/\/stringValue$/, ""))).toEqual(left);
    act(() => view().history.undo());
    expect(view().conflicts.conflicts).toHaveLength(2);
  });

  it("a text that is no pointer is refused and ends nothing (D11)", async () => {
    const { view } = await openConflicts();
    const thrown = thrownBy(() => view().conflicts.resolve("write/objects", "theirs"));
    expect(thrown).toBeInstanceOf(SyntaxError);
    expect(view().conflicts.conflicts).toHaveLength(2);
  });

  it("a conflict that ends in a batch of edits comes back with their undo (D9, D11)", async () => {
    const { view, draft } = await openConflicts();
    act(() => {
      draft.batch(() => {
        view().config.proxy().setEnableProxy();
        view().conflicts.resolve(setting("email", "default"), "theirs");
      });
    });
    expect(view().conflicts.conflicts.map(({ path }) => path)).toEqual([setting("phone", "default")]);
    act(() => view().history.undo());
    expect(view().conflicts.conflicts).toHaveLength(2);
    expect(view().config.proxy().getProxyEnabled()).toBe(false);
  });

  it("a place beside, and one that does not exist, end nothing and say nothing (D11)", async () => {
    const { view } = await openConflicts();
    for (const pointer of ["/read", "/write/objects/nobody", setting("email", "writeOnCreate")]) {
      expect(thrownBy(() => view().conflicts.resolve(pointer, "theirs"))).toBeUndefined();
    }
    expect(view().conflicts.conflicts).toHaveLength(2);
    expect(view().history.canRedo).toBe(false);
  });
});

it("what the server refused of a list's item fades when another item is edited, and not before (H7)", async () => {
  const { view, answerNext } = await open();
  act(() => view().config.subscribeObject("contact").setWatchFields(["a", "b"]));
  answerNext(() =>
    Response.json(
      {
        title: "refused",
        issues: [
          {
            in: "body",
            name: "config.content.subscribe.objects.contact.updateEvent.requiredWatchFields[1]",
            detail: "b",
          },
        ],
      },
      { status: 422 },
    ),
  );
  await act(() =>
    view()
      .saving.save({ validate: false })
      .catch(() => undefined),
  );
  const ofServer = () => view().issues.filter(({ code }) => code === "refused");
  await waitFor(() => expect(ofServer()).toHaveLength(1));
  act(() => view().config.proxy().setEnableProxy());
  expect(ofServer()).toHaveLength(1);
  act(() => view().config.subscribeObject("contact").setWatchFields(["c", "b"]));
  expect(ofServer()).toEqual([]);
});
