import { createDraftStore, createLocalConfig } from "../../../../src/core.js";
import { configOf, fieldNames, objectName } from "../support/field-config.js";
import { measureSetter } from "../support/measure-setter.js";
import { size } from "../support/report.js";

const names = fieldNames(size);
const object = createLocalConfig(createDraftStore({ saved: configOf(names) })).writeObject(objectName);

await measureSetter(names, (fieldName, value) => {
  object.setWriteOnUpdateSetting({ fieldName, value });
});
