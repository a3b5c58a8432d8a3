import { afterEach, describe, expect, it, vi } from "vitest";
import { onPageLeft, onPageShown } from "../../../src/draft/persistence/page-events.js";

afterEach(() => {
  vi.unstubAllGlobals();
});

/** A page whose document is shown or hidden, and that comes and goes. */
function openPage() {
  const [document, window] = [
    Object.assign(new EventTarget(), { visibilityState: "visible" }),
    new EventTarget(),
  ];
  vi.stubGlobal("document", document);
  vi.stubGlobal("window", window);
  return {
    turn: (state: "visible" | "hidden") => {
      document.visibilityState = state;
      document.dispatchEvent(new Event("visibilitychange"));
    },
    send: (event: "pagehide" | "pageshow") => window.dispatchEvent(new Event(event)),
  };
}

describe("the events of a page", () => {
  it.each([
    ["left", onPageLeft, ["hidden", "pagehide"], ["visible", "pageshow"]],
    ["shown again", onPageShown, ["visible", "pageshow"], ["hidden", "pagehide"]],
  ] as const)(
    "a page is %s by either of two events, and only while somebody listens (D13, D19)",
    (_, listen, its, others) => {
      const page = openPage();
      const listener = vi.fn();
      const stop = listen(listener);
      const happen = ([state, event]: typeof its | typeof others) => {
        page.turn(state);
        page.send(event);
      };
      happen(others);
      expect(listener).toHaveBeenCalledTimes(0);
      happen(its);
      expect(listener).toHaveBeenCalledTimes(2);
      stop();
      happen(its);
      expect(listener).toHaveBeenCalledTimes(2);
    },
  );

  it.each(["document", "window"])(
    "where there is no page, for want of a %s, nothing happens (H12)",
    (missing) => {
      openPage();
      vi.stubGlobal(missing, undefined);
      const listener = vi.fn();
      onPageLeft(listener)();
      onPageShown(listener)();
      expect(listener).not.toHaveBeenCalled();
    },
  );
});
