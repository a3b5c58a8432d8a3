import { useDisconnect, useInstallation } from "../../../../src/index.js";
import { ConfirmedButton } from "../../controls/confirmed-button.js";
import { Failure } from "../../screen/failure.js";

/** Takes the connection away, after saying what that does. */
export function DisconnectButton({ appName, providerName }: { appName: string; providerName: string }) {
  const { installation } = useInstallation();
  const { disconnect, isPending, error } = useDisconnect();
  return (
    <>
      {error && <Failure title="Still connected." error={error} />}
      <div className="button-row">
        <ConfirmedButton
          action="Disconnect"
          title={`Disconnect ${providerName}?`}
          isPending={isPending}
          onConfirm={() => void disconnect().catch(() => undefined)}
        >
          <p>
            {appName} can no longer sign in to your {providerName}.
            {installation && " Nothing it writes arrives any more. Your settings stay until you uninstall."}
          </p>
        </ConfirmedButton>
      </div>
    </>
  );
}
