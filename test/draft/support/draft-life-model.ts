import {
  contestedPlaces,
  differingPlaces,
  isSame,
  isWithin,
  layEdits,
  leavesWithin,
  placesAbove,
  withPlace,
  type Leaves,
} from "./draft-life-leaves.js";

/** What the user's draft is at one time, and for each leaf what the server had when the user changed it. */
export interface Version {
  readonly draft: Leaves;
  readonly base: Leaves;
}

/** A place where the server holds something in the stead of what was sent (S6). */
export interface Stead {
  readonly place: string;
  readonly held: Leaves;
}

const none: Leaves = new Map();

/** A draft's life as D9, D11, D12 and S6 tell it: leaf by leaf, with a list of plain versions for a history. */
export class LifeModel {
  saved: Leaves | undefined;
  now: Version;
  past: Version[] = [];
  future: Version[] = [];
  /** What the save under way sent, with what others changed since: that must not look like the user's edit. */
  sent: Leaves | undefined;
  /** The places that the save under way writes. */
  private written: string[] = [];
  /** The saved config that it was planned from, the one that its newest request left from, and those that were told since. */
  private planned: Leaves = none;
  private before: Leaves = none;
  private read: Leaves[] = [];

  constructor(
    saved: Leaves | undefined,
    private readonly limit: number,
  ) {
    this.saved = saved;
    this.now = { draft: saved ?? none, base: saved ?? none };
  }

  /** D9: one step of the user, by way of these drafts. */
  edit(drafts: readonly Leaves[]): void {
    this.step(() => {
      for (const draft of drafts) this.now = this.agree({ ...this.now, draft });
    });
  }

  /** D11: ends the conflicts at or below a place. */
  resolve(places: readonly string[], side: "mine" | "theirs"): void {
    const saved = this.saved ?? none;
    this.step(() => {
      for (const place of places) {
        const { draft, base } = this.now;
        this.now = this.agree(
          side === "mine"
            ? { draft, base: withPlace(base, place, saved) }
            : { draft: withPlace(draft, place, saved), base },
        );
      }
    });
  }

  /** A save sends the draft. */
  send(draft: Leaves): void {
    const saved = this.saved ?? none;
    this.sent = draft;
    this.planned = saved;
    this.written = differingPlaces(saved, draft);
  }

  /** A request of the save leaves. */
  leaves(): void {
    this.before = this.saved ?? none;
    this.read = [];
  }

  undo(): void {
    this.move(this.past, this.future);
  }

  redo(): void {
    this.move(this.future, this.past);
  }

  get canUndo(): boolean {
    return this.next(this.past) !== undefined;
  }

  get canRedo(): boolean {
    return this.next(this.future) !== undefined;
  }

  /** D11: the server tells what it has; `undefined` is an installation that is gone. */
  told(content: Leaves | undefined): void {
    if (!content && !this.saved) return;
    const before = this.saved ?? none;
    this.saved = content;
    this.read.push(content ?? none);
    if (content) {
      const { sent } = this;
      if (sent) this.sent = layEdits(before, sent, content);
      this.carry((version) => {
        const { from, base } = sent
          ? editedOnSent(version, sent, [before, content])
          : { from: before, ...version };
        return this.agree({ draft: layEdits(from, version.draft, content), base });
      });
      return;
    }
    // Without an installation the draft stays whole where it has edits, and is nothing where it has none.
    this.carry(({ draft }) => ({ draft: isSame(draft, before) ? none : draft, base: none }));
    if (this.now.draft.size === 0) [this.past, this.future] = [[], []];
  }

  /**
   * D12: the server answers what was sent. Leaves that are as they were sent take the answer, others are edits made on it.
   * With `place` only what stands there was sent; the rest is told. `object` is what the request that is answered wrote to.
   * Where something that was told since the request left shows what it wrote, the answer is older than that: what was told last
   * stands. That shows it which has something of what was written, and nothing of what was there before.
   */
  answered(content: Leaves, steads: readonly Stead[], place?: string, object = place): void {
    const told = this.saved ?? none;
    const written = this.writtenBy(steads, object);
    const changed = changedLeaves(this.before, content).filter((at) =>
      written.some((place) => isWithin(place, at) || isWithin(at, place)),
    );
    const isShownBy = (read: Leaves) =>
      changed.some((at) => isSameAt(read, content, at)) &&
      !changed.some((at) => isSameAt(read, this.before, at));
    if (!this.read.some(isShownBy)) return this.takeAnswer(content, written, steads, place);
    // Others may have removed since what is around a place: it was there when the server answered.
    const isThere = (at: string) => leavesWithin(told, at).size > 0;
    const places = written.map((at) => placesAbove(at).find((above) => !isThere(above)) ?? at);
    const asAnswered = places.reduce<Leaves>((leaves, at) => withPlace(leaves, at, content), told);
    this.takeAnswer(asAnswered, written, steads, place);
    this.told(told);
  }

  private writtenBy(steads: readonly Stead[], object: string | undefined): string[] {
    return (
      this.written
        .filter((pointer) => !steads.some(({ place: at }) => isWithin(at, pointer) || isWithin(pointer, at)))
        // What is held instead of what was sent is written only where it differs.
        .concat(
          steads.flatMap(({ place: at, held }) =>
            differingPlaces(this.planned, held).filter((each) => isWithin(at, each)),
          ),
        )
        .filter((pointer) => object === undefined || isWithin(object, pointer) || isWithin(pointer, object))
        .map((pointer) => (object !== undefined && isWithin(pointer, object) ? object : pointer))
    );
  }

