import type { MockServerOptions } from "../../doors/http-server.js";
import { readOrigin } from "../../doors/read-origin.js";
import { readTextFile } from "../../persistence/read-text-file.js";
import { UsageError } from "../usage-error.js";

/** The options of `mock` for credentials and origins, notifications, and the names and ids of its project and integrations. */
export const accessOptions = {
  "api-key": { type: "string", multiple: true },
  "api-key-file": { type: "string" },
  "api-key-env": { type: "string" },
  origin: { type: "string", multiple: true },
  "notify-url": { type: "string" },
  "notify-secret": { type: "string" },
  "notify-secret-file": { type: "string" },
  project: { type: "string" },
  id: { type: "string", multiple: true },
} as const;

/** The help text of these options. */
export const accessHelp = `  --project <id or name>  the project, as it stands in paths (default mock-project)
  --id <what>=<id>        the id of the project, or of an integration: --id integration=<id> where there is one,
                          else --id integration:<name>=<id>
  --api-key-file <file>   the one key that is accepted, read from that file (default: any key is)
  --api-key-env <name>    the same, from that environment variable
  --api-key <key>         a key that is accepted; other users of this machine see it in the list of processes, so
                          that a file or a variable is better for a key that is used anywhere else
  --origin <origin>       pages of that origin alone may ask, such as http://localhost:5173 (default: all may)
  --notify-url <url>      gets a POST of each change of connections and installations and of each end of an
                          asynchronous write, until it is answered with 2xx; a user and a password in front
                          of its host are sent as Basic credentials
  --notify-secret-file <file>  signs them as Standard Webhooks has it (base64, perhaps behind whsec_)
  --notify-secret <secret>  the same; it is seen in the list of processes, too`;

interface GivenOptions {
  "api-key"?: string[] | undefined;
  "api-key-file"?: string | undefined;
  "api-key-env"?: string | undefined;
  origin?: string[] | undefined;
  "notify-url"?: string | undefined;
  "notify-secret"?: string | undefined;
  "notify-secret-file"?: string | undefined;
  project?: string | undefined;
  id?: string[] | undefined;
}

type AccessOptions = Pick<MockServerOptions, "apiKeys" | "origins" | "notify" | "project" | "integrationIds">;

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Reads the options; `integrations` are the names in the manifest. Throws a `UsageError` for a value that cannot be used. */
export async function readAccess(
  given: GivenOptions,
  integrations: readonly string[],
): Promise<AccessOptions> {
  const apiKeys = await readApiKeys(given);
  const notify = await readNotify(given);
  return {
    ...(apiKeys.length > 0 && { apiKeys }),
    ...(given.origin && { origins: given.origin.map(readOriginOption) }),
    ...(notify && { notify }),
    ...readNames(given, integrations),
  };
}

async function readApiKeys(given: GivenOptions): Promise<string[]> {
  const name = given["api-key-env"];
  const fromEnvironment = name === undefined ? undefined : process.env[name]?.trim();
  if (name !== undefined && !fromEnvironment) {
    throw new UsageError(`the environment variable ${name} is empty; put the key into it`);
  }
  const fromFile = await readSecretFile(given["api-key-file"], "the key");
  const keys = [...(given["api-key"] ?? []), fromEnvironment, fromFile];
  const apiKeys = keys.flatMap((key) => key ?? []);
  // The message does not repeat the value: it may be most of a key.
  if (apiKeys.every((key) => /^[\x21-\x7e]+$/.test(key))) return apiKeys;
  throw new UsageError("an API key is one word of ASCII signs, as it stands in a header; correct it");
}

async function readNotify(given: GivenOptions): Promise<AccessOptions["notify"]> {
  const { "notify-url": url, "notify-secret": inCall, "notify-secret-file": file } = given;
  if (inCall !== undefined && file !== undefined) {
    throw new UsageError(
      "the secret is given by --notify-secret and by --notify-secret-file; leave one of them out",
    );
  }
  const secret = inCall ?? (await readSecretFile(file, "the secret"));
  if (url !== undefined) return { url, secret };
  if (secret === undefined) return undefined;
  throw new UsageError("--notify-secret is for --notify-url <url>; add that or leave it out");
}

async function readSecretFile(file: string | undefined, what: string): Promise<string | undefined> {
  if (file === undefined) return undefined;
  const read = await readTextFile(file);
  if (!read.ok) throw new UsageError(`cannot read ${what} from ${file}: ${read.reason}`);
  const text = read.text.replace(/^\uFEFF/, "").trim();
  if (text === "") throw new UsageError(`${file} is empty; write ${what} into it`);
  return text;
}

function readOriginOption(text: string): string {
  const origin = readOrigin(text);
  if (origin !== undefined) return origin;
  throw new UsageError(
    `--origin is ${JSON.stringify(text)}; write scheme, host and port alone, such as http://localhost:5173`,
  );
}

function readNames(
  { project, id: ids = [] }: GivenOptions,
  integrations: readonly string[],
): Pick<AccessOptions, "project" | "integrationIds"> {
  if (project === "") throw new UsageError("--project is empty; write the name or the id of the project");
  const integrationIds = new Map<string, string>();
  let projectId = project !== undefined && uuid.test(project) ? project : undefined;
  const name = projectId === undefined ? project : undefined;
  for (const text of ids) {
    const [, what = "", of, id = ""] = /^(project|integration)(?::([^=]+))?=(.+)$/s.exec(text) ?? [];
    if (what === "project" && of === undefined) {
      if (projectId !== undefined) throw chosenTwice("the project");
      projectId = id;
    } else if (what === "integration") {
      const chosen = chooseIntegration(of, integrations);
      if (integrationIds.has(chosen)) throw chosenTwice(`integration ${chosen}`);
      integrationIds.set(chosen, id);
    } else {
      throw new UsageError(
        `--id is ${JSON.stringify(text)}; write project=<id>, integration=<id> or integration:<name>=<id>`,
      );
    }
  }
  return {
    ...((projectId ?? name) !== undefined && {
      project: { ...(projectId !== undefined && { id: projectId }), ...(name !== undefined && { name }) },
    }),
    ...(integrationIds.size > 0 && { integrationIds: Object.fromEntries(integrationIds) }),
  };
}

function chosenTwice(what: string): UsageError {
  return new UsageError(`${what} is given two ids; leave one of them out`);
}

function chooseIntegration(name: string | undefined, integrations: readonly string[]): string {
  const [only = ""] = integrations;
  if (name === undefined && integrations.length === 1) return only;
  if (name !== undefined && integrations.includes(name)) return name;
  throw new UsageError(
    `--id integration: ${name === undefined ? "say which" : `there is none called ${JSON.stringify(name)}`}: the manifest has ${integrations.join(", ")}; write --id integration:<name>=<id>`,
  );
}
