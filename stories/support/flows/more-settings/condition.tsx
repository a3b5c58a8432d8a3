import { formatPointer, useFieldOptions, useIssues, useLocalConfig } from "../../../../src/index.js";
import { Select } from "../../controls/select.js";
import { TextField } from "../../controls/text-field.js";
import { describeIssue } from "../../screen/describe-issue.js";

/** The condition that a record of an object has to meet to be read. */
export function Condition({ objectName }: { objectName: string }) {
  const { getFieldFilters, setFieldFilters } = useLocalConfig().readObject(objectName);
  const { options } = useFieldOptions(objectName, { for: "mapping" });
  const path = formatPointer(["read", "objects", objectName, "fieldFilters"]);
  const [issue] = useIssues(path);
  const [filter] = getFieldFilters() ?? [];
  return (
    <fieldset className="condition">
      <legend>Only records whose</legend>
      <Select
        label="Field"
        value={filter?.fieldName ?? ""}
        options={[["", "No condition"], ...options.map(({ name, label }) => [name, label] as const)]}
        onChange={(fieldName) => {
          setFieldFilters(fieldName === "" ? undefined : [{ fieldName, operator: "eq", value: "" }]);
        }}
      />
      {filter && (
        <TextField
          label="Equals"
          value={String(filter.value ?? "")}
          onChange={(value) => {
            setFieldFilters([{ ...filter, value }]);
          }}
          error={issue && describeIssue(issue)}
          issuePath={issue?.path}
        />
      )}
    </fieldset>
  );
}
