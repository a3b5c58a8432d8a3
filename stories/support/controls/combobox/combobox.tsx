import { useId, useMemo, useState, type KeyboardEvent, type ReactNode, type Ref } from "react";
import { searchFields } from "../../../../src/index.js";
import { OptionList, type Option } from "./option-list.js";
import "./combobox.css";

/** Props of `Combobox`. */
export interface ComboboxProps {
  label: string;
  /** The value of the option that is chosen; one that is not among the options shows as it is. */
  value: string | undefined;
  options: readonly Option[];
  onChange: (value: string) => void;
  placeholder: string;
  isRequired?: boolean;
  /** Said below the label. */
  hint?: string | undefined;
  /** What is wrong with the choice. */
  error?: string | undefined;
  /** Where in the config the error is, a JSON Pointer: the bar that saves leads there. */
  issuePath?: string | undefined;
  ref?: Ref<HTMLInputElement>;
  /** Stands beside the input, such as a button that empties it. */
  children?: ReactNode;
}

/** What the open list is about. */
interface Opened {
  /** What was typed since it opened; `undefined` while nothing was, and all options show. */
  typed: string | undefined;
  /** Index of the option that Enter takes. */
  active: number;
}

/**
 * A choice from a long list, by typing or by arrows: the editable combobox with list autocomplete of the ARIA patterns. The
 * focus stays in the input; leaving it, or Escape, keeps what was chosen before.
 */
export function Combobox({
  label,
  value,
  options,
  onChange,
  placeholder,
  isRequired = false,
  hint,
  error,
  issuePath,
  ref,
  children,
}: ComboboxProps) {
  const id = useId();
  const [opened, setOpened] = useState<Opened>();
  const typed = opened?.typed;
  const named = useMemo(() => options.map((option) => ({ ...option, name: option.value })), [options]);
  const matches = useMemo(() => searchFields(named, typed ?? ""), [named, typed]);
  const chosen = options.findIndex((option) => option.value === value);
  const active = opened ? matches[opened.active] : undefined;

  const open = (input: HTMLInputElement) => {
    // What is typed next replaces the choice.
    input.select();
    setOpened({ typed: undefined, active: Math.max(chosen, 0) });
  };
  const close = () => {
    setOpened(undefined);
  };
  const choose = (option: Option) => {
    close();
    if (option.value !== value) onChange(option.value);
  };

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const isHandled = handleKey(event);
    if (isHandled) event.preventDefault();
  };
  /** Tells whether the key was for the list. */
  function handleKey({ key, altKey, currentTarget }: KeyboardEvent<HTMLInputElement>): boolean {
    if (!opened) {
      if (key !== "ArrowDown" && key !== "ArrowUp") return false;
      open(currentTarget);
      return true;
    }
    if (key === "Escape" || (key === "ArrowUp" && altKey)) close();
    else if (key === "Enter" && active) choose(active);
    else {
      const next = stepTo(key, opened.active, matches.length);
      if (next === undefined) return false;
      setOpened({ ...opened, active: next });
    }
    return true;
  }

  const count = `${matches.length === options.length ? "" : `${matches.length} of `}${options.length} fields`;
  const described = [hint !== undefined && `${id}-hint`, error !== undefined && `${id}-error`].filter(
    Boolean,
  );
  return (
    <div className="control combobox">
      <label className="control-label" htmlFor={id}>
        {label}
      </label>
      {hint !== undefined && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <div className="combobox-line">
        <div className="combobox-box">
          <input
            ref={ref}
            id={id}
            type="text"
            role="combobox"
            autoComplete="off"
            spellCheck={false}
            placeholder={placeholder}
            aria-autocomplete="list"
            aria-expanded={opened !== undefined && matches.length > 0}
            aria-controls={`${id}-list`}
            aria-activedescendant={active && `${id}-list-${opened?.active ?? 0}`}
            aria-required={isRequired}
            aria-invalid={error !== undefined}
            aria-describedby={described.length > 0 ? described.join(" ") : undefined}
            value={typed ?? options[chosen]?.label ?? value ?? ""}
            onChange={({ target }) => {
              setOpened({ typed: target.value, active: 0 });
            }}
            onClick={({ currentTarget }) => {
              if (!opened) open(currentTarget);
            }}
            onKeyDown={onKeyDown}
            onBlur={close}
          />
          {opened && (
            <div className="combobox-popup">
              {matches.length > 0 ? (
                <OptionList
                  id={`${id}-list`}
                  {...{ label, options: matches, value, active: opened.active }}
                  onChoose={choose}
                />
              ) : (
                <p className="combobox-none">No field is called “{typed}”.</p>
              )}
              <p className="combobox-count">{count}</p>
            </div>
          )}
        </div>
        {children}
      </div>
      {error !== undefined && (
        <p className="control-error" id={`${id}-error`} data-issue={issuePath}>
          {error}
        </p>
      )}
      <span className="visually-hidden" aria-live="polite">
        {opened && count}
      </span>
    </div>
  );
}

/** Where a key leads in a list of `count`; `undefined` where it leads nowhere. */
function stepTo(key: string, active: number, count: number): number | undefined {
  const page = 5;
  const steps: Partial<Record<string, number>> = {
    ArrowDown: active + 1,
    ArrowUp: active - 1,
    PageDown: active + page,
    PageUp: active - page,
    Home: 0,
    End: count - 1,
  };
  const next = Object.hasOwn(steps, key) ? steps[key] : undefined;
  return next === undefined ? undefined : Math.min(Math.max(next, 0), count - 1);
}
