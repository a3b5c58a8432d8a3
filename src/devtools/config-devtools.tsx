"use client";

import { useId, useRef, useState, type CSSProperties, type KeyboardEvent } from "react";
import { useInstallationScope } from "../react/providers/installation-context.js";
import { createLazyModule } from "../react/internal/issues/lazy-module.js";
import { useCommitEffect } from "../react/internal/rendering/use-commit-effect.js";
import { useLazyModule } from "../react/internal/issues/use-lazy-module.js";
import type { PanelProps } from "./devtools-panel.js";
import { createRequestLog } from "./request-log.js";

/** Props of `ConfigDevtools`. */
export interface ConfigDevtoolsProps {
  /** Whether the panel is open at first. @default false */
  initialIsOpen?: boolean;
  /** The corner of the window that the button is in. @default "bottom-right" */
  buttonPosition?: "top-left" | "top-right" | "bottom-left" | "bottom-right";
  /** Whether they are there at all. @default in all but production builds */
  enabled?: boolean;
}

const lazyPanel = createLazyModule(() => import("./devtools-panel.js"));

/**
 * Shows what the kit knows of the nearest `InstallationProvider`: the draft, its changes, conflicts and history, what a save
 * would send, and the requests that were sent since these tools are on the page. A button in a corner of the window; the rest
 * is loaded when it is first opened. They never fetch anything by themselves. Where they are enabled, they throw a `UsageError`
 * outside of an `InstallationProvider`.
 *
 * @example
 * <InstallationProvider integration="write-to-salesforce" groupRef="acme" consumerRef="jane">
 *   <ConfigScreen />
 *   <ConfigDevtools />
 * </InstallationProvider>
 */
export function ConfigDevtools({
  // Written out for bundlers, which replace just this text.
  enabled = process.env.NODE_ENV !== "production",
  ...props
}: ConfigDevtoolsProps) {
  return enabled ? <Devtools {...props} /> : null;
}

function Devtools({
  initialIsOpen = false,
  buttonPosition = "bottom-right",
}: Omit<ConfigDevtoolsProps, "enabled">) {
  const scope = useInstallationScope();
  const { client } = scope;
  const [log] = useState(createRequestLog);
  const [isOpen, setIsOpen] = useState(initialIsOpen);
  const button = useRef<HTMLButtonElement>(null);
  const panelId = useId();

  // Before the effects in which the hooks of the page send their first requests.
  useCommitEffect(() => {
    const { observers } = client;
    observers.add(log.add);
    return () => {
      observers.delete(log.add);
    };
  }, [client, log]);

  const closeOnEscape = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !isOpen) return;
    // What the app does on Escape, such as closing a dialog, is not meant.
    event.stopPropagation();
    setIsOpen(false);
    button.current?.focus();
  };

  return (
    <section aria-label="Config devtools" style={placed(buttonPosition)} onKeyDown={closeOnEscape}>
      <button
        ref={button}
        type="button"
        aria-label="Config devtools"
        aria-expanded={isOpen}
        aria-controls={isOpen ? panelId : undefined}
        style={buttonStyle}
        onClick={() => {
          setIsOpen(!isOpen);
        }}
      >
        <span aria-hidden="true">{"{ }"}</span>
      </button>
      {isOpen && <Panel id={panelId} scope={scope} log={log} />}
    </section>
  );
}

function Panel(props: PanelProps) {
  const panel = useLazyModule(lazyPanel);
  return panel && <panel.DevtoolsPanel {...props} />;
}

/** Where the button is; the panel stands between it and the middle of the window. */
function placed(corner: NonNullable<ConfigDevtoolsProps["buttonPosition"]>): CSSProperties {
  const [vertical, horizontal] = corner.split("-") as ["top" | "bottom", "left" | "right"];
  return {
    position: "fixed",
    [vertical]: 12,
    [horizontal]: 12,
    // Above all that an app has, but for what a browser keeps on top.
    zIndex: 2147483647,
    display: "flex",
    flexDirection: vertical === "top" ? "column" : "column-reverse",
    alignItems: horizontal === "left" ? "start" : "end",
    gap: 8,
    // The gaps beside the button belong to the app.
    pointerEvents: "none",
  };
}

// Inline: the panel's style sheet comes with the panel.
const buttonStyle: CSSProperties = {
  width: 44,
  height: 44,
  border: "1px solid",
  borderRadius: 22,
  background: "light-dark(#fff, #17181c)",
  color: "light-dark(#4f46e5, #8f8bff)",
  font: "600 14px monospace",
  pointerEvents: "auto",
};
