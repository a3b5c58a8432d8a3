import { isDeepStrictEqual } from "node:util";
import type { InstallationConfigContent } from "../../../src/contract/index.js";
import type { DraftStore } from "../../../src/draft/store/draft-store.js";
import type { Json } from "../../support/readers/json-reader.js";
import { isSame, pointers, valueAt } from "./harsh-world-server.js";

/** A draft that the app has read and keeps, and what was an edit in it. */
export interface KeptRead {
  readonly config: InstallationConfigContent;
  edits: Map<string, EditInRead>;
  /** The places that somebody, or a change of one's own, has written since it was read. */
  touched: Set<string>;
}

interface EditInRead {
  readonly value: Json | undefined;
  /** What the edit was made on: what was saved there, or what a change of one's own has made of it since; left out where nobody can tell. */
  base?: { value: Json | undefined };
}

/** What is known of the draft when it is read. */
interface Known {
  /** What a change that is on its way carries: what differs from it is an edit, too. */
  readonly sent: ReadonlyMap<string, Json | undefined>;
  /** The places that it sets besides, and that the user had left as they were saved: an edit there is made on either. */
  readonly leftAsSaved: ReadonlySet<string>;
  /** The places that the user has edited, and what was saved there then. */
  readonly claims: ReadonlyMap<string, { readonly base?: { value: Json | undefined } }>;
}

/** The drafts that the app has read on this page, by any way and at any time, and what became of their edits. */
export class KeptReads {
  private reads: KeptRead[] = [];

  add(store: DraftStore, config: InstallationConfigContent, known: Known): void {
    const found = editsIn(config, store, known);
    // The same object may have been read before: it tells what the user wants now.
    for (const read of this.reads) {
      if (read.config === config) Object.assign(read, found);
    }
    this.reads.push({ config, ...found });
  }

  /**
   * The draft is what was read once, the same object. Where something else than the app has read it since, it tells what the user
   * wants now, else what the user wanted then; nobody can tell from outside, so either is right.
   */
  cameBack(store: DraftStore, known: Known): void {
    const config = store.getState().draft;
    for (const read of this.reads) {
      if (read.config !== config) continue;
      const { edits } = editsIn(config, store, known);
      for (const place of new Set([...read.edits.keys(), ...edits.keys()])) {
        const [was, is] = [read.edits.get(place), edits.get(place)];
        if (isDeepStrictEqual(was, is)) continue;
        read.edits.set(place, { value: (is ?? was)?.value });
        read.touched.add(place);
      }
    }
  }

  /** The draft that was read as many reads ago as `age` says. */
  byAge(age: number): KeptRead | undefined {
    return this.reads.at(-1 - (age % Math.max(this.reads.length, 1)));
  }

  /** Somebody writes a place, or a change of one's own leaves that does. */
  touched(place: string): void {
    for (const read of this.reads) read.touched.add(place);
  }

  /** A change of one's own was done: its edits of that place, and later ones, are made on what the server has there now. */
  carried(place: string, is: Json | undefined): void {
    for (const { edits } of this.reads) {
      const edit = edits.get(place);
      if (edit) edit.base = { value: is };
    }
  }

  /** A change was refused: what took it back on its way is as it is saved, so no edit. */
  refused(place: string, saved: Json | undefined): void {
    for (const { edits } of this.reads) {
      if (isSame(edits.get(place)?.value, saved)) edits.delete(place);
    }
  }

  /** Nobody knows whether a change was done. */
  lost(place: string): void {
    for (const { edits, touched } of this.reads) {
      delete edits.get(place)?.base;
      touched.add(place);
    }
  }

  /** Another page: the app has read nothing yet. */
  forget(): void {
    this.reads = [];
  }
}

function editsIn(
  config: InstallationConfigContent,
  store: DraftStore,
  { sent, leftAsSaved, claims }: Known,
): Pick<KeptRead, "edits" | "touched"> {
  const edits = new Map<string, EditInRead>();
  const touched = new Set<string>();
  for (const [place, path] of pointers) {
    const [saved, value] = [valueAt(store.getSaved(), path), valueAt(config, path)];
    const isOnItsWay = sent.has(place);
    const isAsSent = isOnItsWay && isSame(value, sent.get(place));
    if (isSame(value, saved) && (!isOnItsWay || isAsSent)) continue;
    const claim = claims.get(place);
    const base = claim ? claim.base : isOnItsWay || leftAsSaved.has(place) ? undefined : { value: saved };
    edits.set(place, { value, ...(base && { base }) });
    if (isAsSent) touched.add(place);
  }
  return { edits, touched };
}
