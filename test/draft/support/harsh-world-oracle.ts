import { deepStrictEqual, fail, ok, strictEqual } from "node:assert/strict";
import type { InstallationConfigContent } from "../../../src/contract/index.js";
import type { Conflict } from "../../../src/draft/merge/conflicts.js";
import type { DraftStore } from "../../../src/draft/store/draft-store.js";
import type { Json } from "../../support/readers/json-reader.js";
import { isWithin } from "./draft-life-leaves.js";
import { KeptReads, type KeptRead } from "./harsh-world-reads.js";
import { namesOf } from "./json-tree.js";
import { isSame, keptValue, partAt, pointers, valueAt, type Policy } from "./harsh-world-server.js";

/** A value that the user gave a place, and that waits to be saved. */
interface Claim {
  value: Json | undefined;
  /** What was saved there when the user edited it; left out where nobody can tell. */
  base?: { value: Json | undefined };
  /** Whether a request has carried it. */
  wasSent: boolean;
}

/**
 * What the rules say of a life, place by place: what the user set is in the draft until it is saved; everything else is what
 * the server has; a save changes nothing on the server but what the user set, and nothing of a colleague's that the user has
 * not seen; and a conflict is only where somebody else has written.
 */
export class HarshOracle {
  private readonly claims = new Map<string, Claim>();
  /** The places where somebody else may have written since both sides agreed. */
  private readonly contested = new Set<string>();
  /** All places where somebody else has ever written: what an undo may come back to. */
  private readonly everContested = new Set<string>();
  private hasTravelled = false;
  /** What a request that is on its way carries. */
  private sent: Map<string, Json | undefined> | undefined;
  /** The places that it sets, also where a refetch has told them by now. */
  private carried: readonly string[] = [];
  /** The drafts that the app has read. */
  readonly reads = new KeptReads();
  /** The draft that an update on its way was made from. */
  private read: KeptRead | undefined;
  /** The places that this update sets and the user has left as they are saved. */
  private readonly leftAsSaved = new Set<string>();
  /** The places that this update is to set: where nobody has written since its draft was read. */
  private due = new Map<string, Json | undefined>();
  /** What an update sets besides what the user edited. */
  private given: ReadonlyMap<string, Json | undefined> = new Map();
  private seen: readonly Conflict[] = [];
  /** The places that colleagues changed since the save looked. */
  private readonly sinceLook = new Set<string>();

  constructor(private readonly policy: Policy) {}

  /** The user sets a place. */
  edited(place: string, value: Json | undefined, saved: Json | undefined): void {
    const known = this.claims.get(place);
    // An equal value is no edit.
    if (known && isSame(known.value, value)) return;
    // What is as it is saved is no change (D10): there the draft takes over what the update sets.
    if (this.leftAsSaved.has(place) && isSame(value, saved)) {
      this.claims.delete(place);
      return;
    }
    const isKnown = known === undefined && !this.sent?.has(place);
    const base = isKnown ? { value: saved } : known?.base;
    // Set to what is on its way, it is as it was sent.
    const wasSent = this.sent?.has(place) === true && isSame(this.sent.get(place), value);
    this.claims.set(place, { value, ...(base && { base }), wasSent });
  }

  /** A colleague sets a place on the server. */
  colleagueWrote(place: string): void {
    this.contested.add(place);
    this.everContested.add(place);
    this.sinceLook.add(place);
    this.reads.touched(place);
  }

  /** The app reads the draft and keeps it. */
  hasRead(store: DraftStore, config: InstallationConfigContent): void {
    this.reads.add(store, config, this.known());
  }

  /** What is known of a draft that is read now; what an update sets and the user has left is no edit of theirs. */
  private known() {
    const sent = new Map([...(this.sent ?? [])].filter(([place]) => !this.leftAsSaved.has(place)));
    return { sent, leftAsSaved: this.leftAsSaved, claims: this.claims };
  }

  /** Takes what differs for what the user wants: after an undo, a redo, a resolve or a reset. */
  chosen(store: DraftStore, hasTravelled: boolean): void {
    this.hasTravelled ||= hasTravelled;
    this.claims.clear();
    for (const [place, path] of pointers) {
      const [saved, mine] = [valueAt(store.getSaved(), path), valueAt(store.getState().draft, path)];
      // What is on its way and was taken back is to be as it is now, also where that is still saved.
      if (!isSame(saved, mine) || (this.sent?.has(place) && !this.leftAsSaved.has(place)))
        this.claims.set(place, { value: mine, wasSent: true });
    }
  }

  /** Another page: what edits were made on is not known by heart. `early` was edited before the server was known, so on nothing. */
  reloaded(early?: string): void {
    if (early !== undefined) {
      this.contested.add(early);
      this.everContested.add(early);
    }
    for (const claim of this.claims.values()) delete claim.base;
    this.reads.forget();
  }

