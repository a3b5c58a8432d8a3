import type { Node } from "yaml";
import type { IntegrationObject } from "../../contract/index.js";
import { nearestName } from "../../json/nearest-name.js";

/** The read objects of an integration, as its other actions refer to them. */
export interface ReadObjects {
  has(objectName: string): boolean;
  /** A hint that names the read object that was probably meant. */
  nearestHint(objectName: string): string | undefined;
  /** The integration: that an object is not there can only be said of all of it. */
  readonly extent: Node;
}

/** Creates the look-up by name. */
export function createReadObjects(objects: readonly IntegrationObject[], extent: Node): ReadObjects {
  const names = objects.map(({ objectName }) => objectName);
  const known = new Set(names);
  return {
    has: (objectName) => known.has(objectName),
    nearestHint: (objectName) => {
      const nearest = nearestName(objectName, names);
      return nearest === undefined ? undefined : `did you mean the read object \`${nearest}\`?`;
    },
    extent,
  };
}
