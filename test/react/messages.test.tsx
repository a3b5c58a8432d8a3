import { act, render, screen, waitFor } from "@testing-library/react";
import { StrictMode } from "react";
import { english } from "../../src/core.js";
import { describe, expect, it } from "vitest";
import {
  AmpersandProvider,
  InstallationProvider,
  createDraftStore,
  createLocalConfig,
  german,
  useHistory,
  useIssues,
  useManifest,
  useMessages,
  type ConfigContent,
  type MessagesSource,
} from "../../src/index.js";
import { createConnectedBackend, createTestQueryClient, tenant } from "../support/render-with-backend.js";

const saved: ConfigContent = {
  provider: "salesforce",
  write: { objects: { Contact: { objectName: "Contact" } } },
};

/** Shows an issue, a step and an error in the words of the providers. */
async function openScreen(outer: MessagesSource | undefined, inner?: MessagesSource) {
  const backend = createConnectedBackend({ provider: "salesforce" });
  const draft = createDraftStore();
  const queryClient = createTestQueryClient();
  const seen: string[] = [];
  function View() {
    const { locale, describeError } = useMessages();
    const { undoLabel } = useHistory();
    const [issue] = useIssues();
    seen.push(`${locale}: ${undoLabel ?? ""}`);
    return (
      <output>
        {[undoLabel, issue?.message, issue?.hint, describeError(new Error("x")).message].join(" | ")}
      </output>
    );
  }
  render(
    <StrictMode>
      <AmpersandProvider
        options={{ project: backend.project.name, apiKey: "key", fetch: backend.fetch, queryClient }}
        {...(outer && { messages: outer })}
      >
        <InstallationProvider {...tenant} draft={draft} {...(inner && { messages: inner })}>
          <View />
        </InstallationProvider>
      </AmpersandProvider>
    </StrictMode>,
  );
  act(() => draft.setDraft(saved));
  return { seen, text: () => screen.getByRole("status").textContent ?? "" };
}

describe("words in the customer's language", () => {
  it("issues, steps and errors are said in German once it is loaded, and in English until then (H18)", async () => {
    const { seen, text } = await openScreen(german);
    await waitFor(() => expect(text()).toContain("Das Objekt „Contact“ ist hier nicht vorgesehen."));
    expect(text()).toContain("Meinten Sie „contact“?");
    expect(text()).toContain("Schreiben in Contact einschalten");
    expect(text()).toContain("Etwas ist schiefgegangen.");
    expect(seen[0]).toBe("en: ");
  });

  it("without messages all is English (H18)", async () => {
    const { text } = await openScreen(undefined);
    await waitFor(() => expect(text()).toContain('The manifest declares no write object "Contact".'));
    expect(text()).toContain("Enable writing to Contact");
  });

  it("the nearest provider's words win, and a dictionary may be given as it is (H18)", async () => {
    const { text } = await openScreen(german, {
      ...english,
      steps: { ...english.steps, writing: ({ object }) => `Our words for ${object}` },
    });
    await waitFor(() => expect(text()).toContain("Our words for Contact"));
  });

  it.each([
    [
      undefined,
      ["Enable deletion on Contact", "Change settings of Annual Revenue on Account", "Map Stage of Contact"],
    ],
    [
      german,
      [
        "Löschen in Contact einschalten",
        "Einstellungen von Annual Revenue in Account ändern",
        "Stage in Contact zuordnen",
      ],
    ],
  ] as const)(
    "steps call objects, fields and mapped names as the customer knows them (H18)",
    async (messages, labels) => {
      const backend = createConnectedBackend({ provider: "salesforce" });
      const queryClient = createTestQueryClient();
      const draft = createDraftStore();
      const config = createLocalConfig(draft);
      const described: string[] = [];
      function View() {
        const { undoLabel, redoLabel } = useHistory();
        const { describeStep } = useMessages();
        const { undo } = draft.steps();
        if (undo) described.push(describeStep(undo));
        return <output>{undoLabel ?? redoLabel}</output>;
      }
      function Loader() {
        useManifest().getCustomerFieldsForObject("account");
        return null;
      }
      const page = (isLoading: boolean) => (
        <StrictMode>
          <AmpersandProvider
            options={{ project: backend.project.name, apiKey: "key", fetch: backend.fetch, queryClient }}
            {...(messages && { messages })}
          >
            <InstallationProvider {...tenant} draft={draft}>
              <View />
              {isLoading && <Loader />}
            </InstallationProvider>
          </AmpersandProvider>
        </StrictMode>
      );
      const { rerender } = render(page(false));
      const text = () => screen.getByRole("status").textContent;
      act(() => config.writeObject("contact").setEnableDeletion());
      await waitFor(() => expect(text()).toMatch(/contact/));
      rerender(page(true));
      await waitFor(() => expect(text()).toBe(labels[0]));
      act(() =>
        config
          .writeObject("account")
          .setDefaultValues({ fieldName: "annualrevenue", value: { integerValue: 1 } }),
      );
      await waitFor(() => expect(text()).toBe(labels[1]));
      act(() => config.readObject("contact").setEnableRead());
      act(() => config.readObject("contact").setFieldMapping({ fieldName: "email", mapToName: "stage" }));
      await waitFor(() => expect(text()).toBe(labels[2]));
      expect(described.at(-1)).toBe(labels[2]);
    },
  );

  it("a dictionary that cannot be loaded leaves the words English (H18)", async () => {
    const { text } = await openScreen(() => Promise.reject(new Error("offline")));
    await waitFor(() => expect(text()).toContain("Enable writing to Contact"));
  });

  const strict = new Proxy(
    {},
    {
      get: (_, name) => {
        throw new Error(`no entry ${String(name)}`);
      },
    },
  );
  it.each<[string, unknown]>([
    ["a tag", "de"],
    ["a number", 7],
    ["a list", []],
    ["an object without words", {}],
    ["words that are texts", { locale: "de", issues: "x", steps: "y", errors: "z" }],
    ["a locale that is a number", { locale: 5, steps: {} }],
    ["a locale that is no tag", { locale: "not a tag!", errors: {} }],
    [
      "words that are numbers",
      { locale: "de", steps: { writing: () => 7 }, issues: { "unknown-object": () => "x" } },
    ],
    ["a dictionary that throws for all that it lacks", strict],
    [
      "a function that throws",
      () => {
        throw new Error("no");
      },
    ],
    ["a function that returns nothing", () => undefined],
    ["a promise of null", () => Promise.resolve(null)],
    ["a promise of a tag", () => Promise.resolve("de")],
    ["a module in the place of its export", () => Promise.resolve({ default: english })],
  ])("%s for messages leaves the words English, and nothing throws (H18)", async (_, odd) => {
    const { text, seen } = await openScreen(odd as MessagesSource);
    await waitFor(() => expect(text()).toContain('Did you mean "contact"?'));
    expect(text()).toContain("Enable writing to Contact");
    expect(seen.at(-1)).toMatch(/^(en|de|not a tag!): /);
  });
});
