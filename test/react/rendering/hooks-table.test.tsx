import { notifyManager } from "@tanstack/react-query";
import { act, render, waitFor } from "@testing-library/react";
import { readFileSync } from "node:fs";
import path from "node:path";
import { useState } from "react";
import { describe, expect, it } from "vitest";
import {
  AmpersandProvider,
  InstallationProvider,
  createDraftStore,
  type ConfigContent,
  type MessagesSource,
} from "../../../src/index.js";
import { rows, saved, settings, written, type Row, type World } from "./support/hook-rows.js";
import { createConnectedBackend, createTestQueryClient, tenant } from "../../support/render-with-backend.js";

const page = readFileSync(path.join(import.meta.dirname, "../../../stories/docs/guides/hooks.mdx"), "utf8");

/** The rows of the guide's table: a hook, and when it renders again. */
const table = page.split("\n").flatMap((line) => {
  const [, , name, , when] = /^\| (\[`(\w+)[^|]*) +\|([^|]*)\| +([^|]*?) +\|$/.exec(line) ?? [];
  return name === undefined ? [] : [{ name, when: when ?? "" }];
});

type Fetch = typeof globalThis.fetch;
type Change = (body: unknown) => unknown;

/** Shows a component that reads what `isReady` looks at, and counts its renders. */
async function open(tried: Row) {
  const backend = createConnectedBackend(saved);
  for (const lastname of ["Doe", "Roe"]) {
    const { id: integrationId } = backend.snapshot().integrations[0] ?? { id: "" };
    const answer = await backend.fetch(
      `https://write.withampersand.com/v1/projects/${backend.project.id}/integrations/${integrationId}/objects/contact`,
      {
        method: "POST",
        headers: { "X-Api-Key": "key", "Content-Type": "application/json" },
        body: JSON.stringify({
          groupRef: tenant.groupRef,
          type: "create",
          record: { lastname },
          mode: "asynchronous",
        }),
      },
    );
    written.operationId = ((await answer.json()) as { operationId: string }).operationId;
  }
  const changes: [RegExp, Change][] = [];
  const fetch: Fetch = async (input, init) => {
    const answer = await (backend.fetch as Fetch)(input, init);
    const { pathname } = new URL(String(input));
    const found = changes.filter(([where]) => where.test(pathname));
    if (found.length === 0) return answer;
    const body: unknown = await answer.json();
    return Response.json(found.reduce((each, [, change]) => change(each), body));
  };

  let view: unknown;
  let renders = 0;
  function Counted() {
    view = tried.use();
    renders += 1;
    return null;
  }
  const counted = <Counted />;
  const queryClient = createTestQueryClient();
  const draft = createDraftStore();
  let set: (next: Partial<{ apiKey: string; locked: readonly string[]; messages: MessagesSource }>) => void;
  function App() {
    const [{ apiKey, ...props }, setProps] = useState<{
      apiKey: string;
      locked?: readonly string[];
      messages?: MessagesSource;
    }>({ apiKey: "key" });
    set = (next) => setProps((now) => ({ ...now, ...next }));
    return (
      <AmpersandProvider options={{ project: backend.project.name, apiKey, fetch, queryClient }}>
        <InstallationProvider {...tenant} {...props} draft={draft}>
          {counted}
        </InstallationProvider>
      </AmpersandProvider>
    );
  }
  render(<App />);
  const doAct: World["act"] = (change) =>
    act(async () => {
      await change();
      // TanStack Query tells its listeners a moment later.
      await new Promise<void>((resolve) => notifyManager.schedule(resolve));
    });
  const refetch = () => doAct(() => queryClient.refetchQueries());
  const world: World = {
    draft,
    act: doAct,
    refetch,
    edit: (fieldName, value = "never") =>
      doAct(() => draft.edit([...settings, fieldName], { writeOnUpdate: value })),
    editAccount: () =>
      doAct(() => draft.edit(["write", "objects", "account", "deletionSettings"], { enabled: true })),
    answer: (where, change) => {
      changes.push([where, change as Change]);
      return refetch();
    },
    changeElsewhere: (fieldName, value) =>
      world.answer(/\/installations$/, ([installation]: { config: { content: ConfigContent } }[]) => {
        const contact = installation?.config.content.write?.objects?.["contact"];
        Object.assign(contact ?? {}, {
          selectedFieldSettings: {
            ...contact?.selectedFieldSettings,
            [fieldName]: { writeOnUpdate: value },
          },
        });
        return [installation];
      }),
    lock: (...locked) => doAct(() => set({ locked })),
    speak: (messages) => doAct(() => set({ messages })),
    signInWith: (apiKey) => doAct(() => set({ apiKey })),
  };
  await waitFor(() => expect(draft.getSaved()).toEqual(saved));
  await waitFor(() => expect(tried.isReady(view)).toBe(true));
  await refetch();
  return { world, view: () => view, renders: () => renders };
}

describe("the guide's table of hooks says when a component renders again", () => {
  it("each row has a case here, which says the same (H4)", () => {
    expect(Object.entries(rows).map(([name, { when }]) => ({ name, when }))).toEqual(table);
  });

  it.each(table.map(({ name }) => name))(
    "%s renders once for what its row says, and for nothing else (H4)",
    async (name) => {
      const tried = rows[name] as Row;
      const { world, view, renders } = await open(tried);
      await tried.before?.(world, view);
      const start = renders();
      await tried.cause(world, view);
      await waitFor(() => expect(renders()).toBe(start + 1));
      for (const [index, happen] of tried.unrelated.entries()) {
        await happen(world, view);
        expect(renders(), `after the unrelated ${String(index)}`).toBe(start + 1);
      }
    },
  );
});
