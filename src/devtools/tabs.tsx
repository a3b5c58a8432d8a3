"use client";

import { useId, useState, type KeyboardEvent, type ReactNode } from "react";

/** One of several views of which one is shown. */
export interface Tab {
  readonly name: string;
  /** How much there is to see in it. */
  readonly count?: number;
  /** Rendered while the tab is chosen. */
  readonly content: ReactNode;
}

/** Views to choose from by tabs, with the keys of the ARIA pattern: arrows, Home and End. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  const id = useId();
  const [chosen, setChosen] = useState(0);

  const chooseByKey = (event: KeyboardEvent<HTMLElement>) => {
    const next = nextIndex(event.key, chosen, tabs.length);
    if (next === undefined) return;
    event.preventDefault();
    setChosen(next);
    const [...buttons] = event.currentTarget.querySelectorAll<HTMLElement>('[role="tab"]');
    buttons[next]?.focus();
  };

  return (
    <>
      <div role="tablist" aria-label={label} onKeyDown={chooseByKey}>
        {tabs.map(({ name, count }, index) => (
          <button
            key={name}
            id={`${id}-${String(index)}`}
            type="button"
            role="tab"
            aria-selected={index === chosen}
            aria-controls={index === chosen ? `${id}-panel` : undefined}
            tabIndex={index === chosen ? 0 : -1}
            onClick={() => {
              setChosen(index);
            }}
          >
            {name} {count !== undefined && count > 0 && <small>{count}</small>}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${String(chosen)}`} tabIndex={0}>
        {tabs[chosen]?.content}
      </div>
    </>
  );
}

function nextIndex(key: string, index: number, length: number): number | undefined {
  switch (key) {
    case "ArrowRight":
      return (index + 1) % length;
    case "ArrowLeft":
      return (index + length - 1) % length;
    case "Home":
      return 0;
    case "End":
      return length - 1;
    default:
      return undefined;
  }
}
