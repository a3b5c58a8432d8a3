export { ConfigDevtools } from "./config-devtools.js";
export type { ConfigDevtoolsProps } from "./config-devtools.js";
