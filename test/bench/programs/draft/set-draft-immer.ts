import { produce } from "immer";
import { measureLeaf } from "../support/measure-leaf.js";

await measureLeaf((saved, change) => {
  let config = saved;
  return {
    edit: () => {
      config = produce(config, change);
    },
    get: () => config,
  };
});
