import { nearestName } from "../../src/json/nearest-name.js";
import { modelledOperations, unmodelledOperations } from "./contract-operations.js";
import { createPathMatcher } from "./match-path.js";

/** What a request that no route answers is told. */
export interface UnknownRequest {
  readonly detail: string;
  readonly remedy: string;
}

const matchModelled = createPathMatcher(modelledOperations);
const matchUnmodelled = createPathMatcher(unmodelledOperations);
const methods = [...new Set(modelledOperations.map(([, method]) => method))];

/**
 * Suggests what a request that no route answers was meant to be: an operation of the contract that is not
 * modelled, the same path with another method, or the nearest path. `base` is the path of the base URL, such
 * as `/v1`.
 */
export function describeUnknown(method: string, path: string, base: string): UnknownRequest {
  const inner = path.startsWith(`${base}/`) ? path.slice(base.length) : "";
  const unmodelled = matchUnmodelled(method, inner);
  if (unmodelled) {
    return {
      detail: `${unmodelled.id} (${method} ${path}) is not modelled by the mock backend`,
      remedy: "answer it in your test by a handler of your own, in front of the mock's",
    };
  }
  const detail = `no route ${method} ${path}`;
  const served = methods.filter((each) => matchModelled(each, inner));
  if (served.length > 0) return { detail, remedy: `the path is right; use ${served.join(" or ")}` };
  const unslashed = path.replace(/\/+$/, "");
  const meant = methods.filter((each) => matchModelled(each, unslashed.slice(base.length)));
  if (meant.length > 0) {
    return { detail, remedy: `leave out the slash at the end: ${meant.join(" or ")} ${unslashed}` };
  }
  const nearest = nearestRoute(path, base);
  return {
    detail,
    remedy: nearest
      ? `did you mean ${nearest}?`
      : `check method and path; the routes of the mock backend start with ${base}/projects and ${base}/providers`,
  };
}

/** Finds the modelled route with the most similar spelling, filled with the names from the path. */
function nearestRoute(path: string, base: string): string | undefined {
  const names = path.split("/");
  const routes = new Map(
    modelledOperations.flatMap(([, method, template]) => {
      const parts = `${base}${template}`.split("/");
      // Segments are aligned from the end, so that a path without the base still gives the right names.
      const shift = names.length - parts.length;
      const filled = parts.map((part, index) => part.replace(/\{[^}]*\}/, names[index + shift] ?? part));
      return [[filled.join("/"), method] as const];
    }),
  );
  const nearest = nearestName(path, [...routes.keys()]);
  return nearest && `${routes.get(nearest) ?? ""} ${nearest}`;
}
