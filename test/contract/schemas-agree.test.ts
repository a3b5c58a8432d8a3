import { describe, expect, it } from "vitest";
import { z } from "zod";
import {
  createInstallationRequestSchema,
  patchObjectConfigContentRequestSchema,
  updateInstallationRequestSchema,
} from "../../src/contract/index.js";
import {
  hasContractDocuments,
  type JsonObject,
  readContractDocument,
  skippedWithoutContract,
} from "../support/contract-documents.js";
import { schemasByContractName } from "./support/schemas.js";
import { compareShapes, readShape, type Shape } from "./support/shape.js";

/** Every difference there may be, with its reason; one that no schema shows any more is a fault too. */
const intended: readonly [difference: RegExp, reason: string][] = [
  [
    /\.(selectedFields|selectedFieldMappings): required only by the contract$/,
    "seed 000 and the contract's own request examples leave them out; the mock fills them in",
  ],
  [/\.inheritMapping: only ours$/, "seed 000's combined sample has it in a write object"],
  [
    /ieldFilters\[\]\.value: contract says any, we say string,boolean,number$/,
    "ReadFilterValue allows string, boolean and number in words only",
  ],
  [/\.context\.\*: only ours$/, "the contract writes additionalProperties: true, which is the same"],
  [/\.customAuth\.\*: only ours$/, "the contract writes additionalProperties: true, which is the same"],
  [
    /(ValueDefault|selectedValueDefaults\.\*)(\.value: only ours|\.applyOnUpdate: only ours|\|\d: only the contract's|: contract says any, we say object)$/,
    "ours is one object with a union of values; the contract a union of three objects",
  ],
  [
    /^JSONPatchOperation(\.(op|path|value): only the contract's|\|\d: only ours|: contract says object, we say any)$/,
    "ours is a union by op, so that a value is required exactly where RFC 6902 requires one",
  ],
  [
    /(^|\.)IntegrationObject\.schedule: required only by the contract$|\.read\.objects\[\]\.schedule: required only by the contract$/,
    "M36: a manifest may do without; the mock answers an empty schedule then",
  ],
  [
    /(WriteObject|\.write\.objects\[\])\.(mode|endpoint|schedule|customObject|displayName|prompt|customFields): only ours$/,
    "L1: the 2023 form is read into the same model; the contract knows only form 1.0.0",
  ],
  [/\.watchSchema: only the contract's$/, "schema watching is no part of the kit"],
  [/^Project\.entitlements: only the contract's$/, "entitlements belong to the platform's own UI"],
  [
    /onnection\.(apiKey|oauth2AuthorizationCode): only the contract's$/,
    "credentials are left out on purpose: no answer of the mock holds any",
  ],
  [/onnection\.providerApp: only the contract's$/, "the kit does not use it"],
];

function isIntended(difference: string): boolean {
  return intended.some(([pattern]) => pattern.test(difference));
}

describe.skipIf(!hasContractDocuments)(`our schemas and the contract agree${skippedWithoutContract}`, () => {
  const document = hasContractDocuments ? readContractDocument("api") : {};
  const contractSchemas = ((document["components"] ?? {}) as JsonObject)["schemas"] as JsonObject;
  const resolve = (ref: string) => contractSchemas[ref.replace("#/components/schemas/", "")];

  function compare(contract: Shape, schema: z.ZodType, name: string): string[] {
    const ours = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
    return compareShapes(contract, readShape(ours, resolve), name);
  }

  it.each(Object.keys(schemasByContractName))(
    "%s: same names, required lists, types, choices and limits",
    (name) => {
      const schema = schemasByContractName[name];
      if (!schema || !Object.hasOwn(contractSchemas, name)) throw new Error(`no schema ${name}`);
      const differences = compare(readShape(contractSchemas[name], resolve), schema, name);
      expect(differences.filter((difference) => !isIntended(difference))).toEqual([]);
    },
  );

  it("every intended difference is still there", () => {
    const differences = Object.entries(schemasByContractName).flatMap(([name, schema]) =>
      compare(readShape(contractSchemas[name], resolve), schema, name),
    );
    const stale = intended.filter(([pattern]) => !differences.some((difference) => pattern.test(difference)));
    expect(stale).toEqual([]);
  });

  const requestBodies = {
    createInstallation: createInstallationRequestSchema,
    updateInstallation: updateInstallationRequestSchema,
    patchObjectConfigContent: patchObjectConfigContentRequestSchema,
  };

  it.each(Object.entries(requestBodies))(
    "the request body of %s: same names, required lists and types",
    (id, schema) => {
      const [operation] = Object.values(document["paths"] as JsonObject)
        .flatMap((item) => Object.values(item as JsonObject) as JsonObject[])
        .filter((candidate) => candidate["operationId"] === id);
      const contents = ((operation?.["requestBody"] as JsonObject)["content"] as JsonObject)[
        "application/json"
      ];
      const contract = readShape((contents as JsonObject)["schema"], resolve);
      expect(compare(contract, schema, id).sort()).toEqual(requestDifferences[id]);
    },
  );
});

/** Where a request's schema is meant to differ: content is judged apart, and one schema stands for both ways to name an installation. */
const requestDifferences: Record<string, string[]> = {
  createInstallation: [
    ...["proxy", "provider", "read", "subscribe", "write"].map(
      (name) => `createInstallation.config.content.${name}: only the contract's`,
    ),
    "createInstallation.config.content: contract says object, we say any",
  ].sort(),
  updateInstallation: [
    "updateInstallation.installation.*: only ours",
    "updateInstallation.installation.config: only the contract's",
    "updateInstallation.installation.connectionId: only the contract's",
    // I1: an empty mask is refused.
    "updateInstallation.updateMask: contract says array, we say array minItems 1",
  ],
  patchObjectConfigContent: [
    "patchObjectConfigContent.action: only ours",
    "patchObjectConfigContent.changes: only ours",
    "patchObjectConfigContent.groupRef: only ours",
    "patchObjectConfigContent.installationId: only ours",
    "patchObjectConfigContent: contract says any, we say object",
    "patchObjectConfigContent|0: only the contract's",
    "patchObjectConfigContent|1: only the contract's",
  ],
};
