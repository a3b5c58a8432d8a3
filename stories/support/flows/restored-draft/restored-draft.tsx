import { useState } from "react";
import { useManifest, type DraftStorage } from "../../../../src/index.js";
import type { FlowProps } from "../../editor/config-screen.js";
import { DemoApp } from "../../screen/in-demo-app.js";
import { SavePreview } from "../../save-preview/save-preview.js";
import { Screen } from "../../screen/screen.js";
import { SettingsEditor } from "../write-settings/settings-editor.js";
import { RestoredNotice } from "./restored-notice.js";
import { useRestoredDraft } from "./use-restored-draft.js";
import "./restored-draft.css";

/** Props of `RestoredDraft`. */
export interface RestoredDraftProps extends FlowProps {
  /** The name of the integration on the screen. */
  integration: string;
  /** Outlives the page. */
  storage: DraftStorage;
}

/** An app whose page can be reloaded: nothing but the storage outlives that. */
export function RestoredDraft(props: RestoredDraftProps) {
  const [reloads, setReloads] = useState(0);
  return (
    <div className="shared-page reloadable">
      <p className="reload">
        <button
          type="button"
          onClick={() => {
            setReloads(reloads + 1);
          }}
        >
          Reload the page
        </button>
      </p>
      <Page key={reloads} {...props} />
    </div>
  );
}

function Page({ integration, storage, appName, providerName }: RestoredDraftProps) {
  const { persist, restoredCount, dismiss } = useRestoredDraft(storage);
  return (
    <DemoApp {...{ integration, persist }}>
      <Screen
        providerName={providerName}
        lead={`Decide what ${appName} may write to your ${providerName}. What you leave unsaved is kept for you.`}
      >
        <div className="columns">
          <div className="settings">
            {/* There from the start, so that what appears in it is announced. */}
            <div aria-live="polite">
              {restoredCount > 0 && <RestoredNotice count={restoredCount} onDismiss={dismiss} />}
            </div>
            <WriteObjects {...{ appName, providerName }} />
          </div>
          <SavePreview />
        </div>
      </Screen>
    </DemoApp>
  );
}

function WriteObjects(props: FlowProps) {
  const objects = useManifest().data?.content.write?.objects ?? [];
  return <SettingsEditor objects={objects} {...props} />;
}
