import { memo } from "react";
import {
  formatPointer,
  useFieldSettings,
  useIssues,
  type FieldOption,
  type FieldSetting,
} from "../../../../src/index.js";
import { describeIssue } from "../../screen/describe-issue.js";
import { DefaultControl } from "./default-control.js";
import { Select } from "../../controls/select.js";

/** Props of `FieldRow`. */
export interface FieldRowProps {
  objectName: string;
  option: FieldOption;
}

const onCreate = [
  ["always", "Always"],
  ["never", "Never"],
] as const;
const onUpdate = [...onCreate, ["ifEmpty", "Only if empty"]] as const;

/** The settings of one field. Memoised, and reading its own setting only: an edit renders this row and no other. */
export const FieldRow = memo(function FieldRow({ objectName, option }: FieldRowProps) {
  const { name, label, field } = option;
  const { settings, effective, isDirty, choose, setDefaultValues } = useFieldSettings(objectName, name);
  const path = formatPointer(["write", "objects", objectName, "selectedFieldSettings", name]);
  const issues = useIssues(path);
  /** What a control says of itself. */
  const issueOf = (key: keyof FieldSetting) => {
    const issue = issues.find((each) => each.path.startsWith(`${path}/${key}`));
    return issue && { error: describeIssue(issue), issuePath: issue.path };
  };
  const controls = {
    value: issueOf("default"),
    create: issueOf("writeOnCreate"),
    update: issueOf("writeOnUpdate"),
  };
  const said = new Set(Object.values(controls).map((each) => each?.issuePath));
  return (
    <fieldset className="field-row" data-edited={isDirty}>
      <legend>
        {label}
        {field && <code>{name}</code>}
      </legend>
      <DefaultControl
        field={field ?? {}}
        fieldLabel={label}
        value={settings?.default}
        onChange={setDefaultValues}
        {...controls.value}
      />
      <Select
        label="On create"
        value={effective.writeOnCreate}
        options={onCreate}
        {...controls.create}
        onChange={(writeOnCreate) => {
          choose({ writeOnCreate });
        }}
      />
      <Select
        label="On update"
        value={effective.writeOnUpdate}
        options={onUpdate}
        {...controls.update}
        onChange={(writeOnUpdate) => {
          choose({ writeOnUpdate });
        }}
      />
      {issues
        .filter((issue) => !said.has(issue.path))
        .map((issue) => (
          <p key={issue.path + issue.code} className="control-error" data-issue={issue.path}>
            {describeIssue(issue)}
          </p>
        ))}
    </fieldset>
  );
});
