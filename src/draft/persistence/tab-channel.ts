import type { InstallationConfigContent } from "../../contract/index.js";
import { findNonJson } from "../../json/non-json.js";
import { isJsonObject, own } from "../../json/object.js";
import { maxJsonDepth } from "../../json/parse.js";
import { contentShape } from "../merge/config-shape.js";
import { fitsPlace, fitsShape } from "../merge/fits-shape.js";
import { isObjectNote, type ObjectNote } from "./object-notes.js";
import type { SharedEdit } from "./shared-edits.js";
import { parseText } from "./parse-text.js";
import { isPointer, parsePointer } from "../../json/pointer.js";

/** The way to the other tabs of a browser. */
export interface TabChannel {
  /** Reaches every other tab that has opened the same channel, and not this one. */
  postMessage: (message: TabMessage) => void;
  listen: (onMessage: (data: unknown) => void) => void;
  close: () => void;
}

/** The version of the message format; messages of another version are ignored. */
export const MESSAGE_VERSION = 1;

/** Clocks must be below this. No tab counts that far, and counting on from a greater one could leave the safe integers. */
const MAX_CLOCK = 2 ** 48;

/** What one tab tells the others. */
export interface TabMessage {
  readonly version: typeof MESSAGE_VERSION;
  readonly key: string;
  readonly tab: string;
  readonly clock: number;
  /** `edits`: what was edited just now; `all`: every edit that the tab knows of. */
  readonly kind: "edits" | "all";
  readonly edits: readonly SharedEdit[];
  /** What the tab remembers of objects beside the draft; missing from tabs of an earlier version. */
  readonly notes?: readonly SharedNote[] | undefined;
  /** The tab has learnt what the server holds. */
  readonly isSaved: boolean;
  /** Whether the tab knows a saved config. */
  readonly isLoaded?: boolean;
  /** With `all`, the config that the tab knows to be saved, for a tab that is still loading. */
  readonly saved?: InstallationConfigContent;
  /** What the server answered to a save, the draft that it answers, and the config that was saved before, if any. */
  readonly answer?: {
    readonly saved: InstallationConfigContent;
    readonly sent: InstallationConfigContent;
    readonly base?: InstallationConfigContent;
  };
}

/** A note, and in a message of all edits when it was made. */
export type SharedNote = ObjectNote & Pick<SharedEdit, "at">;

/** Whether something that came by a channel is a message of this version. */
export function isTabMessage(data: unknown): data is TabMessage {
  if (!isJsonObject(data)) return false;
  const { version, key, tab, clock, kind, edits, notes, isSaved, isLoaded = false, saved, answer } = data;
  return (
    version === MESSAGE_VERSION &&
    typeof key === "string" &&
    typeof tab === "string" &&
    isClock(clock) &&
    (kind === "edits" || kind === "all") &&
    Array.isArray(edits) &&
    edits.every(isEdit) &&
    (notes === undefined ||
      (Array.isArray(notes) && notes.every((note) => isObjectNote(note) && isStamp(own(note, "at"))))) &&
    typeof isSaved === "boolean" &&
    typeof isLoaded === "boolean" &&
    (saved === undefined || isConfig(saved)) &&
    (answer === undefined || isAnswer(answer)) &&
    // Channels carry more than JSON: dates, maps, cycles.
    findNonJson(data) === undefined
  );
}

function isClock(value: unknown): boolean {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) < MAX_CLOCK;
}

/** Whether `value` is a time, or missing. */
function isStamp(value: unknown): boolean {
  return value === undefined || (Array.isArray(value) && isClock(value[0]) && typeof value[1] === "string");
}

function isEdit(edit: unknown): boolean {
  if (!isJsonObject(edit)) return false;
  const { path, value, base, isBack = false, at } = edit;
  if (typeof path !== "string" || path === "" || !isPointer(path)) return false;
  const place = parsePointer(path);
  const isPlace = place.length <= maxJsonDepth && fitsPlace(place, value) && fitsPlace(place, base);
  return isPlace && typeof isBack === "boolean" && isStamp(at);
}

function isAnswer(answer: unknown): boolean {
  const base = own(answer, "base");
  return (
    isConfig(own(answer, "saved")) && isConfig(own(answer, "sent")) && (base === undefined || isConfig(base))
  );
}

function isConfig(value: unknown): boolean {
  return isJsonObject(value) && fitsShape(value, contentShape);
}

/** Whether a message is about a config of that provider; also true where the message or the caller names no provider. */
export function isOfProvider({ edits, saved, answer }: TabMessage, provider: unknown): boolean {
  const named = [
    ...edits.filter(({ path }) => path === "/provider").map(({ value }) => value),
    saved?.provider,
    answer?.saved.provider,
  ];
  return provider === undefined || named.every((each) => each === undefined || each === provider);
}

/** Opens a `BroadcastChannel`, or uses the storage event where there is none; `undefined` where that is not available. */
export function openTabChannel(key: string): TabChannel | undefined {
  try {
    return typeof BroadcastChannel === "function" ? openBroadcast(key) : openStorage(`${key}:tabs`);
  } catch {
    return undefined;
  }
}

function openBroadcast(key: string): TabChannel {
  const channel = new BroadcastChannel(key);
  return {
    postMessage: (message) => {
      channel.postMessage(message);
    },
    listen: (onMessage) => {
      channel.onmessage = ({ data }) => {
        onMessage(data);
      };
    },
    close: () => {
      channel.close();
    },
  };
}

function openStorage(key: string): TabChannel | undefined {
  if (typeof window === "undefined") return undefined;
  const storage = window.localStorage;
  let stop: (() => void) | undefined;
  return {
    postMessage: (message) => {
      storage.setItem(key, JSON.stringify(message));
      // `setItem` has notified the other tabs; nothing should stay in the storage.
      storage.removeItem(key);
    },
    listen: (onMessage) => {
      const onStorage = ({ key: changed, newValue }: StorageEvent) => {
        if (changed === key && newValue) onMessage(parseText(newValue));
      };
      window.addEventListener("storage", onStorage);
      stop = () => {
        window.removeEventListener("storage", onStorage);
      };
    },
    close: () => {
      stop?.();
    },
  };
}
