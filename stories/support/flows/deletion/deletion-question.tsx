import type { Ref } from "react";
import { ConfirmDialog } from "../../controls/confirm-dialog.js";
import { recordsOf } from "../../screen/records-of.js";

/** Props of `DeletionQuestion`. */
export interface DeletionQuestionProps {
  ref: Ref<HTMLDialogElement>;
  displayName: string;
  appName: string;
  providerName: string;
  onConfirm: () => void;
}

/** Says what it means that an app may delete records, and asks whether it may; `showModal()` of the ref opens it. */
export function DeletionQuestion({
  ref,
  displayName,
  appName,
  providerName,
  onConfirm,
}: DeletionQuestionProps) {
  return (
    <ConfirmDialog
      ref={ref}
      title={`Let ${appName} delete ${recordsOf(displayName)}?`}
      action="Allow deletion"
      onConfirm={onConfirm}
    >
      <ul>
        <li>
          Records that {appName} deletes are deleted in your {providerName}, for everybody who works there.
        </li>
        <li>{appName} deletes them by itself: nobody is asked each time.</li>
        <li>It takes effect when you save. You can turn it off again at any time.</li>
      </ul>
    </ConfirmDialog>
  );
}
