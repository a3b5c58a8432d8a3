"use client";

import { useMemo, useRef } from "react";
import { callSafely } from "../../../draft/store/call-safely.js";
import type { DraftStore } from "../../../draft/store/draft-store.js";
import { UsageError } from "../../../facts/errors.js";
import { isPointer } from "../../../json/pointer.js";
import { createProviderLocks } from "./provider-locks.js";
import { useCommitEffect } from "./use-commit-effect.js";

/**
 * Locks places of a draft while the caller is there, and from its first rendering on: setters may be called while rendering.
 * Where something in the list is no place, everything is locked, and that is told once.
 */
export function useLocks(store: DraftStore, locked: readonly string[] | undefined): void {
  const isGiven = locked != null;
  const places = isGiven ? readPlaces(locked) : undefined;
  const isWrong = isGiven && !places;
  const key = isGiven ? JSON.stringify(places ?? [""]) : undefined;
  const locks = useMemo(() => (key === undefined ? undefined : (JSON.parse(key) as string[])), [key]);
  const isTold = useRef(false);
  const all = store.companion(createProviderLocks);
  // Taken while rendering: a provider inside another one begins after it, but its effects run first.
  const provider = useMemo(() => (isGiven ? all.begin() : 0), [all, isGiven]);
  if (locks) all.preview(provider, locks);
  useCommitEffect(() => {
    if (!isWrong || isTold.current) return;
    isTold.current = true;
    callSafely(() => {
      throw new UsageError(
        "locked of InstallationProvider is no list of JSON Pointers; until it is one, everything is locked",
      );
    });
  }, [isWrong]);
  useCommitEffect(() => (locks ? all.lock(provider, locks) : undefined), [all, provider, locks]);
}

/** Reads what an app gave; `undefined` where that, or a part of it, is no place: nobody can say what was to be locked. */
function readPlaces(given: unknown): string[] | undefined {
  const isPlace = (each: unknown) => typeof each === "string" && isPointer(each);
  return Array.isArray(given) && given.every(isPlace) ? (given as string[]) : undefined;
}
