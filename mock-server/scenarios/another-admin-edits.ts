import type { ConfigContent, ReadConfigObject, WriteConfigObject } from "../../src/contract/index.js";
import type { Scenario, Stage } from "./scenario.js";
import { fieldsOf, install } from "./stage.js";

const reads = ["getInstallation", "listInstallations", "listInstallationsForProject"];

/**
 * Another admin changes the installation once, right after the first answer that shows it was made: whoever has read it has an
 * old config. The change is about the first object's first field that is not read-only. In a write object its setting becomes
 * `writeOnUpdate: "never"`; where the installation writes nothing, it is selected in the read object.
 */
export const anotherAdminEdits: Scenario = {
  description: "Another admin changes a field of the first object as soon as the installation was read once.",
  setUp(stage) {
    const id = install(stage);
    let isDone = false;
    return {
      onRead(operation, { body }) {
        const isRead = operation !== undefined && reads.includes(operation);
        if (isDone || !isRead || !JSON.stringify(body).includes(id)) return;
        isDone = true;
        edit(stage, id);
      },
    };
  },
};

function edit(stage: Stage, id: string): void {
  const { domains, integration } = stage;
  const stored = domains.installations.get(id);
  if (!stored) return;
  const content = editContent(stage, stored.config.content);
  domains.installations.update(integration, stored, { createdBy: "another-admin", content });
}

function editContent(stage: Stage, content: ConfigContent): ConfigContent {
  const { read, write } = content;
  const [written] = Object.entries(write?.objects ?? {});
  if (written) {
    const [name, object] = written;
    return { ...content, write: { objects: { ...write?.objects, [name]: keepFromUpdates(stage, object) } } };
  }
  const [first] = Object.entries(read?.objects ?? {});
  if (!first) return content;
  const [name, object] = first;
  return { ...content, read: { objects: { ...read?.objects, [name]: selectField(stage, object) } } };
}

function keepFromUpdates(stage: Stage, object: WriteConfigObject): WriteConfigObject {
  const field = firstField(stage, object.objectName);
  return {
    ...object,
    selectedFieldSettings: { ...object.selectedFieldSettings, [field]: { writeOnUpdate: "never" } },
  };
}

function selectField(stage: Stage, object: ReadConfigObject): ReadConfigObject {
  const field = firstField(stage, object.objectName);
  return { ...object, selectedFields: { ...object.selectedFields, [field]: true } };
}

function firstField(stage: Stage, objectName: string): string {
  const { fields } = fieldsOf(stage, objectName);
  const [field = "name"] = [...fields].flatMap(([name, { readOnly }]) => (readOnly ? [] : name));
  return field;
}
