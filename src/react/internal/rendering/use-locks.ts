"use client";

import { useMemo, useRef } from "react";
import { callSafely } from "../../../draft/store/call-safely.js";
import type { DraftStore } from "../../../draft/store/draft-store.js";
import { UsageError } from "../../../facts/errors.js";
import { isPointer } from "../../../json/pointer.js";
import { useCommitEffect } from "./use-commit-effect.js";

/**
 * Locks places of a draft while the caller is there, and from its first rendering on: setters may be called while rendering.
 * Returns the list, the same one while it says the same. Where something in it is no place, everything is locked, and that is
 * told once.
 */
export function useLocks(
  store: DraftStore,
  locked: readonly string[] | undefined,
): readonly string[] | undefined {
  const isGiven = locked != null;
  const places = isGiven ? readPlaces(locked) : undefined;
  const isWrong = isGiven && !places;
  const key = isGiven ? JSON.stringify(places ?? [""]) : undefined;
  const locks = useMemo(() => (key === undefined ? undefined : (JSON.parse(key) as string[])), [key]);
  const isTold = useRef(false);
  if (locks) store.setLocked(locks);
  useCommitEffect(() => {
    if (!isWrong || isTold.current) return;
    isTold.current = true;
    callSafely(() => {
      throw new UsageError(
        "locked of InstallationProvider is no list of JSON Pointers; until it is one, everything is locked",
      );
    });
  }, [isWrong]);
  useCommitEffect(() => {
    if (!locks) return;
    store.setLocked(locks);
    return () => {
      store.setLocked([]);
    };
  }, [store, locks]);
  return locks;
}

/** Reads what an app gave; `undefined` where that, or a part of it, is no place: nobody can say what was to be locked. */
function readPlaces(given: unknown): string[] | undefined {
  const isPlace = (each: unknown) => typeof each === "string" && isPointer(each);
  return Array.isArray(given) && given.every(isPlace) ? (given as string[]) : undefined;
}
