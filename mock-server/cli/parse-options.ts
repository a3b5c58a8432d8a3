import { parseArgs, type ParseArgsConfig } from "node:util";
import { messageOf } from "../../src/json/message-of.js";
import { nearestName } from "../../src/json/nearest-name.js";
import { UsageError } from "./usage-error.js";

/**
 * Parses the arguments of a command by `parseArgs` of node:util, which throws `TypeError`s for what it cannot parse.
 * Throws a `UsageError` for an option that is given twice and is not `multiple`, since `parseArgs` would silently take
 * the last; and for an unknown option that is near to a known one.
 */
export function parseOptions<const TConfig extends ParseArgsConfig>(
  config: TConfig,
): ReturnType<typeof parseArgs<TConfig>> {
  const { options = {} } = config;
  try {
    const { tokens = [] } = parseArgs({ ...config, tokens: true });
    const names = tokens.flatMap((token) => (token.kind === "option" ? token.name : []));
    // A switch may stand there twice: it is on.
    const single = names.filter((name) => options[name]?.type === "string" && !options[name].multiple);
    const twice = single.find((name, index) => single.indexOf(name) !== index);
    if (twice !== undefined) throw new UsageError(`--${twice} is given twice; leave one of them out`);
    return parseArgs(config);
  } catch (error) {
    const [unknown, name = ""] = /^Unknown option '--([^']*)'/.exec(messageOf(error)) ?? [];
    const nearest = nearestName(name, Object.keys(options));
    if (unknown === undefined || nearest === undefined) throw error;
    throw new UsageError(`${unknown}; did you mean --${nearest}?`);
  }
}
