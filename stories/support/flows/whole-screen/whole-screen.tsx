import { useMemo, useState } from "react";
import { ConfigEditor } from "../../editor/config-editor.js";
import type { FlowProps } from "../../editor/config-screen.js";
import { leadOfEditor } from "../../editor/lead-of-editor.js";
import { useEdits } from "../../editor/use-edits.js";
import { ConnectPanel, type LoginProps } from "../connect/connect-panel.js";
import { Columns } from "../../screen/columns.js";
import { Screen } from "../../screen/screen.js";
import { IssueList } from "./issue-list.js";
import { LeaveButton } from "./leave-button.js";
import { sectionOf, type Section } from "./section.js";
import { Sections, type SectionsProps } from "./sections.js";
import { TabList } from "./tabs.js";
import { UninstallButton } from "./uninstall-button.js";
import "./whole-screen.css";

/** Props of `WholeScreen`. */
export interface WholeScreenProps extends FlowProps, Pick<SectionsProps, "appValues" | "subscribeObjects"> {
  /** How the customer signs in at the provider. @default in a window of the browser */
  login?: LoginProps;
  /** Goes back to the rest of the app. */
  onLeave: () => void;
}

/** One screen for all that a customer decides about an integration, from the first connection on. */
export function WholeScreen({ login, onLeave, ...props }: WholeScreenProps) {
  const { appName, providerName } = props;
  return (
    <Screen
      providerName={providerName}
      lead={leadOfEditor(`Decide how ${appName} works with your ${providerName}.`, props.readOnlyReason)}
      actions={
        <>
          {props.readOnlyReason === undefined && <UninstallButton {...{ appName, providerName }} />}
          <LeaveButton {...{ appName, onLeave }} />
        </>
      }
      connect={<ConnectPanel {...{ appName, providerName }} {...login} />}
    >
      <Settings {...props} />
    </Screen>
  );
}

function Settings({ readOnlyReason, ...parts }: Omit<WholeScreenProps, "onLeave" | "login">) {
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
      <TabList label={`${parts.providerName} settings`} {...{ selected, changes }} onSelect={setSelected} />
      <Columns>
        <ConfigEditor readOnlyReason={readOnlyReason}>
          <IssueList selected={selected} />
          <Sections {...parts} selected={selected} />
        </ConfigEditor>
      </Columns>
    </>
  );
}
