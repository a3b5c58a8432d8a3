import fc from "fast-check";
import type { CustomField, IntegrationContent, IntegrationWriteObject } from "../../src/contract/index.js";
import { anyText, model, nonEmpty } from "./arbitrary-manifest.js";

/** An integration of the 2023 form as it is written (seed 002). */
export interface Integration2023 {
  name: string;
  displayName?: string;
  api: string;
  actions: Action2023[];
}

interface Action2023 {
  type: "write";
  standardObjects?: Object2023[];
  customObjects?: Object2023[];
}

/** What an object has in the text: the list that it stands in says whether it is custom. */
export type Object2023 = Omit<IntegrationWriteObject, "customObject" | "inheritMapping" | "valueDefaults">;

const limitedName = fc.stringMatching(/^[A-Za-z-]{1,12}$/);
const schedule = fc.constantFrom(
  "every 1 hours",
  "every 90 minutes",
  " every  3 days",
  "* * * * *",
  "0 9 * * 1-5",
);

const customFields = fc.uniqueArray(
  model<CustomField>({ fieldName: limitedName, displayName: anyText, prompt: anyText }, [
    "fieldName",
    "displayName",
  ]),
  { maxLength: 3, selector: ({ fieldName }) => fieldName },
);

const standardParts = {
  objectName: nonEmpty,
  mode: fc.constantFrom("insert" as const, "update" as const),
  endpoint: anyText,
  schedule,
  customFields,
};
type Standard = Omit<Object2023, "displayName" | "prompt">;
const standardObject = model<Standard>(standardParts, ["objectName", "mode"]);
const customObject = model<Object2023>(
  { ...standardParts, objectName: limitedName, displayName: anyText, prompt: anyText },
  ["objectName", "mode"],
);

const list = <TObject>(object: fc.Arbitrary<TObject>) => fc.array(object, { minLength: 1, maxLength: 3 });
const action: fc.Arbitrary<Action2023> = fc
  .tuple(
    model<Omit<Action2023, "type">>(
      { standardObjects: list(standardObject), customObjects: list(customObject) },
      [],
    ),
    list(standardObject),
  )
  .map(([lists, objects]) => ({
    type: "write",
    ...(Object.keys(lists).length > 0 ? lists : { standardObjects: objects }),
  }));

const integration = model<Integration2023>(
  {
    name: nonEmpty,
    displayName: anyText,
    api: fc.oneof(fc.constantFrom("salesforce", "hubspot"), nonEmpty),
    actions: fc.array(action, { minLength: 1, maxLength: 2 }),
  },
  ["name", "api", "actions"],
);

/** Integrations that are right by N1 to N5, with hostile names (D8). */
export const arbitraryIntegrations2023: fc.Arbitrary<Integration2023[]> = fc
  .uniqueArray(integration, { minLength: 1, maxLength: 3, selector: ({ name }) => name })
  .map(withOwnEndpoints);

/** N3: an endpoint stands once in the file. */
function withOwnEndpoints(integrations: Integration2023[]): Integration2023[] {
  let count = 0;
  const rename = (objects: Object2023[]) =>
    objects.map((object) =>
      object.endpoint === undefined
        ? object
        : { ...object, endpoint: `${object.endpoint}#${String(count++)}` },
    );
  return integrations.map((each) => ({
    ...each,
    actions: each.actions.map(({ type, standardObjects, customObjects }) => ({
      type,
      ...(standardObjects && { standardObjects: rename(standardObjects) }),
      ...(customObjects && { customObjects: rename(customObjects) }),
    })),
  }));
}

/** What an integration should be read into (L1), by hand: its objects in a row, and marked where they are custom. */
export function toModel({ name, displayName, api, actions }: Integration2023): IntegrationContent {
  const objects = actions.flatMap(({ standardObjects = [], customObjects = [] }) => [
    ...standardObjects,
    ...customObjects.map((object) => ({ ...object, customObject: true })),
  ]);
  return { name, ...(displayName !== undefined && { displayName }), provider: api, write: { objects } };
}
