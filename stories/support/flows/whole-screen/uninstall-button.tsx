import { useRef } from "react";
import { useDeleteInstallation, useInstallation } from "../../../../src/index.js";
import { ConfirmDialog } from "../../controls/confirm-dialog.js";
import { screenTitle } from "../../screen/screen-title.js";

/** Props of `UninstallButton`. */
export interface UninstallButtonProps {
  appName: string;
  providerName: string;
}

/** Takes the integration away, after asking; there is none while nothing is installed. */
export function UninstallButton({ appName, providerName }: UninstallButtonProps) {
  const { installation } = useInstallation();
  const { deleteInstallation, isPending, errorMsg } = useDeleteInstallation();
  const dialog = useRef<HTMLDialogElement>(null);
  if (!installation) return null;
  return (
    <>
      {errorMsg !== null && errorMsg !== undefined && (
        <p className="control-error" role="alert">
          {errorMsg}
        </p>
      )}
      <button
        className="button"
        type="button"
        aria-disabled={isPending}
        onClick={() => {
          if (!isPending) dialog.current?.showModal();
        }}
      >
        Uninstall
      </button>
      <ConfirmDialog
        ref={dialog}
        title={`Uninstall ${appName}?`}
        action="Uninstall"
        onConfirm={() => {
          screenTitle(dialog.current)?.focus();
          void deleteInstallation().catch(() => undefined);
        }}
      >
        <p>
          {appName} stops reading and writing your {providerName} data, and these settings are deleted.
        </p>
      </ConfirmDialog>
    </>
  );
}
