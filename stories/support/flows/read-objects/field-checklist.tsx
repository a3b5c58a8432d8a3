import { useId, useState } from "react";
import {
  useConfigSelector,
  useInstallation,
  useLocalConfig,
  type UseFieldOptionsResult,
} from "../../../../src/index.js";
import { own } from "../../places/own.js";
import { TextField } from "../../controls/text-field.js";
import { FieldCheck } from "./field-check.js";

/** Props of `FieldChecklist`. */
export interface FieldChecklistProps extends Pick<UseFieldOptionsResult, "options" | "search"> {
  objectName: string;
  displayName: string;
}

const pageSize = 60;
const searchedFrom = 12;

/** The fields that a customer may have read, to tick; a long list can be searched, and shows its first part. */
export function FieldChecklist({ objectName, displayName, options, search }: FieldChecklistProps) {
  const id = useId();
  const config = useLocalConfig();
  const { setSelectedField } = config.readObject(objectName);
  const [query, setQuery] = useState("");
  const [limit, setLimit] = useState(pageSize);
  const { installation } = useInstallation();
  const saved = own(installation?.config.content.read?.objects, objectName)?.selectedFields;
  // Reads the selection once: asked field by field, it would listen to each of them.
  const selectedCount = useConfigSelector(({ readObject }) => {
    const selected = readObject(objectName).object?.selectedFields;
    return options.filter(({ name }) => own(selected, name) === true).length;
  });

  const text = query.trim();
  const found = search(text);
  const shown = found.slice(0, limit);
  const what = text === "" ? "all" : `the ${found.length} found`;

  const selectFound = (selected: boolean) => {
    config.batch(
      () => {
        for (const { name } of found) setSelectedField({ fieldName: name, selected });
      },
      `${selected ? "Select" : "Clear"} ${found.length} fields of ${displayName}`,
    );
  };

  return (
    <div className="checklist" role="group" aria-labelledby={id}>
      <div className="checklist-head">
        <h3 id={id}>Optional fields</h3>
        <p className="hint" aria-live="polite">
          {selectedCount} of {options.length} selected
          {text !== "" && ` · ${found.length} found`}
        </p>
        <button className="button" type="button" onClick={() => selectFound(true)}>
          Select {what}
        </button>
        <button className="button" type="button" onClick={() => selectFound(false)}>
          Clear {what}
        </button>
      </div>
      {options.length >= searchedFrom && (
        <TextField
          label="Search fields"
          type="search"
          value={query}
          onChange={(next) => {
            setQuery(next);
            setLimit(pageSize);
          }}
        />
      )}
      {found.length === 0 ? (
        <p className="hint">No field is called “{query}”.</p>
      ) : (
        <ul className="checks">
          {shown.map((option) => (
            <FieldCheck
              key={option.name}
              {...{ objectName, option, setSelectedField }}
              wasSelected={own(saved, option.name) === true}
            />
          ))}
        </ul>
      )}
      {shown.length < found.length && (
        <button
          className="button"
          type="button"
          onClick={() => {
            setLimit(limit + pageSize);
          }}
        >
          Show {Math.min(pageSize, found.length - limit)} more of {found.length}
        </button>
      )}
    </div>
  );
}