  /** The turn of a change has come: of a save, or of an update with the draft that was `read`. */
  asked(seen: readonly Conflict[], read?: KeptRead): void {
    this.seen = seen;
    this.sent = undefined;
    this.read = read;
    const due = [...(read?.edits ?? [])].filter(([place]) => !read?.touched.has(place));
    this.due = new Map(due.map(([place, { value }]) => [place, value]));
  }

  looked(): void {
    this.sinceLook.clear();
  }

  /** A request leaves; `given` are the places that it sets besides what the user edited. */
  leaves(store: DraftStore, given: ReadonlyMap<string, Json | undefined>): void {
    if (!this.sent) this.forgetAgreed(store);
    this.reads.cameBack(store, this.known());
    this.given = given;
    if (!this.sent) {
      const edits = this.read ? [...this.read.edits].filter(isToBeSaved(store)) : [...this.claims];
      this.sent = new Map([...edits.map(([place, { value }]) => [place, value] as const), ...given]);
      this.carried = [...this.sent.keys()];
    }
    if (this.read) this.noteSentByRead(store, this.sent);
    else for (const claim of this.claims.values()) claim.wasSent = true;
    for (const place of this.sent.keys()) this.reads.touched(place);
    for (const place of given.keys()) {
      this.contested.add(place);
      this.everContested.add(place);
    }
  }

  /** What an update by an older draft sets and the user has left as it is saved comes into the draft with the answer. */
  private noteSentByRead(store: DraftStore, sent: ReadonlyMap<string, Json | undefined>): void {
    for (const [place, value] of sent) {
      const claim = this.claims.get(place);
      const isAsInDraft = isSame(valueAt(store.getState().draft, namesOf(place)), value);
      if (claim && isAsInDraft) claim.wasSent = true;
      if (!claim && !isAsInDraft) this.leftAsSaved.add(place);
    }
  }

  /** Where the look has brought what the user set, nothing waits to be saved. */
  private forgetAgreed(store: DraftStore): void {
    for (const place of this.claims.keys()) {
      const path = namesOf(place);
      if (isSame(valueAt(store.getState().draft, path), valueAt(store.getSaved(), path)))
        this.claims.delete(place);
    }
  }

  /** S8: the server did what a request asked for that sets what is at and below `written`. */
  served(before: Json, after: Json, written: string): void {
    for (const [place, path] of pointers) {
      const [was, is] = [valueAt(before, path), valueAt(after, path)];
      const { sent } = this;
      const claim = this.claims.get(place);
      const base = (this.read?.edits.get(place) ?? claim)?.base;
      // What was edited meanwhile was edited on what the save has written; an update by hand carries no edits.
      const isCarried = sent?.has(place) && isWithin(written, place) && this.given.size === 0;
      if (claim && isCarried) claim.base = { value: is };
      if (isCarried) this.reads.carried(place, is);
      if (isSame(was, is)) continue;
      // Within the round trip after the look the request may still overwrite; an edit made on what it took is in conflict then.
      if (this.sinceLook.has(place)) {
        this.contested.add(place);
        continue;
      }
      ok(sent?.has(place), `a save changed ${place}, which the user had not edited`);
      deepStrictEqual(
        is,
        keptValue(sent?.get(place), this.policy),
        `the server has what was set at ${place}`,
      );
      // What an update names by hand is set as it is given (S9).
      if (!base || isSame(base.value, was) || this.given.has(place)) continue;
      const wasSeen = this.seen.some(
        ({ path: at, theirs }) => isWithin(at, place) && isSame(was, theirsAt(at, theirs, place)),
      );
      ok(wasSeen, `a save overwrote ${place}, which nobody has seen`);
    }
  }

  /**
   * The answer to the request that set what is at and below `written` was taken over: what is as it was sent is saved, also where
   * a colleague has changed it since; what was edited meanwhile stays.
   */
  answered(store: DraftStore, written: string): void {
    for (const [place, value] of this.sent ?? []) {
      if (!isWithin(written, place)) continue;
      this.sent?.delete(place);
      const path = namesOf(place);
      const is = valueAt(store.getState().draft, path);
      if (!isSame(is, valueAt(store.getSaved(), path))) continue;
      const claim = this.claims.get(place);
      // What the server made of what it was sent is saved, too (D18).
      const isNoEdit = [value, keptValue(value, this.policy)].some((each) => isSame(claim?.value, each));
      const isKept = !claim || isNoEdit || isSame(is, keptValue(claim.value, this.policy));
      ok(isKept, `an answer took the user's ${place}, which was edited meanwhile`);
      this.claims.delete(place);
    }
  }

