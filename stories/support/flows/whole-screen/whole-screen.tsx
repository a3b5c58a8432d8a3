import { useMemo, useState } from "react";
import { ConfigEditor } from "../../editor/config-editor.js";
import type { FlowProps } from "../../editor/config-screen.js";
import { useEdits } from "../../editor/use-edits.js";
import { ConnectCard } from "../connect/connect-card.js";
import { StandInLogin } from "../connect/stand-in-login.js";
import { useStandInLogin } from "../connect/use-stand-in-login.js";
import type { LoadedBackend } from "../../backend/fresh-backend.js";
import { SavePreview } from "../../save-preview/save-preview.js";
import { Screen } from "../../screen/screen.js";
import { IssueList } from "./issue-list.js";
import { LeaveButton } from "./leave-button.js";
import { sectionOf, type Section } from "./section.js";
import { Sections, type SectionsProps } from "./sections.js";
import { TabList } from "./tabs.js";
import { UninstallButton } from "./uninstall-button.js";
import "./whole-screen.css";

/** Props of `WholeScreen`. */
export interface WholeScreenProps
  extends FlowProps, Pick<LoadedBackend, "backend">, Pick<SectionsProps, "appValues" | "subscribeObjects"> {}

/** An app with one screen for all that a customer decides about an integration, from the first connection on. */
export function WholeScreen({ backend, ...props }: WholeScreenProps) {
  const { appName, providerName } = props;
  const [isShown, setIsShown] = useState(true);
  const { openWindow, isOpen, answer } = useStandInLogin({ backend });

  if (!isShown) {
    return (
      <main className="screen">
        <p className="card notice">
          This is {appName}.{" "}
          <button
            className="button"
            type="button"
            onClick={() => {
              setIsShown(true);
            }}
          >
            Settings of {providerName}
          </button>
        </p>
      </main>
    );
  }
  return (
    <Screen
      providerName={providerName}
      lead={`Decide how ${appName} works with your ${providerName}. Nothing changes until you save.`}
      actions={
        <>
          {props.readOnlyReason === undefined && <UninstallButton {...{ appName, providerName }} />}
          <LeaveButton
            appName={appName}
            onLeave={() => {
              setIsShown(false);
            }}
          />
        </>
      }
      connect={
        <div className="connecting">
          <ConnectCard {...{ appName, providerName, openWindow }} />
          {isOpen && <StandInLogin {...{ appName, providerName }} onAnswer={answer} />}
        </div>
      }
    >
      <Settings {...props} />
    </Screen>
  );
}

function Settings({ readOnlyReason, ...parts }: Omit<WholeScreenProps, "backend">) {
  const [selected, setSelected] = useState<Section>("read");
  const edits = useEdits();
  const changes = useMemo(() => {
    const counts = new Map<Section, number>();
    for (const { change } of edits) {
      const section = sectionOf(change.path);
      counts.set(section, (counts.get(section) ?? 0) + 1);
    }
    return counts;
  }, [edits]);

  return (
    <>
      <TabList
        label={`Settings of ${parts.providerName}`}
        {...{ selected, changes }}
        onSelect={setSelected}
      />
      <div className="columns">
        <div className="settings">
          <ConfigEditor readOnlyReason={readOnlyReason}>
            <IssueList selected={selected} />
            <Sections {...parts} selected={selected} />
          </ConfigEditor>
        </div>
        <SavePreview />
      </div>
    </>
  );
}
