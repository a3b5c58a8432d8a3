import { useState } from "react";
import { useConfigSelector, type UseFieldOptionsResult } from "../../../../src/index.js";
import { TextField } from "../../controls/text-field.js";
import { FieldRows } from "./field-rows.js";

/** Props of `FieldList`. */
export interface FieldListProps extends Pick<UseFieldOptionsResult, "options" | "search"> {
  objectName: string;
  displayName: string;
}

/** Fewer fields than these are seen at a glance. */
const searchedFrom = 8;
/** Of more fields that a search finds, the others show when it says more. */
const mostFound = 60;

/** The fields of an object: first those that the integration names or that have settings, the others folded away; and a search. */
export function FieldList({ objectName, displayName, options, search }: FieldListProps) {
  const setNames = useSetNames(objectName);
  // As it was when the list came up: a row must not move while it is edited, nor when it is saved.
  const [places] = useState(() => {
    const isFirst = ({ name, isFirst: isNamed, isKnown }: (typeof options)[number]) =>
      isNamed || !isKnown || setNames.includes(name);
    return new Map(options.map((option, index) => [option.name, { index, isFirst: isFirst(option) }]));
  });
  const [query, setQuery] = useState("");

  const placeOf = (name: string) => places.get(name) ?? { index: places.size, isFirst: false };
  const sorted = [...options].sort((a, b) => placeOf(a.name).index - placeOf(b.name).index);
  const first = sorted.filter(({ name }) => placeOf(name).isFirst);
  const others = sorted.filter(({ name }) => !placeOf(name).isFirst);
  const othersSet = others.filter(({ name }) => setNames.includes(name)).length;
  const text = query.trim();
  const found = search(text);

  return (
    <>
      {options.length >= searchedFrom && (
        <TextField
          type="search"
          label={`Search the fields of ${displayName}`}
          placeholder={`Search ${options.length} fields`}
          isLabelHidden
          value={query}
          onChange={setQuery}
        />
      )}
      {text === "" ? (
        <>
          <FieldRows objectName={objectName} fields={first} />
          {others.length > 0 && (
            <details className="more" open={first.length === 0}>
              <summary>
                {others.length} {first.length === 0 ? "" : "more "}
                {others.length === 1 ? "field" : "fields"}
                {othersSet > 0 && ` · ${othersSet} with settings`}
              </summary>
              <FieldRows objectName={objectName} fields={others} />
            </details>
          )}
        </>
      ) : found.length > 0 ? (
        <>
          <FieldRows objectName={objectName} fields={found.slice(0, mostFound)} />
          {found.length > mostFound && (
            <p className="hint">And {found.length - mostFound} more: type more of the name.</p>
          )}
        </>
      ) : (
        <p className="hint">No field is called “{text}”.</p>
      )}
      <p className="visually-hidden" aria-live="polite">
        {text !== "" && `${found.length} found`}
      </p>
    </>
  );
}

/** The names of the fields that have settings in the draft. */
function useSetNames(objectName: string): readonly string[] {
  return useConfigSelector(
    (config) => Object.keys(config.writeObject(objectName).object?.selectedFieldSettings ?? {}),
    (a, b) => a.length === b.length && a.every((name, index) => name === b[index]),
  );
}
