import { describe, expect, it } from "vitest";
import { z } from "zod";
import {
  createInstallationRequestSchema,
  oauthConnectRequestSchema,
  patchObjectConfigContentRequestSchema,
  updateInstallationRequestSchema,
} from "../../src/contract/index.js";
import {
  hasContractDocuments,
  type JsonObject,
  readContractDocument,
  skippedWithoutContract,
} from "../support/contract-documents.js";
import { schemasByContractName, writeSchemasByContractName } from "./support/schemas.js";
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
  [/^Project\.entitlements: only the contract's$/, "entitlements belong to the platform's own UI"],
  [
    /onnection\.(apiKey|oauth2AuthorizationCode): only the contract's$/,
    "credentials are left out on purpose: no answer of the mock holds any",
  ],
  [/onnection\.providerApp: only the contract's$/, "the kit does not use it"],
  [
    /\.(valueType|action|status): contract says string, we say one of /,
    "the contract lists the values in words only",
  ],
  [/^Operation\.metadata\.progress: only the contract's$/, "reading records is not modelled"],
  [/^Operation\.(updateTime|resource): only ours$/, "seed 000's answer has both"],
  [
    /^UpsertMetadataResponse\.fields\.\*\.\*\.metadata\.\*: only ours$/,
    "the contract writes additionalProperties: true, which is the same",
  ],
  [
    /^ProviderInfo\.(authHealthCheck|postAuthInfoNeeded|media|labels|subscribeRequirements|modules|providerAppMetadata): only the contract's$/,
    "pictures and modules of providers are not modelled",
  ],
  [
    /^ProviderInfo\.(oauth2Opts\.(audience|scopeMappings|tokenMetadataFields\.otherFields|authURLParams|accessTokenOpts|keepAliveIntervalHours)|customOpts\.(headers|queryParams|providerInputs)|metadata\.postAuthentication): only the contract's$/,
    "the service's own requests need it, and no customer who connects",
  ],
  [/upport\.subscribeSupport: only the contract's$/, "subscriptions are not modelled beyond their config"],
  [
    /^Write\w+(\.\w+(\[\])?)*\.(record|data): contract says object, we say any$/,
    "a record is opaque: a check of its own says that it is an object",
  ],
  [
    /ssociations\[\]\.(to|types): only ours$/,
    "the contract says what an association looks like in its examples only",
  ],
  [
    /^WriteRequest\.headers\[\]\.(key|value): required only by us$/,
    "a header without its name or its value cannot be forwarded",
  ],
];

function isIntended(difference: string): boolean {
  return intended.some(([pattern]) => pattern.test(difference));
}

describe.skipIf(!hasContractDocuments)(`our schemas and the contract agree${skippedWithoutContract}`, () => {
  const document = hasContractDocuments ? readContractDocument("api") : {};
  const contractSchemas = (((document["components"] ?? {}) as JsonObject)["schemas"] ?? {}) as JsonObject;
  const writeDocument = hasContractDocuments ? readContractDocument("write") : {};
  const writeSchemas = (((writeDocument["components"] ?? {}) as JsonObject)["schemas"] ?? {}) as JsonObject;
  const resolve = (ref: string) => contractSchemas[ref.replace("#/components/schemas/", "")];

  function compare(contract: Shape, schema: z.ZodType, name: string): string[] {
    const ours = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
    return compareShapes(contract, readShape(ours, resolve), name);
  }

  /** Every schema of ours beside the contract's, by its name. */
  const pairs = [
    ...Object.entries(schemasByContractName).map(([name, schema]) => ({
      name,
      schema,
      contract: contractSchemas[name],
    })),
    ...Object.entries(writeSchemasByContractName).map(([name, schema]) => ({
      name,
      schema,
      contract: writeSchemas[name],
    })),
  ];

  it.each(pairs)(
    "our schema has the contract's names, required lists, types, choices and limits: $name",
    (pair) => {
      if (pair.contract === undefined) throw new Error(`no schema ${pair.name}`);
      const differences = compare(readShape(pair.contract, resolve), pair.schema, pair.name);
      expect(differences.filter((difference) => !isIntended(difference))).toEqual([]);
    },
  );

  it("every intended difference from the contract is still there", () => {
    const differences = pairs.flatMap(({ name, schema, contract }) =>
      compare(readShape(contract, resolve), schema, name),
    );
    const stale = intended.filter(([pattern]) => !differences.some((difference) => pattern.test(difference)));
    expect(stale).toEqual([]);
  });

  const requestBodies = {
    createInstallation: createInstallationRequestSchema,
    oauthConnect: oauthConnectRequestSchema,
    updateInstallation: updateInstallationRequestSchema,
    patchObjectConfigContent: patchObjectConfigContentRequestSchema,
  };

  it.each(Object.entries(requestBodies))(
    "our schema of the request body of %s has the contract's names, required lists and types",
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
  oauthConnect: [],
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
