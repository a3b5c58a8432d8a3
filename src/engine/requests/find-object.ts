import type {
  InstallationConfigContent,
  IntegrationContent,
  WriteConfigObject,
} from "../../contract/index.js";
import { own } from "../../json/object.js";
import { quote } from "../../json/quote.js";
import { createManifestLookup, type ManifestLookup } from "../../manifest/lookup/manifest-lookup.js";
import { nearestName } from "../../json/nearest-name.js";
import type { WriteProblem } from "../write-answer.js";

/** Says where the object of a write is missing. */
export interface ObjectProblem extends Omit<WriteProblem, "title"> {
  readonly code: Exclude<WriteProblem["code"], "installation-not-found">;
}

/** The object of a write, or where it is missing. */
export type FoundObject =
  | {
      readonly ok: true;
      /** In the manifest. */ readonly objectName: string;
      readonly config: WriteConfigObject;
    }
  | { readonly ok: false; readonly problem: ObjectProblem };

/** Finds the object that a request's path names: by its name in the manifest, or by the name that it is mapped to. */
export type FindObject = (
  integration: IntegrationContent,
  content: InstallationConfigContent,
  name: string,
) => FoundObject;

/**
 * Creates a finder. It finds a write object of the manifest by its name. Else it finds one that inherits its mapping (set in
 * manifest or config) by the `mapToName` of its read object. The installation must have it too. Each manifest is indexed once,
 * so it must not be mutated.
 */
export function createObjectFinder(): FindObject {
  const lookups = new WeakMap<IntegrationContent, ManifestLookup>();
  return (integration, content, name) => {
    let lookup = lookups.get(integration);
    if (!lookup) lookups.set(integration, (lookup = createManifestLookup(integration)));
    const written = lookup.writeObject(
      name,
      ({ objectName, inheritMapping }) =>
        inheritMapping === true || writeConfig(content, objectName)?.inheritMapping === true,
    );
    if (!written) return { ok: false, problem: notInManifest(integration, name) };
    const { objectName } = written;
    const config = writeConfig(content, objectName);
    return config ? { ok: true, objectName, config } : { ok: false, problem: notInInstallation(objectName) };
  };
}

function notInManifest({ name: integrationName, write }: IntegrationContent, name: string): ObjectProblem {
  const names = (write?.objects ?? []).map(({ objectName }) => objectName);
  const nearest = nearestName(name, names);
  const hint = nearest === undefined ? "" : ` (did you mean ${quote(nearest)}?)`;
  return {
    code: "object-not-in-manifest",
    detail: `the manifest of integration ${quote(integrationName)} has no write object ${quote(name)}${hint}`,
    remedy: `${names.length > 0 ? `write to one of ${listNames(names)}, or ` : ""}add the object to write.objects in amp.yaml and deploy it`,
  };
}

function notInInstallation(objectName: string): ObjectProblem {
  return {
    code: "object-not-in-installation",
    detail: `the installation's config has no write object ${quote(objectName)}; the manifest has it`,
    remedy: `add it to config.content.write.objects of the installation, with setEnableWrite() or PATCH …/installations/{installationId}`,
  };
}

function writeConfig(content: InstallationConfigContent, objectName: string): WriteConfigObject | undefined {
  return own(content.write?.objects, objectName);
}

function listNames(names: readonly string[]): string {
  const shown = names.slice(0, 10).map(quote).join(", ");
  return names.length > 10 ? `${shown}, …` : shown;
}