  private takeAnswer(
    content: Leaves,
    written: readonly string[],
    steads: readonly Stead[],
    place?: string,
  ): void {
    const before = this.saved ?? none;
    const allSent = this.sent ?? none;
    // What was not sent yet is told as by a refetch.
    const sentTo = (version: Version) =>
      place === undefined
        ? allSent
        : withPlace(editedOnSent(version, allSent, [before, content]).from, place, allSent);
    this.saved = content;
    const sentOfNow = place === undefined ? allSent : withPlace(before, place, allSent);
    this.sent = place === undefined ? undefined : layEdits(sentOfNow, allSent, content);
    this.carry((version) => {
      const sent = sentTo(version);
      // A version that is not as it was sent there was edited on what the server holds instead (S6).
      const edited = steads.filter(
        ({ place: at }) => !isSame(leavesWithin(version.draft, at), leavesWithin(sent, at)),
      );
      const from = edited.reduce<Leaves>((leaves, { place: at, held }) => withPlace(leaves, at, held), sent);
      // A conflict that the save left to the server is none of its business, and what is still to be sent is told as by a refetch.
      const isLeft = (at: string) =>
        isSame(leavesWithin(from, at), leavesWithin(before, at)) ||
        (place !== undefined && !isWithin(place, at) && !isWithin(at, place));
      const base = contestedPlaces(version.base, version.draft, before)
        .filter(isLeft)
        .reduce<Leaves>((leaves, at) => withPlace(leaves, at, version.base), from);
      return this.agree({ draft: layEdits(from, version.draft, content), base }, written);
    });
  }

  /** D13: another page; `kept` says whether the draft was found there. */
  reload(saved: Leaves | undefined, kept: boolean): void {
    [this.past, this.future, this.sent] = [[], [], undefined];
    if (kept && !isSame(this.now.draft, this.saved ?? none)) {
      if (saved) this.told(saved);
      return;
    }
    this.saved = saved;
    this.now = { draft: saved ?? none, base: saved ?? none };
  }

  /**
   * Where both sides agree, or only one changed something, the base is what the server has; so it is where a save wrote, whatever
   * the server made of that (D18).
   */
  private agree({ draft, base }: Version, written: readonly string[] = []): Version {
    const saved = this.saved ?? none;
    const places = contestedPlaces(base, draft, saved).filter(
      (place) => !written.some((pointer) => isWithin(place, pointer) || isWithin(pointer, place)),
    );
    return {
      draft,
      base: places.reduce<Leaves>((leaves, place) => withPlace(leaves, place, base), saved),
    };
  }

  private step(change: () => void): void {
    const before = this.now;
    change();
    if (isSameVersion(before, this.now)) return;
    this.future = [];
    this.past.push(before);
    if (this.past.length > this.limit) this.past.shift();
  }

  private carry(change: (version: Version) => Version): void {
    this.now = change(this.now);
    // Steps that the server has made by itself are none: each changes the version that follows it.
    const isStep = (version: Version, index: number, stack: readonly Version[]) =>
      !isSameVersion(version, stack[index + 1] ?? this.now);
    this.past = this.past.map(change).filter(isStep);
    this.future = this.future.map(change).filter(isStep);
  }

  /** The step that changes something; those that the server has made by itself are none. */
  private next(stack: Version[]): Version | undefined {
    for (let version = stack.at(-1); version; version = stack.at(-1)) {
      if (!isSameVersion(version, this.now)) return version;
      stack.pop();
    }
    return undefined;
  }

  private move(from: Version[], to: Version[]): void {
    const version = this.next(from);
    if (!version) return;
    from.pop();
    to.push(this.now);
    this.now = version;
  }
}

/**
 * What a version's edits were made on where the server tells something while a save is on its way: at the places that are not as
 * they were sent and that the server changed, what was sent (D18). Nobody can tell what the save has done there from what others
 * have.
 */
function editedOnSent({ draft, base }: Version, sent: Leaves, [before, content]: [Leaves, Leaves]) {
  const places = differingPlaces(sent, draft).filter((place) => !isSameAt(before, content, place));
  const from = places.reduce<Leaves>((leaves, place) => withPlace(leaves, place, sent), before);
  // What was in conflict stays so until the save's answer.
  const standing = contestedPlaces(base, draft, before);
  return { from, base: standing.reduce<Leaves>((leaves, place) => withPlace(leaves, place, base), from) };
}

/** The leaves in which two configs differ; an empty object is none where the other one has something in it. */
function changedLeaves(before: Leaves, after: Leaves): string[] {
  const isFilled = (leaves: Leaves, at: string) =>
    [...leaves.keys()].some((each) => each.startsWith(`${at}/`));
  return [...new Set([...before.keys(), ...after.keys()])].filter(
    (at) => before.get(at) !== after.get(at) && !isFilled(before, at) && !isFilled(after, at),
  );
}

function isSameAt(a: Leaves, b: Leaves, place: string): boolean {
  return isSame(leavesWithin(a, place), leavesWithin(b, place));
}

function isSameVersion(a: Version, b: Version): boolean {
  return isSame(a.draft, b.draft) && isSame(a.base, b.base);
}
