import type { ReactNode } from "react";
import { AmpersandProvider, InstallationProvider, useLocalConfig } from "../../../../src/index.js";
import { objectName } from "./field-config.js";
import { offerEdit } from "./measure-table.js";
import { access, tenant } from "./serve-config.js";

/** Our providers, on the page's mock backend, with the edit that both forms of our hooks are measured by. */
export function OurProviders({ children }: { children: ReactNode }) {
  return (
    <AmpersandProvider options={access}>
      <InstallationProvider {...tenant}>
        <Editor />
        {children}
      </InstallationProvider>
    </AmpersandProvider>
  );
}

function Editor() {
  const config = useLocalConfig();
  const object = config.writeObject(objectName);
  offerEdit(
    (fieldName, value) => {
      object.setWriteOnUpdateSetting({ fieldName, value });
    },
    (edits) => {
      config.batch(() => {
        for (const edit of edits) object.setWriteOnUpdateSetting(edit);
      });
    },
  );
  return null;
}
