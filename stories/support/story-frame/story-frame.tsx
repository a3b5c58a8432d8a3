import { Fragment, useEffect, useRef, useState, type ReactNode } from "react";
import { createPortal } from "react-dom";
import { MockInspector } from "../../../mock-server/inspector/index.js";
import { tenant, type LoadedBackend } from "../backend/fresh-backend.js";
import { rulesById } from "../../../src/facts/rules/index.js";
import { ruleAddress } from "./story-address.js";
import "./story-frame.css";

/** Props of `StoryFrame`. */
export interface StoryFrameProps {
  /** The ids of the rules that the story shows. */
  rules: readonly string[];
  /** How the hooks are used: the source of the component that matters. */
  code: string | undefined;
  /** Shown in the inspector; without it there is none. */
  inspected: Pick<LoadedBackend, "backend" | "integration"> | undefined;
  /** The story. */
  children: ReactNode;
}

/**
 * What stands below a story: the rules it shows, its code, and the mock backend. Outside of the story's own element, so that
 * whoever looks there finds the app alone.
 */
export function StoryFrame({ rules, code, inspected, children }: StoryFrameProps) {
  const [replacements, setReplacements] = useState(0);
  const isInspected = inspected !== undefined;
  const wasInspected = useRef(isInspected);
  const frame = useRef<HTMLElement>(null);
  useEffect(() => {
    // It opens below a long story, where nobody would see it.
    if (isInspected && !wasInspected.current) frame.current?.scrollIntoView({ block: "start" });
    wasInspected.current = isInspected;
  }, [isInspected]);
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
              <pre tabIndex={0}>
                <code>{asInAnApp(code)}</code>
              </pre>
            </details>
          )}
          {inspected && (
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

/** An app imports the kit by its name. */
function asInAnApp(code: string) {
  return code.trimEnd().replaceAll(/"(\.\.\/)+src\/index\.js"/g, '"headless-write-kit"');
}
