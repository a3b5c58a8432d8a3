import type {
  InstallationConfigContent,
  IntegrationContent,
  IntegrationWriteObject,
  WriteConfigObject,
} from "../contract/index.js";
import { nearestName } from "../manifest/nearest-name.js";
import { quote } from "./request-fault.js";
import { answerNotFound, type WriteAnswer } from "./write-answer.js";

/** The object of a write, or the answer that says where it is missing (W12). */
export type FoundObject =
  | {
      readonly ok: true;
      /** In the manifest. */ readonly objectName: string;
      readonly config: WriteConfigObject;
    }
  | { readonly ok: false; readonly answer: WriteAnswer };

/**
 * Finds the object that a request's path names: a write object of the manifest by its name, else one that inherits its
 * mapping (by manifest or by config) by the `mapToName` of its read object. The installation must have it too.
 */
export function findObject(
  integration: IntegrationContent,
  content: InstallationConfigContent,
  name: string,
): FoundObject {
  const declared = integration.write?.objects ?? [];
  const written =
    declared.find(({ objectName }) => objectName === name) ??
    declared.find((object) => inheritsMapping(object, content) && mapToName(object, integration) === name);
  if (!written) {
    const names = declared.map(({ objectName }) => objectName);
    const nearest = nearestName(name, names);
    const hint = nearest === undefined ? "" : ` (did you mean ${quote(nearest)}?)`;
    const answer = answerNotFound({
      code: "object-not-in-manifest",
      detail: `the manifest of integration ${quote(integration.name)} has no write object ${quote(name)}${hint}`,
      remedy: `${names.length > 0 ? `write to one of ${listNames(names)}, or ` : ""}add the object to write.objects in amp.yaml and deploy it`,
    });
    return { ok: false, answer };
  }
  const { objectName } = written;
  const config = writeConfig(content, objectName);
  if (!config) {
    const answer = answerNotFound({
      code: "object-not-in-installation",
      detail: `the installation's config has no write object ${quote(objectName)}; the manifest has it`,
      remedy: `add it to config.content.write.objects of the installation, with setEnableWrite() or PATCH …/installations/{installationId}`,
    });
    return { ok: false, answer };
  }
  return { ok: true, objectName, config };
}

function inheritsMapping(
  { objectName, inheritMapping }: IntegrationWriteObject,
  content: InstallationConfigContent,
): boolean {
  return inheritMapping === true || writeConfig(content, objectName)?.inheritMapping === true;
}

function mapToName(
  { objectName }: IntegrationWriteObject,
  integration: IntegrationContent,
): string | undefined {
  return integration.read?.objects?.find((object) => object.objectName === objectName)?.mapToName;
}

function writeConfig(content: InstallationConfigContent, objectName: string): WriteConfigObject | undefined {
  const objects = content.write?.objects;
  return objects && Object.hasOwn(objects, objectName) ? objects[objectName] : undefined;
}

function listNames(names: readonly string[]): string {
  const shown = names.slice(0, 10).map(quote).join(", ");
  return names.length > 10 ? `${shown}, …` : shown;
}
