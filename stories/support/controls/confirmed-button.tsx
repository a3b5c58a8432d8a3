import { useRef, type ReactNode } from "react";
import { screenTitle } from "../screen/screen-title.js";
import { ConfirmDialog } from "./confirm-dialog.js";

/** Props of `ConfirmedButton`. */
export interface ConfirmedButtonProps {
  /** What the button says, and that of the question which goes on. */
  action: string;
  title: string;
  /** What it means. */
  children: ReactNode;
  isPending: boolean;
  onConfirm: () => void;
}

/** A button that asks before it does something which takes it away: the focus goes on to the screen's title. */
export function ConfirmedButton({ action, title, children, isPending, onConfirm }: ConfirmedButtonProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  return (
    <>
      <button
        className="button"
        type="button"
        aria-disabled={isPending}
        onClick={() => {
          if (!isPending) dialog.current?.showModal();
        }}
      >
        {action}
      </button>
      <ConfirmDialog
        ref={dialog}
        title={title}
        action={action}
        onConfirm={() => {
          screenTitle(dialog.current)?.focus();
          onConfirm();
        }}
      >
        {children}
      </ConfirmDialog>
    </>
  );
}
