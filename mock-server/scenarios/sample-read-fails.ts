import { listFields } from "../../src/manifest/index.js";
import { quote } from "../../src/json/quote.js";
import { seedState } from "../persistence/seeds/seed.js";
import type { Scenario } from "./scenario.js";
import { connect, fieldsOf } from "./stage.js";

/**
 * The customer is connected by a user who cannot see one field of each read object. It is the last field that the manifest names,
 * as a field or as the default of a mapping; where the manifest names none, it is the instance's first. A config that selects or
 * maps the field is refused, unless the sample read is skipped.
 */
export const sampleReadFails: Scenario = {
  description:
    "The connected user does not see a field of each read object, so that a config with it is refused.",
  setUp(stage) {
    const { name, provider, latestRevision } = stage.integration;
    const { objects = [] } = latestRevision.content.read ?? {};
    if (objects.length === 0) {
      throw new Error(
        `sample-read-fails needs a read object, and integration ${quote(name)} has none; choose another integration`,
      );
    }
    connect(stage);
    const fields = objects.map((object) => {
      const { objectName } = object;
      const named = listFields(object).flatMap(({ field }) =>
        "fieldName" in field ? field.fieldName : (field.default ?? []),
      );
      const [first = ""] = fieldsOf(stage, objectName).fields.keys();
      return { provider, objectName, groupRef: stage.groupRef, hidden: [named.at(-1) ?? first] };
    });
    seedState(stage.domains, { fields });
    return {};
  },
};
