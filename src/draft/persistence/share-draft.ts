import { nothing } from "../store/draft-state.js";
import type { DraftStore } from "../store/draft-store-types.js";
import { createAllEdits, placeOfNote } from "./all-edits.js";
import { listChangedNotes, withNotes } from "./object-notes.js";
import { onPageShown } from "./page-events.js";
import {
  isHolder,
  layEdits,
  listEdits,
  listNewEdits,
  listWhole,
  timedPlace,
  type SharedEdit,
} from "./shared-edits.js";
import { createTabName } from "./tab-name.js";
import { createTabTurn } from "./tab-turn.js";
import {
  isOfProvider,
  isTabMessage,
  MESSAGE_VERSION,
  openTabChannel,
  type TabChannel,
  type TabMessage,
} from "./tab-channel.js";
import { createWrittenPlaces, type Stamp } from "./written-places.js";

/** How a draft is shared with the other tabs of the browser. */
export interface ShareDraftOptions {
  /** One for each tenant and user: tabs of others do not hear of it. */
  key: string;
  /** Called when another tab has fetched what the server holds: this tab should fetch it, too. */
  onSaved?: (() => void) | undefined;
  /** Opens the channel to the other tabs. @default a `BroadcastChannel`, else the storage event of `localStorage` */
  openChannel?: ((key: string) => TabChannel | undefined) | undefined;
}

/** Shares a draft under the key given, and returns the function that stops: `shareDraft` itself, or a wrapper of it. */
export type ShareDraft = (
  store: DraftStore,
  options: Pick<ShareDraftOptions, "key" | "onSaved">,
) => () => void;

/**
 * Shows one draft in all tabs of a browser that share a key: an edit, undo or reset in one appears in the others, as a change of
 * the server's would; each tab has a history of its own. Of two edits of one place the newer wins in all tabs. A tab that slept
 * catches up when it is shown again. Messages of another version, user or shape are passed over; without a channel nothing
 * happens. Returns the function that stops. Throws only what an `openChannel` of the app's throws.
 *
 * @example
 * <InstallationProvider integration="write-to-salesforce" groupRef="acme" consumerRef="jane" share={shareDraft}>
 *   <ConfigScreen />
 * </InstallationProvider>
 */
