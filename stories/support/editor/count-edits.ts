import { parsePointer, type Change } from "../../../src/index.js";

/** One edit as a person counts: the change that was made, and those that came with it. */
export interface Edit {
  change: Change;
  with: readonly Change[];
}

/** A change, and the parts of its path. */
interface Placed {
  change: Change;
  parts: readonly string[];
}

/** Tells whether a mapping is what the manifest has an object start with. */
export type IsDefaultMapping = (objectName: string, mapToName: string, fieldName: unknown) => boolean;

/**
 * Groups changed leaves by what a person did: turning an object on or off is one edit, whatever it brings along or takes away;
 * so is choosing another field for a mapping whose values were translated. The edits keep the order of the changes.
 */
export function groupChanges(
  changes: readonly Change[],
  isDefaultMapping: IsDefaultMapping,
): readonly Edit[] {
  const placed = changes.map((change) => ({ change, parts: parsePointer(change.path) }));
  const leaders = new Map<string, Placed>();
  for (const each of placed) {
    const key = leaderKey(each);
    if (key !== undefined) leaders.set(key, each);
  }
  const edits = new Map<Placed, Change[]>();
  for (const each of placed) {
    const leader = leaderOf(each, leaders, isDefaultMapping) ?? each;
    const others = edits.get(leader) ?? [];
    edits.set(leader, leader === each ? others : [...others, each.change]);
  }
  return [...edits].map(([{ change }, others]) => ({ change, with: others }));
}

/** Under which name other changes find the one that they came with. */
function leaderKey({ change: { before, after }, parts }: Placed): string | undefined {
  const [action, , objectName, key, mapToName] = parts;
  if (key === "objectName" && parts.length === 4 && (before === undefined || after === undefined)) {
    return JSON.stringify([action, objectName]);
  }
  if (key === "selectedFieldMappings" && mapToName !== undefined && typeof before === "string") {
    return JSON.stringify([action, objectName, before]);
  }
  return undefined;
}

function leaderOf(each: Placed, leaders: ReadonlyMap<string, Placed>, isDefaultMapping: IsDefaultMapping) {
  const { parts, change } = each;
  const [action = "", , objectName = "", key, name] = parts;
  const object = leaders.get(JSON.stringify([action, objectName]));
  if (object) return object.change.after === undefined || cameWithObject() ? object : undefined;
  if (key !== "selectedValueMappings" || change.after !== undefined) return undefined;
  return leaders.get(JSON.stringify([action, objectName, name]));

  /** Whether the object's being turned on set this. */
  function cameWithObject() {
    if (parts.length === 4) return true;
    if (action === "subscribe") return true;
    return key === "selectedFieldMappings" && isDefaultMapping(objectName, name ?? "", change.after);
  }
}
