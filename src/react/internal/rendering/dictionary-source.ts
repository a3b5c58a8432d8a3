import { memoize } from "../../../json/memoize.js";
import type { Messages, MessagesSource } from "../../../words/messages.js";
import { createLazyModule, type LazyModule } from "../issues/lazy-module.js";

const none = {};

/** Returns the dictionary that a provider names, the same source for all who ask: it is loaded once. Without one there is none. */
export function dictionarySource(source: MessagesSource | undefined): LazyModule<Messages> {
  return sourceOf(source ?? none);
}

const sourceOf = memoize((source: MessagesSource | typeof none): LazyModule<Messages> => {
  if (typeof source === "function") return createLazyModule(source as () => Promise<Messages>);
  const messages = source === none ? undefined : (source as Messages);
  return { subscribe: () => () => undefined, get: () => messages, load: () => Promise.resolve(messages) };
});
