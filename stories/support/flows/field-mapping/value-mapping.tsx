import { formatPointer, useIssues, useLocalConfig, useManifest } from "../../../../src/index.js";
import { own } from "../../places/own.js";
import { Select } from "../../controls/select.js";
import { describeIssue } from "../../screen/describe-issue.js";

/** A value that the app knows. */
export interface AppValue {
  value: string;
  label: string;
}

/** Mapped name → the values that the app knows of it. */
export type AppValues = Readonly<Record<string, readonly AppValue[]>>;

/** Props of `ValueMapping`. */
export interface ValueMappingProps {
  objectName: string;
  /** The customer's field. */
  fieldName: string;
  values: readonly AppValue[];
}

/** What each value of the app's is called among the options of the customer's field; nothing where it has no options. */
export function ValueMapping({ objectName, fieldName, values }: ValueMappingProps) {
  const field = useManifest().getCustomerFieldsForObject(objectName).getField(fieldName);
  const options = field?.values ?? [];
  if (!field || options.length === 0) return null;
  return (
    <fieldset className="values">
      <legend>Match these to the values of “{field.displayName}”</legend>
      <div className="value-rows">
        {values.map((value) => (
          <ValueRow key={value.value} {...{ objectName, fieldName, value, options }} />
        ))}
      </div>
    </fieldset>
  );
}

interface ValueRowProps extends Omit<ValueMappingProps, "values"> {
  value: AppValue;
  options: readonly { value: string; displayValue: string }[];
}

function ValueRow({ objectName, fieldName, value: { value: mappedValue, label }, options }: ValueRowProps) {
  const object = useLocalConfig().readObject(objectName);
  const [issue] = useIssues(
    formatPointer(["read", "objects", objectName, "selectedValueMappings", fieldName, mappedValue]),
  );
  const chosen = own(object.getValueMappings(fieldName), mappedValue) ?? "";
  // An option that the CRM no longer offers stays visible and chosen.
  const gone =
    chosen === "" || options.some(({ value }) => value === chosen) ? [] : [[chosen, chosen] as const];
  return (
    <Select
      label={label}
      value={chosen}
      options={[
        ["", "Not chosen"],
        ...gone,
        ...options.map(({ value, displayValue }) => [value, displayValue] as const),
      ]}
      error={issue && describeIssue(issue)}
      issuePath={issue?.path}
      onChange={(providerValue) => {
        if (providerValue === "") object.deleteValueMapping({ fieldName, mappedValue });
        else object.setValueMapping({ fieldName, mappedValue, providerValue });
      }}
    />
  );
}
