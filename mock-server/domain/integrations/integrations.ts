import type {
  Integration,
  IntegrationContent,
  IntegrationWriteObject,
  Manifest,
} from "../../../src/contract/index.js";
import { copyJson } from "../../../src/json/copy.js";
import { didYouMean } from "../../../src/json/did-you-mean.js";
import { quote } from "../../../src/json/quote.js";
import type { DomainContext } from "../context.js";
import { accept, type Outcome, refuse } from "../outcome.js";
import { type Object2023, readObjects2023 } from "./form-2023.js";

/** The integrations that are deployed. */
export interface Integrations {
  /** Lists them in the order of the manifest. */
  list(): readonly Integration[];
  /** Finds one by its id or its name (`leniencies.integrationByName`); `parameter` is what the path calls it in the issue. */
  find(idOrName: string, parameter?: string): Outcome<Integration>;
  /** Lists what those for a provider declare. */
  contentsFor(provider: string): readonly IntegrationContent[];
  /** Gives a write object in the provider's terms; `undefined` for one of form 1.0.0, whose names are the provider's already. */
  object2023(object: IntegrationWriteObject): Object2023 | undefined;
}

/** Deploys a manifest: every integration gets an id and its first revision. */
export function createIntegrations(context: DomainContext, manifest: Manifest): Integrations {
  const integrations = manifest.integrations.map((content) => deploy(context, manifest.specVersion, content));
  // Read once, so that the engine sees the same content each time and plans the fields of an object once.
  const objects2023 = new Map(
    integrations.flatMap(({ latestRevision }) => readObjects2023(latestRevision.content)),
  );
  const contents = integrations.map(({ latestRevision }) => latestRevision.content);
  return {
    list: () => integrations,
    find(idOrName, parameter = "integrationId") {
      const found =
        integrations.find(({ id }) => id === idOrName) ?? integrations.find(({ name }) => name === idOrName);
      return found
        ? accept(found)
        : refuseUnknown(context, integrations, { name: parameter, value: idOrName });
    },
    contentsFor: (provider) => contents.filter((content) => content.provider === provider),
    object2023: (object) => objects2023.get(object),
  };
}

function deploy(
  { ids, project }: DomainContext,
  specVersion: string,
  content: IntegrationContent,
): Integration {
  const { createTime } = project;
  return {
    id: ids.next("integration"),
    projectId: project.id,
    name: content.name,
    provider: content.provider,
    createTime,
    latestRevision: {
      id: ids.next("revision"),
      specVersion,
      createTime,
      content: withSchedules(copyJson(content)),
    },
  };
}

// The contract asks every read object of an answer for a schedule; a manifest may do without.
function withSchedules(content: IntegrationContent): IntegrationContent {
  if (!content.read?.objects) return content;
  const objects = content.read.objects.map((object) => ({ schedule: "", ...object }));
  return { ...content, read: { ...content.read, objects } };
}

function refuseUnknown(
  { project }: DomainContext,
  known: readonly Integration[],
  parameter: { name: string; value: string },
) {
  const names = known.map(({ name }) => name);
  const hint = didYouMean(parameter.value, names);
  return refuse({
    status: 404,
    detail: `no integration ${quote(parameter.value)} in project ${quote(project.name)}${hint}`,
    remedy: `the manifest has ${known.map(({ id, name }) => `${quote(name)} (${id})`).join(", ")}`,
    where: { in: "path", ...parameter },
    rules: ["I4"],
  });
}
