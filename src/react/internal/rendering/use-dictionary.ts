"use client";

import { useSyncExternalStore } from "react";
import type { Messages } from "../../../words/messages.js";
import { useInstallationScope } from "../../providers/installation-context.js";
import { dictionarySource } from "./dictionary-source.js";

/** Returns the dictionary of the nearest provider; `undefined` is English, also while another language is loading. */
export function useDictionary(): Messages | undefined {
  const { subscribe, get } = dictionarySource(useInstallationScope().messages);
  return useSyncExternalStore(subscribe, get, getNothing);
}

/** A server renders English: the page has not loaded another language yet when it hydrates. */
function getNothing() {
  return undefined;
}
