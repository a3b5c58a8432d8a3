import type { WriteConfigObject, WriteRequest } from "../../contract/index.js";
import { providerCapabilities } from "../../facts/provider-capabilities.js";
import { quote } from "../../json/quote.js";
import type { ProviderPort, WriteCapabilities } from "../ports.js";
import type { RequestFault } from "./request-fault.js";

const phrases: Record<keyof WriteCapabilities, string> = {
  batch: "batch writes",
  deletion: "deletion",
  ifEmpty: 'writeOnUpdate "ifEmpty"',
  associations: "associations",
  headers: "extra headers",
};

/** A write, whichever group it is for. */
type Write = Omit<WriteRequest, "groupRef">;
type Provider = Pick<ProviderPort, "name" | "capabilities">;

/**
 * Finds what a request needs and the provider does not support, or the customer does not allow. `ifEmpty` is not checked here,
 * as it depends on the record.
 */
export function allowanceFaults(
  request: Write,
  provider: Provider,
  objectConfig: WriteConfigObject,
): RequestFault[] {
  const faults = capabilityFaults(request, provider);
  // If the provider cannot delete at all, enabling deletion would be no remedy.
  if (request.type === "delete" && provider.capabilities.deletion)
    faults.push(...deletionFaults(objectConfig));
  return faults;
}

function capabilityFaults(request: Write, provider: Provider): RequestFault[] {
  const { type, batch, autoBatchPolicy, associations, headers } = request;
  const { name, capabilities } = provider;
  const faults: RequestFault[] = [];
  if (type === "delete" && !capabilities.deletion) {
    faults.push(capabilityFault("deletion", name, "type", "delete the record in the provider itself"));
  }
  if (batch && !capabilities.batch) {
    const remedy = "send each record as record in a request of its own";
    faults.push(capabilityFault("batch", name, "batch", remedy));
  }
  if (autoBatchPolicy && !capabilities.batch) {
    faults.push(capabilityFault("batch", name, "autoBatchPolicy", "leave it out"));
  }
  if (type !== "delete" && !capabilities.associations) {
    const linked = batch?.findIndex((item) => isFilled(item.associations)) ?? -1;
    if (isFilled(associations))
      faults.push(capabilityFault("associations", name, "associations", "leave them out"));
    if (linked >= 0) {
      const where = `batch[${String(linked)}].associations`;
      faults.push(capabilityFault("associations", name, where, "leave them out"));
    }
  }
  if (isFilled(headers) && !capabilities.headers) {
    faults.push(capabilityFault("headers", name, "headers", "leave them out"));
  }
  return faults;
}

function deletionFaults({ objectName, deletionSettings }: WriteConfigObject): RequestFault[] {
  if (deletionSettings?.enabled === true) return [];
  return [
    {
      rule: "W13",
      where: "type",
      expected: `records of ${quote(objectName)} cannot be deleted, because deletion is not enabled for this object in the installation's config`,
      remedy:
        "set deletionSettings.enabled to true in its write config, for example with setEnableDeletion()",
    },
  ];
}

/** Describes the fault of a missing capability: which one, which providers have it, and how to do without. */
export function capabilityFault(
  capability: keyof WriteCapabilities,
  providerName: string,
  where: string,
  remedy: string,
): RequestFault {
  const able = [...providerCapabilities].filter(([, has]) => has[capability]).map(([name]) => name);
  return {
    rule: "W8",
    where,
    expected: `provider ${quote(providerName)} does not support ${phrases[capability]}, which is supported for ${able.join(" and ")}`,
    remedy,
  };
}

function isFilled(list: readonly unknown[] | undefined): boolean {
  return list !== undefined && list.length > 0;
}
