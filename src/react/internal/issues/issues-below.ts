import type { FieldKey } from "../../../facts/field-identity.js";
import { memoize } from "../../../json/memoize.js";
import { formatPointer, parsePointer } from "../../../json/pointer.js";
import type { ConfigIssue } from "../../../save/issues.js";

type ByPlace = ReadonlyMap<string, readonly ConfigIssue[]>;

const none: readonly ConfigIssue[] = [];
const byPlaceOf = memoize(groupByPlace);

const asSpelled: FieldKey = (name) => name;

/**
 * Returns the issues at or below the place that a JSON Pointer leads to, in their order; a field that stands there is found under
 * any spelling that `fieldKey` takes for the same. A list is gone through once, however many places are asked for: each row of a
 * table asks for its own.
 */
export function issuesBelow(
  issues: readonly ConfigIssue[],
  path: string,
  fieldKey = asSpelled,
): readonly ConfigIssue[] {
  if (path === "" || issues.length === 0) return issues;
  return byPlaceOf(issues, fieldKey).get(keyOfPlace(path, fieldKey)) ?? none;
}

function groupByPlace(issues: readonly ConfigIssue[], fieldKey: FieldKey): ByPlace {
  const groups = new Map<string, ConfigIssue[]>();
  for (const issue of issues) {
    const path = keyOfPlace(issue.path, fieldKey);
    for (let end = path.length; end > 0; end = path.lastIndexOf("/", end - 1)) {
      const place = path.slice(0, end);
      const group = groups.get(place);
      if (group) group.push(issue);
      else groups.set(place, [issue]);
    }
  }
  return groups;
}

const namedByField =
  /^(\/(?:read|write)\/objects\/[^/]*\/selected(?:FieldSettings|ValueDefaults|FieldMappings|ValueMappings|Fields))(\/[^/]*)/;

/** The pointer with the key of a field in the place of its name. */
function keyOfPlace(path: string, fieldKey: FieldKey): string {
  return path.replace(namedByField, (_, section: string, name: string) => {
    const [field = ""] = parsePointer(name);
    return section + formatPointer([fieldKey(String(field))]);
  });
}
