import { useEffect, useEffectEvent, useSyncExternalStore } from "react";

/** What the keys of an editor do. */
export interface Shortcuts {
  save: () => void;
  undo: () => void;
  redo: () => void;
}

/**
 * Gives an editor the keys that people know: Ctrl+S saves, Ctrl+Z and Ctrl+Shift+Z or Ctrl+Y go through its history, with the
 * Command key on a Mac. Texts that are settings are in that history, so the browser's own stays out of them.
 */
export function useShortcuts({ save, undo, redo }: Shortcuts): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const action = keyAction(event);
    if (!action || isElsewhere(event.target)) return;
    // The browser's own history of texts that are not settings.
    if (action !== "save" && isOwnText(event.target)) return;
    event.preventDefault();
    if (event.repeat && action === "save") return;
    ({ save, undo, redo })[action]();
  });
  /** The browser's menu has an Undo, too. */
  const onBeforeInput = useEffectEvent((event: InputEvent) => {
    if (!event.inputType.startsWith("history") || isElsewhere(event.target) || isOwnText(event.target))
      return;
    event.preventDefault();
    if (event.inputType === "historyUndo") undo();
    else redo();
  });

  useEffect(() => {
    window.addEventListener("keydown", onKeyDown);
    window.addEventListener("beforeinput", onBeforeInput);
    return () => {
      window.removeEventListener("keydown", onKeyDown);
      window.removeEventListener("beforeinput", onBeforeInput);
    };
  }, []);
}

const watchNothing = () => () => undefined;

/** Returns the keys that save, as the keyboard of this machine names them. A server, which has no keyboard, says Ctrl+S. */
export function useSaveKeys(): string {
  return useSyncExternalStore(watchNothing, nameSaveKeys, () => "Ctrl+S");
}

/** Names the keys that save: ⌘S on a Mac, an iPad or an iPhone, Ctrl+S anywhere else. */
export function nameSaveKeys(): string {
  // Browsers that have it tell the platform here; Safari and Firefox tell it in their name alone.
  const { userAgentData } = navigator as { userAgentData?: { platform: string } };
  const platform = userAgentData?.platform ?? navigator.userAgent;
  return /mac|iphone|ipad/i.test(platform) ? "⌘S" : "Ctrl+S";
}

function keyAction({ key, code, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent) {
  // Alt and Ctrl together type a letter on some keyboards.
  if (altKey || ctrlKey === metaKey) return undefined;
  // A Greek or Cyrillic keyboard has the letter on the key's other layout, as browsers take their own shortcuts.
  const letter = /^[\x20-\x7e]$/.test(key) ? key : code.replace(/^Key/, "");
  switch (letter.toLowerCase()) {
    case "s":
      return shiftKey ? undefined : "save";
    case "z":
      return shiftKey ? "redo" : "undo";
    case "y":
      return shiftKey ? undefined : "redo";
    default:
      return undefined;
  }
}

/** A question that is open is answered first. */
function isElsewhere(target: EventTarget | null) {
  return (
    document.querySelector("dialog:modal") !== null ||
    (target instanceof Element && target.closest("dialog") !== null)
  );
}

/** A text that somebody types to find something. */
function isOwnText(target: EventTarget | null) {
  return target instanceof HTMLInputElement && (target.type === "search" || target.role === "combobox");
}
