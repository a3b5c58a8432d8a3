import type { Manifest } from "../../../src/contract/index.js";

/** The first manifest with some of the second's objects in the place of its own. */
export function mixed(first: Manifest, second: Manifest, seed: number): Manifest {
  const next = structuredClone(first);
  next.integrations.forEach((integration, index) => {
    const other = second.integrations[(index + seed) % second.integrations.length];
    for (const action of ["read", "write", "subscribe"] as const) {
      const objects = integration[action]?.objects;
      const given = other?.[action]?.objects?.[0];
      if (!objects || !given) continue;
      const [target] = objects;
      if (seed % 3 === 0) objects.pop();
      else if (seed % 3 === 1 && target) Object.assign(target, { ...given, objectName: target.objectName });
      else Object.assign(integration, { [action]: { objects: [...objects].reverse() } });
    }
  });
  return next;
}
