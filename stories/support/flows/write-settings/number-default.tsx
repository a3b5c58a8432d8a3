import { use, useRef, useState } from "react";
import { inputText, readInput, type FieldSettingDefault } from "../../../../src/index.js";
import { TextField } from "../../controls/text-field.js";
import { UnfinishedInputsContext, useUnfinishedInput } from "../../editor/unfinished-inputs.js";

/** Props of `NumberDefault`. */
export interface NumberDefaultProps {
  label: string;
  placeholder: string;
  /** What the field is called, such as "Lead Score". */
  fieldLabel: string;
  kind: "integer" | "decimal";
  value: FieldSettingDefault | undefined;
  onChange: (value: FieldSettingDefault | undefined) => void;
  /** What is wrong with the default that the draft holds. */
  error?: string | undefined;
  issuePath?: string | undefined;
}

/** What was typed and is not a setting yet. */
interface Typed {
  text: string;
  /** The default that it stands for, or stands in front of. */
  over: FieldSettingDefault | undefined;
  /** How often the screen had been reset when it was typed. */
  resets: number;
}

/**
 * Edits a default that is a number. What is typed becomes the default when somebody leaves the field, presses Enter or saves:
 * half a number never does. A text that is no number stays in the field, and the screen is not saved until it is one.
 */
export function NumberDefault({
  label,
  placeholder,
  fieldLabel,
  kind,
  value,
  onChange,
  error,
  issuePath,
}: NumberDefaultProps) {
  const input = useRef<HTMLInputElement>(null);
  const [last, setTyped] = useState<Typed>();
  const [isLeft, setIsLeft] = useState(false);
  const { resets } = use(UnfinishedInputsContext);
  // Who resets the screen, undoes or takes another value wants that one, not what was typed.
  const typed = last && last.resets === resets && isSame(last.over, value) ? last : undefined;
  const read = typed && readInput(kind, typed.text);
  const isRejected = read?.ok === false;
  // "-" may become "-5": only who leaves it is told.
  const begun = kind === "integer" ? /^[+-]?$/ : /^[+-]?(\d+\.)?$/;
  const isBegun = !isLeft && begun.test(typed?.text.trim() ?? "");

  const take = () => {
    if (!read?.ok) return;
    setTyped(undefined);
    if (!isSame(read.value, value)) onChange(read.value);
  };
  useUnfinishedInput(
    typed && { name: `the default value of ${fieldLabel}`, input, isValid: !isRejected, take },
  );

  const kept = inputText(kind, value);
  return (
    <TextField
      ref={input}
      label={label}
      inputMode={kind === "integer" ? "numeric" : "decimal"}
      placeholder={placeholder}
      value={typed?.text ?? kept}
      error={
        isRejected && !isBegun
          ? `${
              read.code === "too-large"
                ? "This number is too large."
                : `Enter ${kind === "integer" ? "a whole number, such as 1000" : "a number, such as 1000 or 0.5"}.`
            } ${kept === "" ? "Until then, there is no default." : `Until then, the default is ${kept}.`}`
          : error
      }
      issuePath={isRejected ? undefined : issuePath}
      onChange={(text) => {
        setIsLeft(false);
        setTyped({ text, over: value, resets });
      }}
      onBlur={() => {
        setIsLeft(true);
        take();
      }}
      onKeyDown={(event) => {
        const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === "z";
        if (event.key === "Enter") take();
        if (!isUndo || !typed) return;
        // Not the screen's history: this text is not in it yet.
        event.preventDefault();
        event.stopPropagation();
        setTyped(undefined);
      }}
    />
  );
}

function isSame(a: FieldSettingDefault | undefined, b: FieldSettingDefault | undefined) {
  return a?.integerValue === b?.integerValue && a?.stringValue === b?.stringValue;
}
