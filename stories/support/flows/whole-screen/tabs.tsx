import type { KeyboardEvent, ReactNode } from "react";
import { sections, type Section } from "./section.js";

/** Props of `TabList`. */
export interface TabListProps {
  label: string;
  selected: Section;
  /** How many unsaved changes each part has. */
  changes: ReadonlyMap<Section, number>;
  onSelect: (section: Section) => void;
}

const tabId = (section: Section) => `tab-${section}`;
const panelId = (section: Section) => `panel-${section}`;

/** Moves the focus to a tab. */
function focusTab(section: Section): void {
  document.getElementById(tabId(section))?.focus();
}

/** The tabs of the screen; the arrow keys, Home and End go from one to the other. */
export function TabList({ label, selected, changes, onSelect }: TabListProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    const names = sections.map(([section]) => section);
    const at = names.indexOf(selected);
    const places: Record<string, number> = {
      ArrowRight: (at + 1) % names.length,
      ArrowLeft: (at + names.length - 1) % names.length,
      Home: 0,
      End: names.length - 1,
    };
    const next = Object.hasOwn(places, event.key) ? names[places[event.key] ?? at] : undefined;
    if (next === undefined) return;
    event.preventDefault();
    onSelect(next);
    focusTab(next);
  };

  return (
    <div className="tabs" role="tablist" aria-label={label} onKeyDown={onKeyDown}>
      {sections.map(([section, name]) => {
        const count = changes.get(section) ?? 0;
        return (
          <button
            key={section}
            className="tab"
            type="button"
            role="tab"
            id={tabId(section)}
            aria-controls={panelId(section)}
            aria-selected={section === selected}
            tabIndex={section === selected ? 0 : -1}
            onClick={() => {
              onSelect(section);
            }}
          >
            {name}
            {count > 0 && (
              <span className="tab-count">
                {count}
                <span className="visually-hidden"> unsaved</span>
              </span>
            )}
          </button>
        );
      })}
    </div>
  );
}

/** Props of `TabPanel`. */
export interface TabPanelProps {
  section: Section;
  selected: Section;
  children: ReactNode;
}

/** What belongs to a tab. It stays mounted while another one is shown: what was typed is not lost. */
export function TabPanel({ section, selected, children }: TabPanelProps) {
  return (
    <div
      className="settings"
      role="tabpanel"
      id={panelId(section)}
      aria-labelledby={tabId(section)}
      hidden={section !== selected}
    >
      {children}
    </div>
  );
}
