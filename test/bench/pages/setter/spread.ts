import { configOf, copyWithPolicies, fieldNames } from "../support/field-config.js";
import { measureSetter } from "../support/measure-setter.js";
import { size } from "../support/report.js";

const names = fieldNames(size);
let config = configOf(names);

await measureSetter(names, (fieldName, value) => {
  config = copyWithPolicies(config, [{ fieldName, value }]);
});
