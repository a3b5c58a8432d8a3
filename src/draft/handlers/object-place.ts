import type { ConfigAction } from "../../contract/index.js";

/** An object of one section of the config. */
export interface ObjectPlace {
  readonly action: ConfigAction;
  readonly objectName: string;
}
