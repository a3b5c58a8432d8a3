import { useId, type InputHTMLAttributes } from "react";

/** Props of `TextField`; those of the input that are not listed here may be given too. */
export interface TextFieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, "value" | "onChange"> {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** Why the text cannot be taken. */
  error?: string | undefined;
}

/** A labelled input of one line, with its error beneath. */
export function TextField({ label, value, onChange, error, ...input }: TextFieldProps) {
  const id = useId();
  return (
    <div className="control">
      <label className="control-label" htmlFor={id}>
        {label}
      </label>
      <input
        type="text"
        autoComplete="off"
        {...input}
        id={id}
        value={value}
        aria-invalid={error !== undefined}
        aria-describedby={error === undefined ? undefined : `${id}-error`}
        onChange={({ target }) => {
          onChange(target.value);
        }}
      />
      {error !== undefined && (
        <p className="control-error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  );
}