// eslint-disable-next-line max-lines-per-function -- short functions over one channel
export function shareDraft(store: DraftStore, options: ShareDraftOptions): () => void {
  const { key, onSaved, openChannel = openTabChannel } = options;
  const channel = openChannel(key);
  if (!channel) return () => undefined;
  const tab = store.companion(createTabName);
  const turn = store.companion(createTabTurn);
  /** The time of the newest edit heard of, in ms since the epoch; it goes on even where the machine's clock does not. */
  let clock = 0;
  // Of the draft, as its name: one that is shared anew has the times of its edits.
  const written = store.companion(createWrittenPlaces);
  const all = createAllEdits(store, written);
  let known = store.getState();
  let isTaking = false;

  const send = (message: Omit<TabMessage, "version" | "key" | "tab" | "clock">) => {
    const isLoaded = store.getSaved() !== undefined;
    try {
      channel.postMessage({ version: MESSAGE_VERSION, key, tab, clock, isLoaded, ...message });
    } catch {
      // The channel was closed by the platform, as for a page that it put to sleep: it catches up when it is shown.
    }
  };

  /** Tells the others what was edited here, and what the server answered. */
  function tell() {
    if (isTaking) return;
    const [before, now] = [known, store.getState()];
    known = now;
    const edits = listEdits(before, now);
    const notes = listChangedNotes(before, now);
    const isSaved = before.saved !== now.saved;
    if (!isSaved && edits.length === 0 && notes.length === 0) return;
    const stamp = nextStamp();
    for (const each of edits) noteEdit(each, stamp);
    for (const { path } of notes) written.note(placeOfNote(path), stamp);
    if (!isSaved) turn.edited(true);
    // The server may change what it accepts. Such a change is no edit of this user, so the others get the answer as well.
    const isAnswer = isSaved && before.draft !== (before.saved ?? nothing) && store.changes().length === 0;
    const base = before.saved && { base: before.saved };
    const answer = isAnswer && now.saved && { saved: now.saved, sent: before.draft, ...base };
    send({ kind: "edits", edits, notes, isSaved, ...(answer && { answer }) });
  }

  /** Sends all edits of this tab: when it opens or is shown again, or when another tab turns out to be behind. */
  function tellAll() {
    const saved = store.getSaved();
    send({ kind: "all", ...all.list([clock, tab]), isSaved: false, ...(saved && { saved }) });
  }

  /** Applies a message. Returns the places whose whole value here must be sent to the others. */
  function take(message: TabMessage): readonly string[] {
    const { kind, answer, saved, isSaved } = message;
    const before = store.getState();
    const isAll = kind === "all";
    clock = Math.max(clock, message.clock);
    if (saved && !store.getSaved()) store.takeSaved(saved);
    if (answer && (answer.base ?? !store.getSaved())) {
      store.takeSaved(answer.base);
      store.takeSaved(answer.saved, answer.sent);
    }
    // What these edits were made on is not known here yet.
    const isTooEarly = !isAll && message.isLoaded === true && !store.getSaved();
    const stampOf = ({ at }: Pick<SharedEdit, "at">): Stamp => at ?? [isAll ? 0 : message.clock, message.tab];
    const news = message.edits.filter(
      (each) => !isTooEarly && !written.isNewer(timedPlace(each), stampOf(each)),
    );
    // Another tab replaced or removed a place in which something was edited later: this tab keeps the whole place and sends it.
    const kept = news
      .filter((each) => !isHolder(each) && written.isNewerBelow(each.path, stampOf(each)))
      .map(({ path }) => path);
    const edits = news.filter(({ path }) => !kept.includes(path));
    const notes = message.notes?.filter((each) => !written.isNewer(placeOfNote(each.path), stampOf(each)));
    for (const each of edits) noteEdit(each, stampOf(each));
    for (const each of notes ?? []) written.note(placeOfNote(each.path), stampOf(each));
    lay(edits, notes);
    if (isTooEarly || (isAll && all.isAhead(message, [clock, tab]))) tellAll();
    if (isAll) return kept;
    if (isSaved) onSaved?.();
    else turn.edited(false);
    return answer ? [...kept, ...listNewEdits(before, store.getState())] : kept;
  }

  function nextStamp(): Stamp {
    clock = Math.max(clock + 1, Date.now());
    return [clock, tab];
  }

  function tellWhole(paths: readonly string[]) {
    if (paths.length === 0) return;
    const edits = listWhole(store.getState(), paths);
    const stamp = nextStamp();
    for (const each of edits) noteEdit(each, stamp);
    send({ kind: "edits", edits, isSaved: false });
  }

  function noteEdit(each: SharedEdit, stamp: Stamp) {
    if (!isHolder(each)) written.note(timedPlace(each), stamp);
  }

  function lay(edits: readonly SharedEdit[], notes: TabMessage["notes"]) {
    const { saved, conflicts, ...beside } = store.getState();
    const laid = layEdits({ saved, conflicts, draft: store.get() }, edits);
    if (laid) store.takeShared(laid.draft, notes && withNotes(beside, notes), laid.conflicts);
  }

  function onMessage(data: unknown) {
    if (!isTabMessage(data) || data.key !== key || data.tab === tab) return;
    if (!isOfProvider(data, store.getSaved()?.provider ?? store.get().provider)) return;
    tell();
    isTaking = true;
    let kept: readonly string[];
    try {
      kept = take(data);
    } finally {
      known = store.getState();
      isTaking = false;
    }
    tellWhole(kept);
    // This tab may have the manifest while the other does not. Defaults that it fills in here are sent to the others.
    store.fillDefaults();
  }

  channel.listen(onMessage);
  const stops = [store.subscribeState(tell), turn.share(key), onPageShown(tellAll)];
  tellAll();
  return () => {
    tell();
    for (const stop of stops) stop();
    channel.close();
  };
}
