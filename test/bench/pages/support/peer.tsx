import { AmpersandProvider, InstallationProvider, type useLocalConfig } from "@amp-labs/react";
import type { ReactNode } from "react";
import { objectName, type Policy } from "./field-config.js";
import type { Edit } from "./measure-table.js";
import { access, tenant } from "./serve-config.js";

/** The peer's providers, on the page's mock backend. */
export function PeerProviders({ children }: { children: ReactNode }) {
  return (
    <AmpersandProvider options={access}>
      <InstallationProvider {...tenant}>{children}</InstallationProvider>
    </AmpersandProvider>
  );
}

/** What the peer's `useLocalConfig` returns. */
export type PeerConfig = ReturnType<typeof useLocalConfig>;

/** Edits a field by the peer's setter. */
export function peerEdit(config: PeerConfig): Edit {
  return (fieldName, value) => {
    config
      .writeObject(objectName)
      .setWriteOnUpdateSetting({ fieldName, value: value as Exclude<Policy, "ifEmpty"> });
  };
}
