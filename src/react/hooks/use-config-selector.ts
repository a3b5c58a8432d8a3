"use client";

import { useMemo, useState, useSyncExternalStore } from "react";
import type { LocalConfig } from "../../draft/handlers/local-config.js";
import { useReadTracker } from "../internal/rendering/use-read-tracker.js";

/**
 * Derives a value from the draft; the component renders again only when that value changes by `isEqual`. A selector that
 * stays the same from render to render runs again only when something that it read has changed.
 *
 * @example
 * function WrittenCount() {
 *   const count = useConfigSelector((config) => Object.keys(config.draft.write?.objects ?? {}).length);
 *   return <output>{count}</output>;
 * }
 */
export function useConfigSelector<TValue>(
  selector: (config: LocalConfig) => TValue,
  isEqual: (a: TValue, b: TValue) => boolean = Object.is,
): TValue {
  const tracker = useReadTracker();
  const [memory] = useState<Memory<TValue>>(() => ({ last: undefined }));
  const select = useMemo(
    () => createSelect(tracker, selector, isEqual, memory),
    [tracker, selector, isEqual, memory],
  );
  const selectOnServer = useMemo(
    () => createServerSelect(() => selector(tracker.getServerConfig())),
    [tracker, selector],
  );
  return useSyncExternalStore(tracker.subscribe, select, selectOnServer);
}

/** Kept across renders, so that an equal value keeps its reference where the selector is written inline. */
interface Memory<TValue> {
  last: { value: TValue } | undefined;
}

function createSelect<TValue>(
  tracker: ReturnType<typeof useReadTracker>,
  selector: (config: LocalConfig) => TValue,
  isEqual: (a: TValue, b: TValue) => boolean,
  memory: Memory<TValue>,
): () => TValue {
  let selected: { config: LocalConfig; value: TValue } | undefined;
  return () => {
    const config = tracker.getConfig();
    if (selected?.config !== config) {
      const next = selector(config);
      const value = memory.last && isEqual(memory.last.value, next) ? memory.last.value : next;
      selected = { config, value };
      memory.last = { value };
      tracker.forgetOld();
    }
    return selected.value;
  };
}

function createServerSelect<TValue>(select: () => TValue): () => TValue {
  let selected: { value: TValue } | undefined;
  return () => (selected ??= { value: select() }).value;
}
