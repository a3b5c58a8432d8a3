import { dayMs } from "../../facts/time-units.js";
import { isJsonObject, own } from "../../json/object.js";
import { isPointer } from "../../json/pointer.js";
import { configActions } from "../../facts/config-actions.js";
import { parseText } from "./parse-text.js";
import type { DraftState } from "../store/draft-state.js";

/** A draft as it is kept. */
export interface KeptDraft {
  /** Which page keeps it: each has its own, so that none overwrites another's. */
  readonly tab: string;
  /** When it was kept, in ms. */
  readonly at: number;
  readonly state: DraftState;
}

/** What stands under one key of a storage. */
export interface KeptDrafts {
  /** The newest comes first. */
  readonly drafts: readonly KeptDraft[];
  /** Whether the text, or a part of it, is no draft that this version can restore. */
  readonly isForeign: boolean;
}

const VERSION = 2;

/** The page of a draft that 0.1.0 kept: it did not tell pages apart. */
const ANY_TAB = "0.1.0";

/** A draft that nobody opened for 30 days is removed. */
const EXPIRE_MS = 30 * dayMs;

/** Reads the kept drafts, without those that are too old. */
export function readKeptDrafts(text: string | null | undefined, nowMs: number): KeptDrafts {
  if (text === null || text === undefined) return { drafts: [], isForeign: false };
  const kept = parseText(text);
  const version = own(kept, "version");
  const found =
    version === 1 ? [readVersion1(kept, nowMs)] : version === VERSION ? readAll(own(kept, "drafts")) : [];
  const drafts = found.filter((draft) => draft !== undefined);
  return {
    drafts: drafts.filter(({ at }) => nowMs - at < EXPIRE_MS).sort((a, b) => b.at - a.at),
    isForeign: found.length === 0 || drafts.length < found.length,
  };
}

/** Writes drafts down. */
export function writeKeptDrafts(drafts: readonly KeptDraft[]): string {
  const byTab = drafts.map(({ tab, at, state }) => {
    // The names always have this order, so that drafts that are read and written again give the same text.
    const { saved, draft, conflicts, pendingDefaults, disabledObjects, broughtObjects } = state;
    return [tab, { at, saved, draft, conflicts, pendingDefaults, disabledObjects, broughtObjects }] as const;
  });
  return JSON.stringify({ version: VERSION, drafts: Object.fromEntries(byTab) });
}

function readAll(drafts: unknown): (KeptDraft | undefined)[] {
  if (!isJsonObject(drafts)) return [];
  return Object.keys(drafts).map((tab) => {
    const kept = drafts[tab];
    const at = own(kept, "at");
    const state = readState(kept);
    return typeof at === "number" && state ? { tab, at, state } : undefined;
  });
}

/** 0.1.0 kept a `base` beside the saved config: what the user's edits were made on. It takes the place of `saved` here. */
function readVersion1(kept: unknown, at: number): KeptDraft | undefined {
  const base = own(kept, "base");
  const state = readState(isJsonObject(base) && isJsonObject(kept) ? { ...kept, saved: base } : kept);
  return state && { tab: ANY_TAB, at, state };
}

function readState(kept: unknown): DraftState | undefined {
  const draft = own(kept, "draft");
  const saved = own(kept, "saved");
  const conflicts = own(kept, "conflicts") ?? {};
  const pendingDefaults = own(kept, "pendingDefaults") ?? [];
  const disabledObjects = own(kept, "disabledObjects") ?? {};
  const broughtObjects = own(kept, "broughtObjects") ?? [];
  const isState =
    isJsonObject(draft) &&
    (saved === undefined || isJsonObject(saved)) &&
    isMapOfPlaces(conflicts) &&
    isMapOfPlaces(disabledObjects) &&
    Array.isArray(pendingDefaults) &&
    pendingDefaults.every(isObjectPlace) &&
    Array.isArray(broughtObjects) &&
    broughtObjects.every((name) => typeof name === "string");
  return isState
    ? ({
        ...{ saved, draft, conflicts },
        ...{ pendingDefaults, disabledObjects, broughtObjects },
      } as unknown as DraftState)
    : undefined;
}

function isMapOfPlaces(value: unknown): boolean {
  return (
    isJsonObject(value) && Object.keys(value).every(isPointer) && Object.values(value).every(isJsonObject)
  );
}

function isObjectPlace(value: unknown): boolean {
  return (
    configActions.some((action) => action === own(value, "action")) &&
    typeof own(value, "objectName") === "string"
  );
}
