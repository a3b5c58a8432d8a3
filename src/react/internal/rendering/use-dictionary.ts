"use client";

import { useSyncExternalStore } from "react";
import { memoize } from "../../../json/memoize.js";
import type { Messages, MessagesSource } from "../../../words/messages.js";
import { useInstallationScope } from "../../providers/installation-context.js";
import { createLazyModule, type LazyModule } from "../issues/lazy-module.js";

/** Returns the dictionary of the nearest provider; `undefined` is English, also while another language is loading. */
export function useDictionary(): Messages | undefined {
  const { subscribe, get } = sourceOf(useInstallationScope().messages ?? none);
  return useSyncExternalStore(subscribe, get, getNothing);
}

const none = {};

const sourceOf = memoize(
  (source: MessagesSource | typeof none): Pick<LazyModule<Messages>, "subscribe" | "get"> => {
    if (typeof source === "function") return createLazyModule(source as () => Promise<Messages>);
    return {
      subscribe: () => () => undefined,
      get: () => (source === none ? undefined : (source as Messages)),
    };
  },
);

/** The server renders English: the page could not hydrate what it has not loaded yet. */
function getNothing() {
  return undefined;
}
