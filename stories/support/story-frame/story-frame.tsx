import { Fragment, useEffect, useRef, useState, type ReactNode } from "react";
import { createPortal } from "react-dom";
import { MockInspector } from "../../../mock-server/inspector/index.js";
import { tenant, type LoadedBackend } from "../backend/fresh-backend.js";
import { rulesById } from "../../../src/facts/rules/index.js";
import { CodePanel } from "./code-panel.js";
import { ruleAddress } from "./story-address.js";
import "./story-frame.css";

/** Props of `StoryFrame`. */
export interface StoryFrameProps {
  /** The ids of the rules that the story shows. */
  rules: readonly string[];
  /** How the hooks are used: the source of the component that matters. */
  code: string | undefined;
  /** What the inspector shows; without it there is none. */
  inspected: Pick<LoadedBackend, "backend" | "integration"> | undefined;
  /** Whether the inspector is open from the start. */
  isInspecting: boolean;
  /** The story. */
  children: ReactNode;
}

/**
 * What stands below a story: the rules it shows, its code, and the mock backend. Outside of the story's own element, so that
 * whoever looks there finds the app alone.
 */
export function StoryFrame({ rules, code, inspected, isInspecting, children }: StoryFrameProps) {
  const [replacements, setReplacements] = useState(0);
  const frame = useRef<HTMLElement>(null);
  const wasInspecting = useRef(isInspecting);
  const [isOpened, setIsOpened] = useState(false);
  useEffect(() => {
    // It opens below a long story, where nobody would see it.
    if (isInspecting && !wasInspecting.current) frame.current?.scrollIntoView({ block: "start" });
    wasInspecting.current = isInspecting;
  }, [isInspecting]);
  const isShown = isInspecting || isOpened;
  return (
    <>
      <Fragment key={replacements}>{children}</Fragment>
      {createPortal(
        <aside ref={frame} className="story-frame" aria-label="About this story">
          {rules.length > 0 && (
            <details>
              <summary>Rules: {rules.join(", ")}</summary>
              <dl>
                {rules.map((id) => (
                  <div key={id}>
                    <dt>
                      <a href={ruleAddress(id)} target="_top">
                        {id}
                      </a>
                    </dt>
                    <dd>{rulesById.get(id)?.title}</dd>
                  </div>
                ))}
              </dl>
            </details>
          )}
          {code !== undefined && (
            <details>
              <summary>Code</summary>
              <CodePanel code={code} />
            </details>
          )}
          {inspected && !isInspecting && (
            <details
              onToggle={(event) => {
                setIsOpened(event.currentTarget.open);
              }}
            >
              <summary>The mock backend behind this story: its data, requests, clock and faults</summary>
            </details>
          )}
          {inspected && isShown && (
            <MockInspector
              backend={inspected.backend}
              tenant={{
                integration: inspected.integration,
                groupRef: tenant.groupRef,
                consumerRef: tenant.consumerRef,
              }}
              onReplace={() => {
                setReplacements((count) => count + 1);
              }}
            />
          )}
        </aside>,
        document.body,
      )}
    </>
  );
}
