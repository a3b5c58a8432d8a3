import { produce } from "immer";
import { configOf, fieldNames, objectName } from "../support/field-config.js";
import { measureSetter } from "../support/measure-setter.js";
import { size } from "../support/report.js";

const names = fieldNames(size);
let config = configOf(names);

await measureSetter(names, (fieldName, value) => {
  config = produce(config, (draft) => {
    const settings = draft.write.objects?.[objectName]?.selectedFieldSettings;
    if (settings) settings[fieldName] = { ...settings[fieldName], writeOnUpdate: value };
  });
});
