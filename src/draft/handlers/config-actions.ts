import type { ConfigAction } from "../../contract/index.js";

/** The sections that hold objects, in the order in which a plan names them. */
export const configActions: readonly ConfigAction[] = ["read", "write", "subscribe"];

/** An object of one section of the config. */
export interface ObjectPlace {
  readonly action: ConfigAction;
  readonly objectName: string;
}
