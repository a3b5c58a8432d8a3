"use client";

import { useSyncExternalStore } from "react";
import type { LazyModule } from "./lazy-module.js";

/** Loads a module and returns it once it is loaded. It is never loaded on the server: its output could not be hydrated. */
export function useLazyModule<TModule>({ subscribe, get }: LazyModule<TModule>): TModule | undefined {
  return useSyncExternalStore(subscribe, get, getNothing);
}

function getNothing() {
  return undefined;
}
