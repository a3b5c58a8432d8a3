import type { IntegrationContent } from "../../contract/index.js";
import { isJsonObject, own } from "../../json/object.js";
import { configActions } from "../handlers/config-actions.js";
import { deepEqual } from "../../json/equal.js";
import { initialObject } from "../handlers/initial-object.js";
import { getIn, setIn } from "../../json/path.js";

/**
 * Returns `base` with what enabling filled into the objects that both `mine` and `theirs` added since: it was no choice of
 * the user's, so a rebase lets it give way to what the server has (D7, D11).
 */
export function withFilledIn(
  base: unknown,
  mine: unknown,
  theirs: unknown,
  manifest: IntegrationContent | undefined,
): unknown {
  let result = base;
  for (const action of configActions) {
    const objects = getIn(mine, [action, "objects"]);
    for (const [name, object] of Object.entries(isJsonObject(objects) ? objects : {})) {
      const path = [action, "objects", name];
      if (getIn(base, path) !== undefined || getIn(theirs, path) === undefined) continue;
      result = setIn(result, path, commonPart(object, initialObject(action, name, manifest)));
    }
  }
  return result;
}

/** What `a` has just as `b` has it; `undefined` where they have nothing in common. */
function commonPart(a: unknown, b: unknown): unknown {
  if (deepEqual(a, b)) return a;
  if (!isJsonObject(a) || !isJsonObject(b)) return undefined;
  const parts = Object.keys(a).map((name) => [name, commonPart(own(a, name), own(b, name))] as const);
  return Object.fromEntries(parts.filter(([, part]) => part !== undefined));
}
