import { setIn } from "../../../json/path.js";
import { deepEqual } from "../../../json/equal.js";
import { formatPointer } from "../../../json/pointer.js";
import { diffParts } from "../../merge/changes.js";
import type { Outcome, Patch, Step } from "./step.js";

/** Typing that pauses for longer is another step. */
const TYPING_PAUSE_MS = 1_000;

/** Returns the pointer of the one text or number that was typed on; `undefined` for any other edit. */
export function typedAt(patches: readonly Patch[]): string | undefined {
  const [patch, ...otherPatches] = patches;
  if (!patch || otherPatches.length > 0) return undefined;
  const [change, ...others] = diffParts(patch.before, patch.after);
  if (!change || others.length > 0) return undefined;
  const [was, is] = [textOf(change.before), textOf(change.after)];
  if (was === undefined || is === undefined || !isTypedOn(was, is)) return undefined;
  return formatPointer(patch.path) + change.path;
}

function textOf(value: unknown): string | undefined {
  if (value === undefined) return "";
  return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
}

/** Whether one text is the other with characters inserted at one place. A whole text at once was chosen or pasted, not typed. */
function isTypedOn(was: string, is: string): boolean {
  const [short, long] = was.length < is.length ? [was, is] : [is, was];
  if (short === "") return long.length === 1;
  let start = 0;
  while (start < short.length && short[start] === long[start]) start += 1;
  return short.slice(start) === long.slice(long.length - short.length + start);
}

/** Joins two steps of typing in one text: the result goes from before the first to after the second. */
export function joinTyping(first: Outcome, second: Outcome): Outcome {
  const [a, b] = [first.patches[0], second.patches[0]];
  const conflicts = new Map(first.conflictPatches.map((each) => [formatPointer(each.path), each]));
  for (const each of second.conflictPatches) {
    const pointer = formatPointer(each.path);
    conflicts.set(pointer, { ...each, before: (conflicts.get(pointer) ?? each).before });
  }
  return {
    patches: a && b ? joinPatches(a, b) : second.patches,
    conflictPatches: [...conflicts.values()].filter(({ before, after }) => !deepEqual(before, after)),
  };
}

/** The two places are the same, or one contains the other: the container that came or went with the text. */
function joinPatches(first: Patch, second: Patch): Patch[] {
  const isInFirst = second.path.length >= first.path.length;
  const joined = isInFirst
    ? {
        ...first,
        after: setIn(first.after, second.path.slice(first.path.length), second.after),
      }
    : {
        ...second,
        before: setIn(second.before, first.path.slice(second.path.length), first.before),
      };
  return deepEqual(joined.before, joined.after) ? [] : [joined];
}

/** Whether a step goes on typing where the one before it typed. */
export function goesOnTyping(last: Step, step: Step): boolean {
  return (
    last.typedAt !== undefined &&
    last.typedAt === step.typedAt &&
    last.label === step.label &&
    step.at - last.at < TYPING_PAUSE_MS
  );
}
