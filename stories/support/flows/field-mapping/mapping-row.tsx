import { useRef } from "react";
import {
  formatPointer,
  useIssues,
  useLocalConfig,
  type IntegrationFieldMapping,
} from "../../../../src/index.js";
import { Combobox } from "../../controls/combobox/combobox.js";
import type { Option } from "../../controls/combobox/option-list.js";
import { describeIssue } from "../../screen/describe-issue.js";
import { ValueMapping, type AppValue } from "./value-mapping.js";

/** Props of `MappingRow`. */
export interface MappingRowProps {
  objectName: string;
  mapping: IntegrationFieldMapping;
  isRequired: boolean;
  /** The fields that the customer has. */
  options: readonly Option[];
  /** The values of the app's, where the field holds some that are to be translated. */
  values: readonly AppValue[] | undefined;
}

/** One mapping: the app's name, and the customer's field that is chosen for it. */
export function MappingRow({ objectName, mapping, isRequired, options, values }: MappingRowProps) {
  const { mapToName, mapToDisplayName: label = mapToName, prompt } = mapping;
  const config = useLocalConfig();
  const object = config.readObject(objectName);
  const fieldName = object.getFieldMapping(mapToName);
  const [issue] = useIssues(
    formatPointer(["read", "objects", objectName, "selectedFieldMappings", mapToName]),
  );
  const input = useRef<HTMLInputElement>(null);

  return (
    <div className="mapping" role="group" aria-label={label}>
      <Combobox
        ref={input}
        label={isRequired ? `${label} (required)` : label}
        hint={prompt}
        placeholder="Choose a field"
        value={fieldName}
        error={issue && describeIssue(issue)}
        issuePath={issue?.path}
        {...{ options, isRequired }}
        onChange={(next) => {
          object.setFieldMapping({ fieldName: next, mapToName });
        }}
      >
        <button
          className="button icon-button"
          type="button"
          title={`Remove the mapping of ${label}`}
          aria-label={`Remove the mapping of ${label}`}
          aria-disabled={fieldName === undefined}
          onClick={() => {
            if (fieldName === undefined) return;
            object.deleteFieldMapping(mapToName);
            input.current?.focus();
          }}
        >
          <span aria-hidden="true">×</span>
        </button>
      </Combobox>
      {values && fieldName !== undefined && <ValueMapping {...{ objectName, fieldName, values }} />}
    </div>
  );
}
