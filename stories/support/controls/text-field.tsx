import { useId, type InputHTMLAttributes, type Ref } from "react";

/** Props of `TextField`; those of the input that are not listed here may be given too. */
export interface TextFieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, "value" | "onChange"> {
  label: string;
  /** Leaves the label to screen readers, where what stands around says it. @default false */
  isLabelHidden?: boolean;
  /** Said below the label. */
  hint?: string | undefined;
  value: string;
  onChange: (value: string) => void;
  /** Why the text cannot be taken. */
  error?: string | undefined;
  /** Where in the config the error is, a JSON Pointer: the bar that saves leads there. */
  issuePath?: string | undefined;
  ref?: Ref<HTMLInputElement>;
}

/** A labelled input of one line, with its error beneath. */
export function TextField({
  label,
  isLabelHidden = false,
  hint,
  value,
  onChange,
  error,
  issuePath,
  ...input
}: TextFieldProps) {
  const id = useId();
  const described = [hint !== undefined && `${id}-hint`, error !== undefined && `${id}-error`].filter(
    Boolean,
  );
  return (
    <div className="control">
      <label className={isLabelHidden ? "visually-hidden" : "control-label"} htmlFor={id}>
        {label}
      </label>
      {hint !== undefined && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <input
        type="text"
        autoComplete="off"
        {...input}
        id={id}
        value={value}
        aria-invalid={error !== undefined}
        aria-describedby={described.length > 0 ? described.join(" ") : undefined}
        onChange={({ target }) => {
          onChange(target.value);
        }}
      />
      {error !== undefined && (
        <p className="control-error" id={`${id}-error`} data-issue={issuePath}>
          {error}
        </p>
      )}
    </div>
  );
}
