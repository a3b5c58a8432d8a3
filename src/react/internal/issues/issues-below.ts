import type { FieldKey } from "../../../facts/field-identity.js";
import { groupByPlace } from "../../../json/by-place.js";
import { memoize } from "../../../json/memoize.js";
import { formatPointer, parsePointer } from "../../../json/pointer.js";
import type { ConfigIssue } from "../../../save/issues.js";

const none: readonly ConfigIssue[] = [];
const byPlaceOf = memoize((issues: readonly ConfigIssue[], fieldKey: FieldKey) =>
  groupByPlace(issues, ({ path }) => keyOfPlace(path, fieldKey)),
);

const asSpelled: FieldKey = (name) => name;

/**
 * Returns the issues at or below the place that a JSON Pointer leads to, in their order; a field that stands there is found under
 * any spelling that `fieldKey` takes for the same.
 */
export function issuesBelow(
  issues: readonly ConfigIssue[],
  path: string,
  fieldKey = asSpelled,
): readonly ConfigIssue[] {
  if (path === "" || issues.length === 0) return issues;
  return byPlaceOf(issues, fieldKey).get(keyOfPlace(path, fieldKey)) ?? none;
}

const namedByField =
  /^(\/(?:read|write)\/objects\/[^/]*\/selected(?:FieldSettings|ValueDefaults|FieldMappings|ValueMappings|Fields))(\/[^/]*)/;

/** Returns the pointer with the key of a field in place of its name. */
function keyOfPlace(path: string, fieldKey: FieldKey): string {
  return path.replace(namedByField, (_, section: string, name: string) => {
    const [field = ""] = parsePointer(name);
    return section + formatPointer([fieldKey(String(field))]);
  });
}
