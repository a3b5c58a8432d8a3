import { useManifest } from "../../../../src/index.js";
import { ConfigScreen, type FlowProps } from "../../editor/config-screen.js";
import { ProxyCard } from "./proxy-card.js";
import { SubscribeCard, type SubscribeObject } from "./subscribe-card.js";
import "./subscribe-and-proxy.css";

/** Props of `SubscribeAndProxy`. */
export interface SubscribeAndProxyProps extends FlowProps {
  /** The app's own knowledge of its manifest: a hydrated revision has no subscribe objects. */
  objects: readonly SubscribeObject[];
}

/** The screen on which a customer decides what an app is told at once, and whether it may call the CRM's API itself. */
export function SubscribeAndProxy({
  objects,
  appName,
  providerName,
  readOnlyReason,
}: SubscribeAndProxyProps) {
  const hasProxy = useManifest().data?.content.proxy?.enabled === true;
  return (
    <ConfigScreen
      title="Events and API access"
      lead={`Decide what ${appName} is told at once, and whether it may call ${providerName} for you.`}
      {...{ providerName, readOnlyReason }}
    >
      {objects.map((object) => (
        <SubscribeCard key={object.objectName} {...{ object, appName, providerName }} />
      ))}
      {hasProxy && <ProxyCard {...{ appName, providerName }} />}
    </ConfigScreen>
  );
}
