/** Where the contract contradicts itself or the seeds, each with its reason; tests make these exceptions and no other. */

/**
 * `oneOf` whose branches overlap, so that values which the document plainly means match twice: a field with both `fieldName`
 * and `mapToName` is an existent field and, since nothing closes the schemas, a mapping too. They are read as `anyOf`.
 */
export const overlappingUnions: ReadonlySet<string> = new Set([
  "IntegrationField",
  "HydratedIntegrationField",
]);

/** Examples that contradict their own schema. */
export const contradictoryExamples: readonly RegExp[] = [
  // JSON written as a string, for a map.
  /\.selectedFields$/,
  /\.selectedFieldMappings$/,
  // A list as the example of one of its items.
  /\.otherEvents\[\]$/,
  /\.requiredWatchFields\[\]$/,
];

/** Operations with an example of a whole body that breaks its schema. */
export const contradictoryBodies: readonly string[] = [
  // Its group and consumer lack the projectId and createTime that the contract requires of both.
  "updateConnection",
];
