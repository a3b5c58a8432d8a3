import type { CallOptions } from "../client-options.js";
import type { ReadAnswer } from "../requests/read-answer.js";
import type { ClientRequest } from "../requests/client-request.js";

/** Sends any request for one consumer and group. */
export type Send = <TAnswer>(
  request: ClientRequest,
  options: CallOptions & { readonly read: ReadAnswer<TAnswer> },
) => Promise<TAnswer>;

/** The parts that the calls of a client share. */
export interface Api {
  readonly send: Send;
  /** The id or name of the project, as it was given. */
  readonly project: string;
  /** The project's path. */
  readonly root: string;
}

/** Sends a GET for a path. */
export function get<TAnswer>(
  { send }: Api,
  path: string,
  read: ReadAnswer<TAnswer>,
  options: CallOptions | undefined,
  query?: ClientRequest["query"],
): Promise<TAnswer> {
  return send({ method: "GET", path, ...(query && { query }) }, { ...options, read });
}

/** Keeps the items of one group: a server that ignores the filter lists those of other groups, too. */
export function ofGroup<TItem extends { readonly group?: { readonly groupRef: string } | undefined }>(
  items: readonly TItem[],
  groupRef: string | undefined,
): TItem[] {
  return items.filter(({ group }) => !groupRef || !group || group.groupRef === groupRef);
}
