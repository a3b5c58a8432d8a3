import { act, render } from "@testing-library/react";
import { Fragment, StrictMode, type ReactNode } from "react";
import { describe, expect, it } from "vitest";
import {
  AmpersandProvider,
  InstallationProvider,
  createDraftStore,
  useIsLocked,
  type ConfigContent,
} from "../../src/index.js";
import { createConnectedBackend, createTestQueryClient, tenant } from "../support/render-with-backend.js";

const saved: ConfigContent = {
  provider: "salesforce",
  write: { objects: { contact: { objectName: "contact" } } },
};
const deletion = "/write/objects/contact/deletionSettings";
const proxy = "/proxy";

/** What each of the providers locks, in the order in which they stand on the screen; `null` for one that is not there. */
type Given = (readonly string[] | undefined | null)[];

/** Opens a page of providers that show one draft; each has a view that tells what it sees as locked. */
function openPage(Mode: typeof StrictMode | typeof Fragment, given: Given) {
  const { project, fetch } = createConnectedBackend(saved);
  const queryClient = createTestQueryClient();
  const draft = createDraftStore({ saved });
  const seen: string[][] = [];
  function View({ at }: { at: number }) {
    const [isDeletionLocked, isProxyLocked] = [useIsLocked(deletion), useIsLocked(proxy)];
    seen[at] = [...(isDeletionLocked ? [deletion] : []), ...(isProxyLocked ? [proxy] : [])];
    return null;
  }
  const provider = (locked: readonly string[] | undefined, children: ReactNode, key?: number) => (
    <InstallationProvider key={key} {...tenant} draft={draft} {...(locked && { locked })}>
      {children}
    </InstallationProvider>
  );
  const ui = (children: ReactNode) => (
    <Mode>
      <AmpersandProvider options={{ project: project.name, apiKey: "key", fetch, queryClient }}>
        {children}
      </AmpersandProvider>
    </Mode>
  );
  const side = (all: Given) =>
    ui(all.map((each, at) => each !== null && provider(each, <View at={at} />, at)));
  const { rerender } = render(side(given));
  return {
    seen,
    show: (all: Given) => {
      act(() => {
        rerender(side(all));
      });
    },
    nest: (outer: readonly string[], inner: readonly string[]) => {
      act(() => {
        rerender(ui(provider(outer, provider(inner, <View at={0} />), 9)));
      });
    },
    locked: () => [deletion, proxy].filter(draft.isLocked),
  };
}

describe.each([
  ["in StrictMode", StrictMode],
  ["as in production", Fragment],
] as const)("several providers that show one draft, %s", (_, Mode) => {
  it("what the page locks stays locked after a dialog that locks too was closed (H16)", () => {
    const { locked, show } = openPage(Mode, [[deletion], [deletion]]);
    show([[deletion], null]);
    expect(locked()).toEqual([deletion]);
    show([null, null]);
    expect(locked()).toEqual([]);
  });

  it("the last one that locks counts, and once it is gone the one before; useIsLocked tells everywhere (H16)", () => {
    const { locked, seen, show } = openPage(Mode, [[deletion], null]);
    show([[deletion], [proxy]]);
    expect(locked()).toEqual([proxy]);
    expect(seen).toEqual([[proxy], [proxy]]);
    show([[deletion], null]);
    expect(locked()).toEqual([deletion]);
    expect(seen[0]).toEqual([deletion]);
  });

  it("the page, rendered again or gone, leaves the dialog's locks as they are (H16)", () => {
    const { locked, show } = openPage(Mode, [[deletion], null]);
    show([[deletion], [proxy]]);
    show([[deletion], [proxy]]);
    expect(locked()).toEqual([proxy]);
    show([null, [proxy]]);
    expect(locked()).toEqual([proxy]);
  });

  it("other locks of the page count once the dialog is gone, and not before (H16)", () => {
    const { locked, show } = openPage(Mode, [[deletion], null]);
    show([[deletion], [proxy]]);
    show([[deletion, proxy], [proxy]]);
    expect(locked()).toEqual([proxy]);
    show([[deletion, proxy], [deletion]]);
    expect(locked()).toEqual([deletion]);
    show([[deletion, proxy], null]);
    expect(locked()).toEqual([deletion, proxy]);
  });

  it("a provider without locks that comes and goes, or ends its locks, leaves those of the page (H16)", () => {
    const { locked, show } = openPage(Mode, [[deletion], null]);
    show([[deletion], undefined]);
    expect(locked()).toEqual([deletion]);
    show([[deletion], [proxy]]);
    show([[deletion], undefined]);
    expect(locked()).toEqual([deletion]);
    show([[deletion], null]);
    expect(locked()).toEqual([deletion]);
  });

  it("of a provider inside another one, the inner one is the later (H16)", () => {
    const { locked, seen, nest } = openPage(Mode, []);
    nest([deletion], [proxy]);
    expect(locked()).toEqual([proxy]);
    expect(seen[0]).toEqual([proxy]);
  });
});
