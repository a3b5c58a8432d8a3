import { useId } from "react";

/** Props of `Switch`. */
export interface SwitchProps {
  label: string;
  /** Makes the label the heading of what the switch turns on. */
  isHeading?: boolean;
  description: string;
  checked: boolean;
  /** Keeps it as it is; the description says why. @default false */
  isLocked?: boolean;
  onChange: (checked: boolean) => void;
}

/** A labelled on/off switch with its explanation, as one row. */
export function Switch({
  label,
  isHeading = false,
  description,
  checked,
  isLocked = false,
  onChange,
}: SwitchProps) {
  const id = useId();
  const labelled = (
    <label className="switch-label" htmlFor={id}>
      {label}
    </label>
  );
  return (
    <div className="switch-row">
      <div>
        {isHeading ? <h2>{labelled}</h2> : labelled}
        <p className="hint" id={`${id}-hint`}>
          {description}
        </p>
      </div>
      <input
        id={id}
        className="switch"
        type="checkbox"
        role="switch"
        aria-describedby={`${id}-hint`}
        // Not `disabled`: the keyboard reaches it, so that a screen reader says that it is locked, and why.
        aria-disabled={isLocked}
        checked={checked}
        onChange={(event) => {
          if (!isLocked) onChange(event.target.checked);
        }}
      />
    </div>
  );
}
