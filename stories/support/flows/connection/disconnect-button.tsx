import { useRef } from "react";
import { useDisconnect, useInstallation } from "../../../../src/index.js";
import { ConfirmDialog } from "../../controls/confirm-dialog.js";
import { Failure } from "../../screen/failure.js";
import { screenTitle } from "../../screen/screen-title.js";

/** Takes the connection away, after saying what that does. */
export function DisconnectButton({ appName, providerName }: { appName: string; providerName: string }) {
  const { installation } = useInstallation();
  const { disconnect, isPending, error } = useDisconnect();
  const dialog = useRef<HTMLDialogElement>(null);
  return (
    <>
      {error && <Failure title="Still connected." error={error} />}
      <div className="button-row">
        <button
          className="button"
          type="button"
          aria-disabled={isPending}
          onClick={() => {
            if (!isPending) dialog.current?.showModal();
          }}
        >
          Disconnect
        </button>
      </div>
      <ConfirmDialog
        ref={dialog}
        title={`Disconnect ${providerName}?`}
        action="Disconnect"
        onConfirm={() => {
          screenTitle(dialog.current)?.focus();
          void disconnect().catch(() => undefined);
        }}
      >
        <p>
          {appName} can no longer sign in to your {providerName}.
          {installation && " Nothing it writes arrives any more. Your settings stay until you uninstall."}
        </p>
      </ConfirmDialog>
    </>
  );
}
