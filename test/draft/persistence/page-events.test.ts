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
  it("a page is left when it is hidden or goes, and only while somebody listens (D13)", () => {
    const page = openPage();
    const onLeave = vi.fn();
    const stop = onPageLeft(onLeave);
    page.turn("visible");
    page.send("pageshow");
    expect(onLeave).toHaveBeenCalledTimes(0);
    page.turn("hidden");
    page.send("pagehide");
    expect(onLeave).toHaveBeenCalledTimes(2);
    stop();
    page.turn("hidden");
    page.send("pagehide");
    expect(onLeave).toHaveBeenCalledTimes(2);
  });

  it("a page is shown again when it becomes visible or comes back, and only while somebody listens (D19)", () => {
    const page = openPage();
    const onShown = vi.fn();
    const stop = onPageShown(onShown);
    page.turn("hidden");
    page.send("pagehide");
    expect(onShown).toHaveBeenCalledTimes(0);
    page.turn("visible");
    page.send("pageshow");
    expect(onShown).toHaveBeenCalledTimes(2);
    stop();
    page.turn("visible");
    page.send("pageshow");
    expect(onShown).toHaveBeenCalledTimes(2);
  });

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
