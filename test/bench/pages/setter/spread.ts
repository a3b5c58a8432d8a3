import { configOf, fieldNames, objectName, type Policy } from "../support/field-config.js";
import { measureSetter } from "../support/measure-setter.js";
import { size } from "../support/report.js";

const names = fieldNames(size);
let config = configOf(names);

/** What a reducer written by hand does. */
function withPolicy(present: typeof config, fieldName: string, value: Policy): typeof config {
  const { objects = {} } = present.write;
  const object = objects[objectName] ?? { objectName };
  const settings = object.selectedFieldSettings;
  const setting = { ...settings?.[fieldName], writeOnUpdate: value };
  const edited = { ...object, selectedFieldSettings: { ...settings, [fieldName]: setting } };
  return { ...present, write: { ...present.write, objects: { ...objects, [objectName]: edited } } };
}

await measureSetter(names, (fieldName, value) => {
  config = withPolicy(config, fieldName, value);
});
