import { readTextFile } from "../../persistence/read-text-file.js";
import { isThisMachine } from "../../service/is-this-machine.js";
import { complain } from "../output/print.js";
import { UsageError } from "../usage-error.js";

/** The options of every command that sends requests to a service. */
export const serviceOptions = {
  "api-key-env": { type: "string" },
  "api-key-file": { type: "string" },
  // These three are listed only to be refused with a reason.
  "api-key": { type: "string" },
  key: { type: "string" },
  token: { type: "string" },
} as const;

/** The help text of these options. */
export const serviceOptionsHelp = `  --api-key-env <name>    the environment variable that holds the API key (default AMPERSAND_API_KEY)
  --api-key-file <file>   a file that holds it, in place of the variable`;

interface GivenOptions {
  "api-key-env"?: string | undefined;
  "api-key-file"?: string | undefined;
  "api-key"?: string | undefined;
  key?: string | undefined;
  token?: string | undefined;
}

/** Reads the key; `undefined` where there is none. Throws a `UsageError` for a key on the command line and for one that cannot be read. */
export async function readApiKey(options: GivenOptions): Promise<string | undefined> {
  if ([options["api-key"], options.key, options.token].some((given) => given !== undefined)) {
    throw new UsageError(
      "a key in the call can be read by everybody on this machine, in its list of processes and in your shell's history; put it into the environment variable AMPERSAND_API_KEY or a file, and say --api-key-file <file>",
    );
  }
  const { "api-key-file": file, "api-key-env": name } = options;
  if (file !== undefined && name !== undefined) {
    throw new UsageError("the key is given by --api-key-env and by --api-key-file; leave one of them out");
  }
  if (file !== undefined) {
    const read = await readTextFile(file);
    if (!read.ok) throw new UsageError(`cannot read the key from ${file}: ${read.reason}`);
    const key = read.text.replace(/^\uFEFF/, "").trim();
    return checkKey(key, file);
  }
  const key = process.env[name ?? "AMPERSAND_API_KEY"]?.trim();
  if (name !== undefined && !key) throw new UsageError(`the environment variable ${name} is empty`);
  return key ? checkKey(key, `the environment variable ${name ?? "AMPERSAND_API_KEY"}`) : undefined;
}

/** A header may hold no other characters. The message does not repeat the value: it may be most of a key. */
function checkKey(key: string, where: string): string {
  if (/^[\x21-\x7e]+$/.test(key)) return key;
  throw new UsageError(`${where} holds no key: expected one line of ASCII signs without white space`);
}

/** Reads the base URL of a service that gets a key, and warns where the key would travel unencrypted. */
export function readServiceUrl(option: string, text: string): string {
  const url = readBaseUrl(option, text);
  const { protocol, hostname } = new URL(url);
  if (protocol === "http:" && !isThisMachine(hostname)) {
    complain(
      `warning: --${option} sends the API key to ${hostname} over plain http, where everybody on the way can read it; write https:// if the service has it`,
    );
  }
  return url;
}

/** Reads the base URL of an API and removes slashes at its end. Throws a `UsageError` for what is no such URL. */
export function readBaseUrl(option: string, text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new UsageError(`--${option} is no URL; write one such as https://api.withampersand.com/v1`);
  }
  if (url.username !== "" || url.password !== "" || url.search !== "") {
    throw new UsageError(
      `--${option} holds credentials or a query, which the list of processes shows; give the key by --api-key-env or --api-key-file`,
    );
  }
  return (url.origin + url.pathname).replace(/\/+$/, "");
}
