import type { ProxyConfig } from "../../contract/index.js";
import { own } from "../../json/object.js";
import type { DraftStore } from "../store/draft-store.js";
import type { Read } from "./object-access.js";

/** Reads and edits whether the proxy is on (D1). */
export interface ProxyHandlers {
  readonly object: ProxyConfig | undefined;
  getProxyEnabled: () => boolean;
  setEnableProxy: () => void;
  setDisableProxy: () => void;
}

/** Makes the handlers of the proxy config. Turning the proxy there and back is no change (D10). */
export function createProxy(store: DraftStore, read: Read): ProxyHandlers {
  const isOn = (proxy: unknown) => own(proxy, "enabled") === true;

  function turn(enabled: boolean) {
    if (isOn(store.read(["proxy"])) === enabled) return;
    const saved = store.getSaved()?.proxy;
    store.edit(["proxy"], isOn(saved) === enabled ? saved : { enabled });
  }

  return {
    get object() {
      return read(["proxy"]) as ProxyConfig | undefined;
    },
    getProxyEnabled: () => read(["proxy", "enabled"]) === true,
    setEnableProxy: () => {
      turn(true);
    },
    setDisableProxy: () => {
      turn(false);
    },
  };
}
