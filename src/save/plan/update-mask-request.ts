import type { InstallationConfigContent } from "../../contract/index.js";
import { configActions } from "../../facts/config-actions.js";
import { formatMaskPath } from "../../facts/mask-path.js";
import { setIn, type Path } from "../../json/path.js";
import type { ConfigDifference, ObjectEdit } from "./config-difference.js";
import { integrationPath } from "./request-path.js";
import type { SaveTarget, UpdateMaskRequest } from "./save-plan.js";

/**
 * Builds the request with the shortest mask for all that `found` has to send but the `patched` edits, which go another
 * way; `undefined` where nothing is left. Throws where the target has no installation id.
 */
export function updateMaskRequest(
  found: ConfigDifference,
  patched: readonly ObjectEdit[],
  { target, provider, skipSampling }: { target: SaveTarget; provider: string; skipSampling: boolean },
): UpdateMaskRequest | undefined {
  const parts = maskedParts(found, patched);
  if (parts.length === 0) return undefined;
  if (target.installationId === undefined) {
    throw new Error(
      "planSave failed: target.installationId is missing, but this change needs an update mask; pass the id of the installation that the saved config belongs to.",
    );
  }
  const content = parts.reduce<unknown>((partial, { place, value }) => setIn(partial, place, value), {
    provider,
  });
  return {
    method: "PATCH",
    path: `${integrationPath(target)}/installations/${encodeURIComponent(target.installationId)}`,
    ...(skipSampling && { query: { skipSampling: "true" as const } }),
    body: {
      updateMask: parts.map(({ place }) => formatMaskPath(["config", "content", ...place])),
      // Each part is copied from a config content to the same place.
      installation: { config: { content: content as InstallationConfigContent } },
    },
  };
}

/** The places below `config.content` that the mask names, with what the draft has there. */
function maskedParts(found: ConfigDifference, patched: readonly ObjectEdit[]) {
  const parts: { place: Path; value: unknown }[] = [];
  for (const action of configActions) {
    if (found.wholeMaps.has(action)) {
      parts.push({ place: [action, "objects"], value: found.wholeMaps.get(action) });
      continue;
    }
    for (const edit of found.edits) {
      if (edit.action !== action || patched.includes(edit)) continue;
      parts.push({ place: [action, "objects", edit.name], value: edit.after });
    }
  }
  if (found.proxyEnabled !== undefined) {
    parts.push({ place: ["proxy", "enabled"], value: found.proxyEnabled });
  }
  return parts;
}
