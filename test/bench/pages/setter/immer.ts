import { produce } from "immer";
import { configOf, fieldNames, setPolicy } from "../support/field-config.js";
import { measureSetter } from "../support/measure-setter.js";
import { size } from "../support/report.js";

const names = fieldNames(size);
let config = configOf(names);

await measureSetter(names, (fieldName, value) => {
  config = produce(config, (draft) => {
    setPolicy(draft, fieldName, value);
  });
});
