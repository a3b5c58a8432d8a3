import {
  type ContractOperation,
  modelledOperations,
  unmodelledOperations,
} from "../http/contract-operations.js";
import { endpointOperation } from "../http/find-route.js";

/** An operation of the contract that a request asks for. */
export interface FoundOperation {
  readonly id: string;
  /** The names in the path and what stands there, unescaped, in their order. */
  readonly parameters: readonly PathParameter[];
}

/** A name in a path template and what stands for it. */
export interface PathParameter {
  readonly name: string;
  readonly value: string;
  /** Which segment of the path holds it, from 0 behind the first slash. */
  readonly segment: number;
  /** What follows it in its segment, such as ":hydrate". */
  readonly suffix: string;
}

interface Template {
  readonly id: string;
  readonly parts: readonly (
    { readonly literal: string } | { readonly name: string; readonly suffix: string }
  )[];
}

/** Templates by method and number of segments: few are left to look at. */
const templates = new Map<string, Template[]>();
for (const operation of [...modelledOperations, ...unmodelledOperations]) {
  const [, method] = operation;
  const template = readTemplate(operation);
  const key = `${method} ${String(template.parts.length)}`;
  const known = templates.get(key) ?? [];
  // What says more of the path comes first: `{id}:hydrate` before `{id}`, and a literal before a name.
  known.push(template);
  known.sort((a, b) => literalsOf(b) - literalsOf(a));
  templates.set(key, known);
}

/** Finds the operation that a request asks for by its path below the base URL; `undefined` where the contract has none. */
export function findOperation(method: string, path: string): FoundOperation | undefined {
  const segments = path.split("/").slice(1);
  const served = method === "HEAD" ? "GET" : method;
  for (const template of templates.get(`${served} ${String(segments.length)}`) ?? []) {
    const parameters = readParameters(template, segments);
    if (parameters) return { id: template.id, parameters };
  }
  return method === "POST" ? findEndpoint(path) : undefined;
}

/** An endpoint of the 2023 form may have any path below a project. */
function findEndpoint(path: string): FoundOperation | undefined {
  const [, project] = /^\/projects\/([^/]+)\/./.exec(path) ?? [];
  if (project === undefined) return undefined;
  const parameter = { name: "projectIdOrName", value: unescape(project), segment: 1, suffix: "" };
  return { id: endpointOperation, parameters: [parameter] };
}

/** Gives what stands for a name in the path. */
export function parameterOf(found: FoundOperation | undefined, name: string): string | undefined {
  return found?.parameters.find((parameter) => parameter.name === name)?.value;
}

function readParameters({ parts }: Template, segments: readonly string[]): PathParameter[] | undefined {
  const parameters: PathParameter[] = [];
  for (const [segment, part] of parts.entries()) {
    const text = unescape(segments[segment] ?? "");
    if ("literal" in part) {
      if (part.literal !== text) return undefined;
    } else {
      const { name, suffix } = part;
      if (text.length <= suffix.length || !text.endsWith(suffix)) return undefined;
      parameters.push({ name, value: text.slice(0, text.length - suffix.length), segment, suffix });
    }
  }
  return parameters;
}

function readTemplate([id, , path]: ContractOperation): Template {
  const parts = path.split("/").slice(1);
  return {
    id,
    parts: parts.map((part) => {
      const [, name, suffix = ""] = /^\{(\w+)\}(.*)$/.exec(part) ?? [];
      return name === undefined ? { literal: part } : { name, suffix };
    }),
  };
}

function literalsOf({ parts }: Template): number {
  return parts.reduce(
    (sum, part) => sum + ("literal" in part ? 1000 + part.literal.length : part.suffix.length),
    0,
  );
}

function unescape(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
