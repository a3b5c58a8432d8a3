import { useRef } from "react";
import { useUnsavedChangesGuard } from "../../../../src/index.js";
import { ConfirmDialog } from "../../controls/confirm-dialog.js";

/** Props of `LeaveButton`. */
export interface LeaveButtonProps {
  appName: string;
  onLeave: () => void;
}

/** Goes back to the app; asks first while there are unsaved changes, as the browser does before the page is closed. */
export function LeaveButton({ appName, onLeave }: LeaveButtonProps) {
  const { shouldBlock } = useUnsavedChangesGuard();
  const dialog = useRef<HTMLDialogElement>(null);
  return (
    <>
      <button
        className="button"
        type="button"
        onClick={() => {
          if (shouldBlock()) dialog.current?.showModal();
          else onLeave();
        }}
      >
        Back to {appName}
      </button>
      <ConfirmDialog ref={dialog} title="Leave without saving?" action="Leave" onConfirm={onLeave}>
        <p>
          Your changes are not saved. You will find them here if you come back before you close {appName}.
        </p>
      </ConfirmDialog>
    </>
  );
}
