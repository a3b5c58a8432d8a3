import { useId } from "react";

/** Props of `Select`. */
export interface SelectProps<TValue extends string> {
  label: string;
  value: TValue;
  options: readonly (readonly [value: TValue, label: string])[];
  onChange: (value: TValue) => void;
  /** What is wrong with the choice. */
  error?: string | undefined;
  /** Where in the config the error is, a JSON Pointer: the bar that saves leads there. */
  issuePath?: string | undefined;
}

/** A labelled choice of a few values. */
export function Select<TValue extends string>({
  label,
  value,
  options,
  onChange,
  error,
  issuePath,
}: SelectProps<TValue>) {
  const id = useId();
  return (
    <div className="control">
      <label className="control-label" htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        value={value}
        aria-invalid={error !== undefined}
        aria-describedby={error === undefined ? undefined : `${id}-error`}
        onChange={({ target }) => {
          const chosen = options.find(([option]) => option === target.value);
          if (chosen) onChange(chosen[0]);
        }}
      >
        {options.map(([option, text]) => (
          <option key={option} value={option}>
            {text}
          </option>
        ))}
      </select>
      {error !== undefined && (
        <p className="control-error" id={`${id}-error`} data-issue={issuePath}>
          {error}
        </p>
      )}
    </div>
  );
}
