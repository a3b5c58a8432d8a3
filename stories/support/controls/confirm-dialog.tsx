import { useId, type ReactNode, type Ref } from "react";
import "./confirm-dialog.css";

/** Props of `ConfirmDialog`. */
export interface ConfirmDialogProps {
  /** The dialog; `showModal()` opens it. */
  ref: Ref<HTMLDialogElement>;
  title: string;
  /** What it means. */
  children: ReactNode;
  /** What the button that goes on says. */
  action: string;
  onConfirm: () => void;
}

/** Asks before something is done. The browser holds the focus inside, and gives it back to where it was. */
export function ConfirmDialog({ ref, title, children, action, onConfirm }: ConfirmDialogProps) {
  const id = useId();
  return (
    <dialog
      ref={ref}
      className="card dialog"
      aria-labelledby={id}
      aria-describedby={`${id}-text`}
      onClose={({ currentTarget }) => {
        const isConfirmed = currentTarget.returnValue === "confirm";
        // Escape leaves the value as it is: the next time it must not count as this answer.
        currentTarget.returnValue = "";
        if (isConfirmed) onConfirm();
      }}
    >
      <form method="dialog">
        <h2 id={id}>{title}</h2>
        <div id={`${id}-text`} className="dialog-text">
          {children}
        </div>
        <div className="dialog-buttons">
          <button className="button" value="cancel">
            Cancel
          </button>
          <button className="button danger" value="confirm">
            {action}
          </button>
        </div>
      </form>
    </dialog>
  );
}
