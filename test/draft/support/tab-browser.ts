import type { TabChannel } from "../../../src/draft/persistence/tab-channel.js";
import { shareDraft } from "../../../src/draft/persistence/share-draft.js";
import { createDraftStore, type DraftStoreOptions } from "../../../src/draft/store/draft-store.js";

/** The channels of one browser: what one tab posts, the others get when `deliver` is called. */
export function openBrowser() {
  const listeners = new Map<TabChannel, (data: unknown) => void>();
  let mail: { from: TabChannel | undefined; data: unknown }[] = [];
  const openChannel = (): TabChannel => {
    const channel: TabChannel = {
      postMessage: (message) => mail.push({ from: channel, data: structuredClone(message) }),
      listen: (onMessage) => listeners.set(channel, onMessage),
      close: () => listeners.delete(channel),
    };
    return channel;
  };
  return {
    openChannel,
    post: (data: unknown) => mail.push({ from: undefined, data }),
    /** Loses what is under way, as for tabs that sleep. */
    lose: () => (mail = []),
    deliver: () => {
      for (let turns = 0; mail.length > 0; turns += 1) {
        if (turns > 50) throw new Error("the tabs never fall silent");
        const now = mail;
        mail = [];
        for (const { from, data } of now) {
          for (const [channel, listener] of [...listeners]) if (channel !== from) listener(data);
        }
      }
    },
  };
}

/** Opens a tab with a draft of its own of the same customer. */
export function openTabOf(
  browser: ReturnType<typeof openBrowser>,
  { onSaved, key = "acme/jane", ...options }: DraftStoreOptions & { onSaved?: () => void; key?: string },
) {
  const store = createDraftStore(structuredClone(options));
  const stop = shareDraft(store, { key, onSaved, openChannel: browser.openChannel });
  browser.deliver();
  return { store, stop };
}
