import { useInstallation, useLocalConfig } from "../../../../src/index.js";
import { Switch } from "../../controls/switch.js";

/** Props of `ProxyCard`. */
export interface ProxyCardProps {
  appName: string;
  providerName: string;
}

/** Lets the app send requests of its own to the CRM's API, by the customer's connection. */
export function ProxyCard({ appName, providerName }: ProxyCardProps) {
  const proxy = useLocalConfig().proxy();
  const isOn = proxy.getProxyEnabled();
  const wasOn = useInstallation().installation?.config.content.proxy?.enabled === true;
  return (
    <section className="card" aria-label="API access" data-losing={wasOn && !isOn}>
      <Switch
        isHeading
        label={`Let ${appName} call ${providerName}’s API`}
        description={
          wasOn && !isOn
            ? `Once you save, ${appName} can no longer call ${providerName}’s API.`
            : `${appName} may send requests of its own, with your connection to ${providerName}.`
        }
        checked={isOn}
        onChange={isOn ? proxy.setDisableProxy : proxy.setEnableProxy}
      />
    </section>
  );
}
