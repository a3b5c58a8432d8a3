import { render, screen } from "@testing-library/react";
import { useContext } from "react";
import { expect, it } from "vitest";
import {
  AmpersandContext,
  AmpersandProvider,
  InstallationProvider,
  useAmpersandProviderProps,
  useConnection,
  useLocalConfig,
} from "../../src/index.js";
import { createConnectedBackend, tenant } from "../support/render-with-backend.js";

it("the provider's options are there as given; written inline, they render nobody again who does not read them (H2, H4)", async () => {
  const backend = createConnectedBackend();
  let renders = 0;
  function Hooks() {
    renders += 1;
    const { connection } = useConnection();
    useLocalConfig().writeObject("contact").getDeletionEnabled();
    return <p>{connection?.provider}</p>;
  }
  function Options() {
    const { options, projectIdOrName } = useAmpersandProviderProps();
    expect(useContext(AmpersandContext)?.options).toBe(options);
    return <output>{`${projectIdOrName} ${options.apiKey ?? ""}`}</output>;
  }
  const children = (
    <InstallationProvider {...tenant}>
      <Hooks />
      <Options />
    </InstallationProvider>
  );
  const app = (apiKey: string) => (
    <AmpersandProvider options={{ project: backend.project.name, apiKey, fetch: backend.fetch }}>
      {children}
    </AmpersandProvider>
  );
  const { rerender } = render(app("first"));
  await screen.findByText("salesforce");
  const before = renders;
  rerender(app("first"));
  rerender(app("first"));
  expect(renders).toBe(before);
  expect(screen.getByRole("status").textContent).toBe(`${backend.project.name} first`);
  rerender(app("second"));
  expect(screen.getByRole("status").textContent).toBe(`${backend.project.name} second`);
});

it("the context holds null outside of a provider (H2)", () => {
  function Outside() {
    return <output>{String(useContext(AmpersandContext))}</output>;
  }
  render(<Outside />);
  expect(screen.getByRole("status").textContent).toBe("null");
});
