import { useDeleteInstallation, useInstallation } from "../../../../src/index.js";
import { ConfirmedButton } from "../../controls/confirmed-button.js";

/** Props of `UninstallButton`. */
export interface UninstallButtonProps {
  appName: string;
  providerName: string;
}

/** Takes the integration away, after asking; there is none while nothing is installed. */
export function UninstallButton({ appName, providerName }: UninstallButtonProps) {
  const { installation } = useInstallation();
  const { deleteInstallation, isPending, errorMsg } = useDeleteInstallation();
  if (!installation) return null;
  return (
    <>
      {errorMsg !== null && errorMsg !== undefined && (
        <p className="control-error" role="alert">
          {errorMsg}
        </p>
      )}
      <ConfirmedButton
        action="Uninstall"
        title={`Uninstall ${appName}?`}
        isPending={isPending}
        onConfirm={() => void deleteInstallation().catch(() => undefined)}
      >
        <p>
          {appName} stops reading and writing your {providerName} data, and these settings are deleted.
        </p>
      </ConfirmedButton>
    </>
  );
}
