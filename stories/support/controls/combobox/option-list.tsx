import { useLayoutEffect, useRef, useState, type CSSProperties } from "react";

/** One thing to choose. */
export interface Option {
  value: string;
  label: string;
}

/** Props of `OptionList`. */
export interface OptionListProps {
  /** Of the list; that of an option is this, a dash and its index. */
  id: string;
  label: string;
  options: readonly Option[];
  /** The value that is chosen. */
  value: string | undefined;
  /** Index of the option that the keyboard is at. */
  active: number;
  onChoose: (option: Option) => void;
}

/** Height of an option, in px; all are of the same, so that those out of sight need not be rendered. */
const rowPx = 46;
const visibleRows = 6;

/** The list of a combobox: however many options there are, only those in sight are in the page. */
export function OptionList({ id, label, options, value, active, onChoose }: OptionListProps) {
  const list = useRef<HTMLUListElement>(null);
  const [scrollPx, setScrollPx] = useState(0);

  useLayoutEffect(() => {
    list.current?.parentElement?.scrollIntoView({ block: "nearest" });
  }, []);
  useLayoutEffect(() => {
    const element = list.current;
    if (!element) return;
    const topPx = active * rowPx;
    const lastTopPx = topPx + rowPx - element.clientHeight;
    if (topPx < element.scrollTop) element.scrollTop = topPx;
    else if (lastTopPx > element.scrollTop) element.scrollTop = lastTopPx;
  }, [active, options]);

  const first = Math.max(Math.floor(scrollPx / rowPx) - 1, 0);
  const last = Math.min(first + visibleRows + 2, options.length - 1);
  const inSight = Array.from({ length: last - first + 1 }, (_, offset) => first + offset);
  // The input names one as active before the list has scrolled to it.
  const shown = [...new Set([...inSight, active])].sort((a, b) => a - b);

  return (
    <ul
      ref={list}
      id={id}
      className="option-list"
      role="listbox"
      aria-label={label}
      style={
        { "--row": `${rowPx}px`, "--rows": options.length, "--visible-rows": visibleRows } as CSSProperties
      }
      onScroll={({ currentTarget }) => {
        setScrollPx(currentTarget.scrollTop);
      }}
      // A press would take the focus from the input, and close the list before the click.
      onPointerDown={(event) => {
        event.preventDefault();
      }}
      onMouseDown={(event) => {
        event.preventDefault();
      }}
    >
      {shown.map((index) => {
        const option = options[index];
        return (
          option && (
            <li
              key={option.value}
              id={`${id}-${index}`}
              role="option"
              aria-selected={option.value === value}
              aria-setsize={options.length}
              aria-posinset={index + 1}
              data-active={index === active}
              style={{ top: index * rowPx }}
              onClick={() => {
                onChoose(option);
              }}
            >
              <span>{option.label}</span>
              <code>{option.value}</code>
            </li>
          )
        );
      })}
    </ul>
  );
}
