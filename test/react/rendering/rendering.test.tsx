import { act, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { memo, useRef, useState, type ReactNode } from "react";
import { describe, expect, it } from "vitest";
import {
  createDraftStore,
  useChanges,
  useConfigSelector,
  useFieldSettings,
  useLocalConfig,
  type ConfigContent,
  type LocalConfig,
} from "../../../src/index.js";
import { createConnectedBackend, renderWithBackend } from "../../support/render-with-backend.js";

const saved: ConfigContent = {
  provider: "salesforce",
  write: {
    objects: {
      account: { objectName: "account" },
      contact: { objectName: "contact", selectedFieldSettings: { source: { writeOnUpdate: "never" } } },
    },
  },
};

function createDraft() {
  return createDraftStore({ saved });
}

/** Renders on a draft of its own, without StrictMode: renders are counted. */
function renderCounting(ui: ReactNode, draft = createDraft()) {
  renderWithBackend(ui, { backend: createConnectedBackend(saved), draft, strict: false });
  return draft;
}

/** Lets the queries of the providers settle, so that what is counted afterwards comes from edits alone. */
async function settle() {
  await act(async () => {
    await Promise.resolve();
  });
}

describe("a component renders again only when something that it read has changed", () => {
  it("useLocalConfig renders for an edit of the field that was read, and no other (H4)", async () => {
    let renders = 0;
    function Source() {
      renders += 1;
      const settings = useLocalConfig().writeObject("contact").getFieldSettings("source");
      return <output>{settings?.writeOnUpdate}</output>;
    }
    const draft = renderCounting(<Source />);
    await settle();
    const before = renders;

    act(() => {
      draft.edit(["write", "objects", "contact", "selectedFieldSettings", "other"], {
        writeOnCreate: "never",
      });
      draft.edit(["write", "objects", "account", "deletionSettings"], { enabled: true });
      draft.edit(["proxy"], { enabled: true });
    });
    expect(renders).toBe(before);

    act(() => {
      draft.edit(["write", "objects", "contact", "selectedFieldSettings", "source"], {
        writeOnUpdate: "ifEmpty",
      });
    });
    expect(renders).toBe(before + 1);
    expect(screen.getByRole("status").textContent).toBe("ifEmpty");

    act(() => {
      draft.edit(["write", "objects", "contact", "selectedFieldSettings", "source"], {
        writeOnUpdate: "always",
      });
    });
    expect(renders).toBe(before + 2);
    expect(screen.getByRole("status").textContent).toBe("always");
  });

  it("a component that reads nothing never renders again (H4)", async () => {
    let renders = 0;
    let config: LocalConfig | undefined;
    function Editor() {
      renders += 1;
      config = useLocalConfig();
      return null;
    }
    renderCounting(<Editor />);
    await settle();
    const before = renders;
    act(() => config?.writeObject("contact").setEnableDeletion());
    act(() => config?.proxy().setEnableProxy());
    expect(config?.writeObject("contact").getDeletionEnabled()).toBe(true);
    expect(renders).toBe(before);
  });

  it("the returned object changes its identity exactly when the component renders (H4)", async () => {
    const seen: LocalConfig[] = [];
    function Reader() {
      const config = useLocalConfig();
      seen.push(config);
      const [, rerender] = useState(0);
      return (
        <button onClick={() => rerender((count) => count + 1)}>
          {String(config.writeObject("contact").getDeletionEnabled())}
        </button>
      );
    }
    const draft = renderCounting(<Reader />);
    await settle();
    fireEvent.click(screen.getByRole("button"));
    expect(new Set(seen).size).toBe(1);

    act(() => draft.edit(["proxy"], { enabled: true }));
    expect(new Set(seen).size).toBe(1);
    act(() => draft.edit(["write", "objects", "contact", "deletionSettings"], { enabled: true }));
    expect(new Set(seen).size).toBe(2);
    expect(screen.getByRole("button").textContent).toBe("true");
  });

  it("a memoised child is rendered for what it reads through a handed object (H4)", async () => {
    const Child = memo(function Child({ config }: { config: LocalConfig }) {
      const [fieldName, setFieldName] = useState("source");
      const contact = config.writeObject("contact");
      return (
        <>
          <output>{JSON.stringify(contact.getFieldSettings(fieldName) ?? null)}</output>
          <button onClick={() => setFieldName("amount")}>amount</button>
        </>
      );
    });
    function Parent() {
      return <Child config={useLocalConfig()} />;
    }
    const draft = renderCounting(<Parent />);
    await settle();
    const field = (name: string) => ["write", "objects", "contact", "selectedFieldSettings", name];

    act(() => draft.edit(field("source"), { writeOnCreate: "never" }));
    expect(screen.getByRole("status").textContent).toBe('{"writeOnCreate":"never"}');

    fireEvent.click(screen.getByRole("button"));
    expect(screen.getByRole("status").textContent).toBe("null");
    act(() => draft.edit(field("amount"), { writeOnUpdate: "never" }));
    expect(screen.getByRole("status").textContent).toBe('{"writeOnUpdate":"never"}');
  });

  it("useFieldSettings renders one row of 100, and its setters stay the same (H4)", async () => {
    const renders = new Map<string, number>();
    const setters = new Set<unknown>();
    const Row = memo(function Row({ name }: { name: string }) {
      renders.set(name, (renders.get(name) ?? 0) + 1);
      const { settings, setWriteOnUpdate } = useFieldSettings("contact", name);
      if (name === "f7") setters.add(setWriteOnUpdate);
      return (
        <button
          onClick={() => setWriteOnUpdate("never")}
        >{`${name}:${settings?.writeOnUpdate ?? ""}`}</button>
      );
    });
    renderCounting(
      <>
        {Array.from({ length: 100 }, (_, index) => (
          <Row key={index} name={`f${index}`} />
        ))}
      </>,
    );
    await settle();
    const before = new Map(renders);
    fireEvent.click(screen.getByText("f7:"));
    expect(screen.getByText("f7:never")).toBeTruthy();
    const rendered = [...renders].filter(([name, count]) => count !== before.get(name));
    expect(rendered.map(([name]) => name)).toEqual(["f7"]);
    expect(setters.size).toBe(1);
  });

  it("useConfigSelector renders when the selected value differs, with inline selectors too (H4)", async () => {
    let renders = 0;
    let runs = 0;
    function Enabled() {
      renders += 1;
      const names = useConfigSelector(
        (config) => {
          runs += 1;
          const objects = config.readObject("contact").object ? ["contact"] : [];
          return [...objects, config.writeObject("contact").getDeletionEnabled() ? "deletion" : "none"];
        },
        (a, b) => a.join() === b.join(),
      );
      const first = useRef(names);
      return <output>{`${names.join()} ${String(first.current === names)}`}</output>;
    }
    const draft = renderCounting(<Enabled />);
    await settle();
    const [rendersBefore, runsBefore] = [renders, runs];

    act(() => draft.edit(["proxy"], { enabled: true }));
    expect([renders, runs]).toEqual([rendersBefore, runsBefore]);
    act(() => draft.edit(["write", "objects", "contact", "deletionSettings"], { enabled: false }));
    expect(renders).toBe(rendersBefore);
    act(() => draft.edit(["write", "objects", "contact", "deletionSettings"], { enabled: true }));
    expect(renders).toBe(rendersBefore + 1);
    expect(screen.getByRole("status").textContent).toBe("deletion false");
  });

  it("useChanges renders on every edit and when one is taken back (H3)", async () => {
    function Count() {
      return <output>{useChanges().map((change) => change.path)}</output>;
    }
    const draft = renderCounting(<Count />);
    await settle();
    act(() => draft.edit(["proxy"], { enabled: true }));
    expect(screen.getByRole("status").textContent).toBe("/proxy/enabled");
    act(() => draft.remove(["proxy"]));
    expect(screen.getByRole("status").textContent).toBe("");
  });

  it("a save's answer or a refetch with equal content renders nobody (H4)", async () => {
    let renders = 0;
    function Whole() {
      renders += 1;
      return <output>{JSON.stringify(useLocalConfig().draft)}</output>;
    }
    const draft = renderCounting(<Whole />);
    await settle();
    act(() => draft.edit(["proxy"], { enabled: true }));
    const before = renders;
    act(() => draft.takeSaved(structuredClone({ ...saved, proxy: { enabled: true } }), draft.get()));
    expect(draft.changes()).toEqual([]);
    expect(renders).toBe(before);
  });
});

describe("edits show within the tick of the edit", () => {
  it("a controlled input keeps up with its events, so that the caret stays where it is (D4)", () => {
    function Default() {
      const { settings, setDefaultValues } = useFieldSettings("contact", "title");
      return (
        <input
          value={settings?.default?.stringValue ?? ""}
          onChange={(event) => setDefaultValues({ stringValue: event.target.value })}
        />
      );
    }
    renderCounting(<Default />);
    const input = screen.getByRole<HTMLInputElement>("textbox");
    input.focus();
    fireEvent.change(input, { target: { value: "Dr" } });
    // React puts back the old value at the end of the event unless the new one was rendered by then.
    expect(input.value).toBe("Dr");
  });

  it("two drafts in one page never see each other (H5)", async () => {
    function Proxy({ name }: { name: string }) {
      return <output aria-label={name}>{String(useLocalConfig().proxy().getProxyEnabled())}</output>;
    }
    const [first, second] = [createDraft(), createDraft()];
    renderCounting(<Proxy name="first" />, first);
    renderCounting(<Proxy name="second" />, second);
    await settle();
    act(() => first.edit(["proxy"], { enabled: true }));
    expect(screen.getByLabelText("first").textContent).toBe("true");
    expect(screen.getByLabelText("second").textContent).toBe("false");
  });
});

describe("setters in a render body", () => {
  it("setters in a render body tell other components afterwards, without React's warning (D3)", async () => {
    function Setter() {
      useLocalConfig().writeObject("contact").setEnableDeletion();
      return null;
    }
    function Reader() {
      return <output>{String(useLocalConfig().writeObject("contact").getDeletionEnabled())}</output>;
    }
    function App() {
      const [shown, show] = useState(false);
      return (
        <>
          <Reader />
          <button onClick={() => show(true)}>show</button>
          {shown && <Setter />}
        </>
      );
    }
    renderCounting(<App />);
    await settle();
    expect(screen.getByRole("status").textContent).toBe("false");
    fireEvent.click(screen.getByRole("button"));
    await waitFor(() => expect(screen.getByRole("status").textContent).toBe("true"));
  });

  it("setters in a render body do not hold back an edit of an event that follows (D3)", async () => {
    function Both() {
      const config = useLocalConfig();
      config.writeObject("contact").setEnableDeletion();
      const contact = config.writeObject("contact");
      return (
        <input
          value={contact.getDefaultValues("title")?.stringValue ?? ""}
          onChange={(event) =>
            contact.setDefaultValues({ fieldName: "title", value: { stringValue: event.target.value } })
          }
        />
      );
    }
    render(<div />);
    renderCounting(<Both />);
    await settle();
    fireEvent.change(screen.getByRole("textbox"), { target: { value: "a" } });
    expect(screen.getByRole<HTMLInputElement>("textbox").value).toBe("a");
  });
});
