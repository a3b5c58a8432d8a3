import { modelledOperations, unmodelledOperations } from "../http/contract-operations.js";
import { endpointOperation } from "../http/find-route.js";
import { createPathMatcher, decode } from "../http/match-path.js";

/** The operation of the contract that a request asks for. */
export interface FoundOperation {
  readonly id: string;
  readonly parameters: readonly PathParameter[];
}

/** A parameter of a path template, and its value in a path. */
export interface PathParameter {
  readonly name: string;
  /** Decoded. */
  readonly value: string;
  /** The index of its segment of the path; the segment after the first slash is 0. */
  readonly segment: number;
  /** The rest of the segment after it, such as ":hydrate". */
  readonly suffix: string;
}

const operations = [...modelledOperations, ...unmodelledOperations];
const match = createPathMatcher<string>(operations);
const templates = new Map(operations.map(([id, , path]) => [id as string, listParameters(path)]));

/** Finds the operation that a request asks for by its path below the base URL; `undefined` where the contract has none. */
export function findOperation(method: string, path: string): FoundOperation | undefined {
  const found = match(method === "HEAD" ? "GET" : method, path);
  if (!found) return method === "POST" ? findEndpoint(path) : undefined;
  const { id, names } = found;
  const parameters = (templates.get(id) ?? []).map((parameter) => ({
    ...parameter,
    value: names[parameter.name] ?? "",
  }));
  return { id, parameters };
}

/** Returns the value of a path parameter. */
export function parameterOf(found: FoundOperation | undefined, name: string): string | undefined {
  return found?.parameters.find((parameter) => parameter.name === name)?.value;
}

/** Finds an endpoint of the 2023 form, which may have any path below a project. */
function findEndpoint(path: string): FoundOperation | undefined {
  const [, project] = /^\/projects\/([^/]+)\/./.exec(path) ?? [];
  if (project === undefined) return undefined;
  const parameter = { name: "projectIdOrName", value: decode(project), segment: 1, suffix: "" };
  return { id: endpointOperation, parameters: [parameter] };
}

function listParameters(template: string): Omit<PathParameter, "value">[] {
  const segments = template.split("/").slice(1);
  return segments.flatMap((text, segment) => {
    const [, name, suffix = ""] = /^\{(\w+)\}(.*)$/.exec(text) ?? [];
    return name === undefined ? [] : [{ name, segment, suffix }];
  });
}
