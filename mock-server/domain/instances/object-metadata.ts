import type { Integration, ObjectMetadata } from "../../../src/contract/index.js";
import { didYouMean } from "../../../src/json/did-you-mean.js";
import { quote } from "../../../src/json/quote.js";
import { findProvider } from "../../providers/find-provider.js";
import { listDeclaredNames } from "../integrations/declared-names.js";
import { displayNameOf } from "./display-name.js";
import { ownObjectName } from "../integrations/form-2023.js";
import type { Integrations } from "../integrations/integrations.js";
import type { InstanceOwner, Instances } from "./instances.js";
import { accept, type Outcome, refuse } from "../outcome.js";

/** The object and the instance that a request asks for. */
export interface MetadataRequest extends InstanceOwner {
  /** The provider's name of the object. */
  objectName: string;
  /** The name to which the integration's manifest maps the object. */
  mappedObjectName?: string | undefined;
  excludeReadOnly: boolean;
}

/** The parts of a backend that describing an object uses. */
export interface MetadataNeeds {
  integrations: Pick<Integrations, "contentsFor">;
  instances: Pick<Instances, "describe">;
}

/**
 * Describes an object of a customer's instance with the fields that the connected user sees; a 404 for an
 * unknown object.
 */
export function readObjectMetadata(
  { integrations, instances }: MetadataNeeds,
  request: MetadataRequest,
): Outcome<ObjectMetadata> {
  const { provider: providerName, objectName, mappedObjectName, excludeReadOnly } = request;
  const provider = findProvider(providerName);
  const { isKnown, fields, displayName } = instances.describe(request);
  if (!isKnown) {
    const names = [
      ...provider.objects.keys(),
      ...integrations.contentsFor(providerName).flatMap(listDeclaredNames),
    ];
    return refuse({
      status: 404,
      detail: `the connected ${providerName} instance has no object ${quote(objectName)}${didYouMean(objectName, names)}`,
      remedy: "name an object of the provider or of the manifest, or seed its fields into the mock backend",
      where: { in: "path", name: "objectName", value: objectName },
    });
  }
  const name = provider.objectKey(objectName);
  return accept({
    name,
    displayName: displayName ?? displayNameOf(name),
    ...(mappedObjectName !== undefined && { mappedObjectName }),
    fields: Object.fromEntries([...fields].filter(([, field]) => !excludeReadOnly || !field.readOnly)),
  });
}

/**
 * Finds the provider's name of an object. `name` may be the name of a declared object (in the 2023 form this
 * differs from the provider's), the mapped name of a read object, or the provider's name; they are tried in
 * this order.
 */
export function resolveObjectName(
  integration: Integration,
  name: string,
): Pick<MetadataRequest, "objectName" | "mappedObjectName"> {
  const provider = findProvider(integration.provider);
  const { objectKey } = provider;
  const { content } = integration.latestRevision;
  const written = content.write?.objects?.find((object) => object.objectName === name);
  if (written?.mode !== undefined) {
    return { objectName: ownObjectName(provider, written), mappedObjectName: undefined };
  }
  const readObjects = content.read?.objects ?? [];
  const key = objectKey(name);
  const isDeclared = listDeclaredNames(content).some((declared) => objectKey(declared) === key);
  const readObject = isDeclared
    ? readObjects.find((object) => objectKey(object.objectName) === key)
    : readObjects.find((object) => object.mapToName === name);
  return { objectName: readObject?.objectName ?? name, mappedObjectName: readObject?.mapToName };
}
