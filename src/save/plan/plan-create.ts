import { diffLeaves } from "../../draft/merge/changes.js";
import { contentShape, presentAt, shapeBelow } from "../../draft/merge/config-shape.js";
import { integrationPath } from "./request-path.js";
import type { PlanSaveInput, SavePlan } from "./save-plan.js";

/** Plans the installation of a draft for a group that has none yet: the draft is sent whole. */
export function planCreate({ draft, target, changes, skipSampling = false }: PlanSaveInput): SavePlan {
  const provider = draft.provider ?? target.provider;
  // `null` in the place of a section is no section.
  const sections = Object.entries(draft).filter(
    ([name, part]) => name !== "provider" && presentAt(part, shapeBelow(contentShape, name)) !== undefined,
  );
  const content = { provider: target.provider, ...Object.fromEntries(sections) };
  const { groupRef, connectionId, revisionId } = target;
  return {
    kind: "create",
    requests: [
      {
        method: "POST",
        path: `${integrationPath(target)}/installations`,
        ...(skipSampling && { query: { skipSampling: "true" as const } }),
        body: {
          groupRef,
          ...(connectionId !== undefined && { connectionId }),
          config: { ...(revisionId !== undefined && { revisionId }), content },
        },
      },
    ],
    changes: changes ?? diffLeaves(undefined, content),
    fallbacks: [],
    unsupported:
      provider === target.provider
        ? []
        : [{ path: "/provider", reason: "The integration connects to another provider." }],
  };
}
