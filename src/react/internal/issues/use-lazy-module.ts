"use client";

import { useSyncExternalStore } from "react";
import type { LazyModule } from "./lazy-module.js";

/** Loads a module and returns it once it is there. On the server it never is: the page could not hydrate what it makes. */
export function useLazyModule<TModule>({ subscribe, get }: LazyModule<TModule>): TModule | undefined {
  return useSyncExternalStore(subscribe, get, getNothing);
}

function getNothing() {
  return undefined;
}
