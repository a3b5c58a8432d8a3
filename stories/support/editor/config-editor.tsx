import type { ReactNode } from "react";
import type { SaveStrategy } from "../../../src/index.js";
import { Conflicts } from "./conflicts.js";
import { SaveBar } from "./save-bar.js";
import { UnfinishedInputsContext, useUnfinishedInputs } from "./unfinished-inputs.js";
// In this order: what the editor has is said after what every screen has.
import "../screen/screen.css";
import "./editor.css";

/** Props of `ConfigEditor`. */
export interface ConfigEditorProps {
  /** Why this person may look but not change anything; left out where they may. */
  readOnlyReason?: string | undefined;
  /** How a save is sent. @default "auto" */
  strategy?: SaveStrategy | undefined;
  /** The cards that edit the draft. */
  children: ReactNode;
}

/** Cards that edit the draft, the conflicts above them, and below them the bar that saves or resets. */
export function ConfigEditor({ readOnlyReason, strategy, children }: ConfigEditorProps) {
  const unfinished = useUnfinishedInputs();
  if (readOnlyReason !== undefined) {
    return (
      <>
        <p className="card read-only">{readOnlyReason}</p>
        <fieldset className="bare" disabled>
          {children}
        </fieldset>
      </>
    );
  }
  return (
    <UnfinishedInputsContext value={unfinished}>
      <Conflicts />
      {children}
      <SaveBar strategy={strategy} />
    </UnfinishedInputsContext>
  );
}
