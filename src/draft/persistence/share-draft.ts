import type { InstallationConfigContent } from "../../contract/index.js";
import { isJsonObject } from "../../json/object.js";
import { setIn } from "../../json/path.js";
import { formatPointer, parsePointer } from "../../json/pointer.js";
import { configDifference, forEachWhole } from "../merge/difference.js";
import type { DraftStore } from "../store/draft-store-types.js";
import type { KeptBeside } from "../store/draft-state.js";
import { listChangedNotes, withNotes } from "./object-notes.js";
import { onPageShown } from "./page-events.js";
import { createTabName } from "./tab-name.js";
import { createTabTurn } from "./tab-turn.js";
import { createWrittenPlaces } from "./written-places.js";
import {
  isOfProvider,
  isTabMessage,
  MESSAGE_VERSION,
  openTabChannel,
  type TabChannel,
  type TabMessage,
} from "./tab-channel.js";

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
  const tab = createTabName();
  const turn = store.companion(createTabTurn);
  /** A Lamport clock: whoever has seen more edits has the greater one. */
  let clock = store.changes().length > 0 ? 1 : 0;
  const written = createWrittenPlaces();
  let known = store.getState();
  let isTaking = false;

  const send = (message: Omit<TabMessage, "version" | "key" | "tab" | "clock">) => {
    try {
      channel.postMessage({ version: MESSAGE_VERSION, key, tab, clock, ...message });
    } catch {
      // The channel was closed by the platform, as for a page that it put to sleep: it catches up when it is shown.
    }
  };

  /** Tells the others what was edited here, and what the server answered. */
  function tell() {
    if (isTaking) return;
    const [before, now] = [known, store.getState()];
    known = now;
    const edits = before.draft === now.draft ? [] : listEdits(before.draft, now.draft);
    const notes = listChangedNotes(before, now);
    const isSaved = before.saved !== now.saved;
    if (!isSaved && edits.length === 0 && notes.length === 0) return;
    clock += 1;
    for (const { path } of edits) written.note(path, [clock, tab]);
    for (const { path } of notes) written.note(placeOfNote(path), [clock, tab]);
    if (!isSaved) turn.edited(true);
    // The server may change what it accepts. Such a change is no edit of this user, so the others get the answer as well.
    const isAnswer = isSaved && store.changes().length === 0;
    const answer = isAnswer && now.saved ? { saved: now.saved, sent: before.draft } : undefined;
    send({ kind: "edits", edits, notes, isSaved, ...(answer && { answer }) });
  }

  /** Sends all edits of this tab: when it opens or is shown again, or when another tab turns out to be behind. */
  function tellAll() {
    const edits = listEdits(store.getSaved() ?? {}, store.get());
    send({ kind: "all", edits, notes: listChangedNotes(noNotes, store.getState()), isSaved: false });
  }

  /** Applies a message. Returns the places whose whole value here must be sent to the others. */
  function take(message: TabMessage): readonly string[] {
    const isNews = message.clock > clock;
    const isBehind = message.clock < clock;
    clock = Math.max(clock, message.clock);
    if (message.kind === "all") {
      if (isNews) lay(store.getSaved() ?? {}, noNotes, message);
      else if (isBehind) tellAll();
      return [];
    }
    const { answer } = message;
    if (answer) store.takeSaved(answer.saved, answer.sent);
    const stamp = [message.clock, message.tab] as const;
    const news = message.edits.filter(({ path }) => !written.isNewer(path, stamp));
    // Another tab replaced or removed a place in which something was edited later: this tab keeps the whole place and sends it.
    const kept = news.filter(({ path }) => written.isNewerBelow(path, stamp)).map(({ path }) => path);
    const edits = news.filter(({ path }) => !kept.includes(path));
    const notes = message.notes?.filter(({ path }) => !written.isNewer(placeOfNote(path), stamp));
    lay(store.get(), store.getState(), { ...message, edits, notes });
    if (message.isSaved) onSaved?.();
    else turn.edited(false);
    return kept;
  }

  function tellWhole(paths: readonly string[]) {
    if (paths.length === 0) return;
    clock += 1;
    for (const path of paths) written.note(path, [clock, tab]);
    const edits = paths.map((path) => ({ path, value: store.read(parsePointer(path)) }));
    send({ kind: "edits", edits, isSaved: false });
  }

  function lay(
    onto: InstallationConfigContent,
    known: KeptBeside,
    { edits, notes, clock: at, tab: from }: TabMessage,
  ) {
    for (const { path } of notes ?? []) written.note(placeOfNote(path), [at, from]);
    const laid = edits.reduce<unknown>((draft, { path, value }) => {
      written.note(path, [at, from]);
      return setIn(draft, parsePointer(path), value);
    }, onto);
    if (isJsonObject(laid))
      store.takeShared(laid as InstallationConfigContent, notes && withNotes(known, notes));
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

/** A draft that remembers nothing of any object. */
const noNotes: KeptBeside = { broughtObjects: [], disabledObjects: {}, pendingDefaults: [] };

/** The name of a note among the written places; no place of the draft has such a name. */
const placeOfNote = (path: string) => `note:${path}`;

/** The topmost places in which `after` differs from `before`, with the value of `after`. */
function listEdits(before: unknown, after: unknown): TabMessage["edits"] {
  const edits: { path: string; value?: unknown }[] = [];
  forEachWhole(configDifference(before, after), (path, { after: value }) => {
    edits.push(value === undefined ? { path: formatPointer(path) } : { path: formatPointer(path), value });
  });
  return edits;
}