  /** An update with a draft that was read was done: the server has what was edited in it. */
  updated(server: Json): void {
    for (const [place, value] of this.due) {
      if (this.sinceLook.has(place)) continue;
      const kept = keptValue(value, this.policy);
      deepStrictEqual(valueAt(server, namesOf(place)), kept, `an update did not set ${place}`);
    }
  }

  /** The save or the update has ended. */
  ended(): void {
    this.sent = undefined;
    this.read = undefined;
    this.leftAsSaved.clear();
  }

  /**
   * The user's page reads what the server has: a place that is there as it was sent is saved, and what is read there from now on
   * is newer than the answer to come. Of one that the server made something else of, nobody can tell before the answer.
   */
  told(store: DraftStore): void {
    for (const [place, value] of this.sent ?? []) {
      const path = namesOf(place);
      const saved = valueAt(store.getSaved(), path);
      if (!isSame(saved, value)) continue;
      this.sent?.delete(place);
      if (isSame(valueAt(store.getState().draft, path), saved)) this.claims.delete(place);
      else if (this.claims.has(place))
        this.claims.set(place, { ...this.claims.get(place), base: { value: saved } } as Claim);
    }
  }

  /** A request was refused: an edit that was taken back on its way is as it is saved, so it is none any more (D10). */
  refused(store: DraftStore): void {
    for (const place of this.sent?.keys() ?? []) {
      const saved = valueAt(store.getSaved(), namesOf(place));
      if (isSame(this.claims.get(place)?.value, saved)) this.claims.delete(place);
      this.reads.refused(place, saved);
    }
  }

  /**
   * Nobody knows what became of a request: what it wrote looks like a colleague's. An edit that was taken back on its way is no
   * edit on what is known to be saved: what a look tells there comes into the draft (D18).
   */
  lost(store: DraftStore, server: Json): void {
    for (const place of this.sent?.keys() ?? []) {
      const saved = valueAt(store.getSaved(), namesOf(place));
      const isNews = !isSame(saved, valueAt(server, namesOf(place)));
      if (isNews && isSame(this.claims.get(place)?.value, saved)) this.claims.delete(place);
      delete this.claims.get(place)?.base;
    }
    for (const place of this.carried) this.reads.lost(place);
    for (const place of [...(this.sent?.keys() ?? []), ...this.leftAsSaved]) {
      this.contested.add(place);
      this.everContested.add(place);
    }
  }

  /** Checks the draft after a step. */
  check(store: DraftStore, server: Json): void {
    const [saved, draft] = [store.getSaved(), store.getState().draft];
    this.reads.cameBack(store, this.known());
    for (const [place, path] of pointers) {
      const claim = this.claims.get(place);
      // A place that is the saved one itself is as nobody's edit left it, and nothing that was noted of it ends now.
      const isNoted = claim || (!this.sent && this.contested.has(place));
      if (!isNoted && partAt(saved, path) === partAt(draft, path)) continue;
      const [was, is] = [valueAt(saved, path), valueAt(draft, path)];
      if (!claim) {
        if (!isSame(is, was)) deepStrictEqual(is, was, `nobody edited ${place}`);
      } else if (!isSame(is, claim.value)) {
        const kept = keptValue(claim.value, this.policy);
        const isSaved = claim.wasSent && isSame(is, kept) && isSame(was, kept);
        if (!isSaved) deepStrictEqual(is, claim.value, `the user's ${place}`);
      }
      if (isSame(is, was) && !this.sent?.has(place)) {
        this.claims.delete(place);
        // An answer on its way may still tell what somebody else wrote there before.
        if (!this.sent && isSame(was, valueAt(server, path))) this.contested.delete(place);
      }
    }
    // Until its answer comes, nobody can tell what a save wrote from what a colleague did.
    const contested = [
      ...(this.hasTravelled ? this.everContested : this.contested),
      ...(this.sent?.keys() ?? []),
      ...this.leftAsSaved,
    ];
    for (const { path } of store.conflicts()) {
      const isContested = contested.some((place) => isWithin(path, place) || isWithin(place, path));
      if (!isContested) fail(`a conflict with oneself at ${path}`);
    }
  }

  /** At the end everything is saved. */
  checkEnd(store: DraftStore, server: Json): void {
    deepStrictEqual(store.changes(), []);
    strictEqual(store.getState().draft, store.getSaved());
    for (const path of pointers.values())
      deepStrictEqual(valueAt(store.getState().draft, path), valueAt(server, path));
  }
}

/** Whether an edit differs from what is saved; one that is saved already does not go on its way. */
function isToBeSaved(store: DraftStore) {
  return ([place, { value }]: readonly [string, { readonly value: Json | undefined }]) =>
    !isSame(value, valueAt(store.getSaved(), namesOf(place)));
}

/** What a conflict says that the others have at a place at or below it. */
function theirsAt(path: string, theirs: unknown, place: string): Json | undefined {
  return valueAt(theirs, namesOf(place.slice(path.length)));
}
