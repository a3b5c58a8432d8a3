import {
  formatPointer,
  useFieldOptions,
  useInstallation,
  useIssues,
  useLocalConfig,
  type HydratedIntegrationObject,
} from "../../../../src/index.js";
import { describeIssue } from "../../screen/describe-issue.js";
import { own } from "../../places/own.js";
import { PlaceName } from "../../places/place-name.js";
import { Switch } from "../../controls/switch.js";
import { usePlaces } from "../../places/use-places.js";
import { FieldChecklist } from "./field-checklist.js";
import { ReadSummary } from "./read-summary.js";
import { recordsOf } from "../../screen/records-of.js";

/** Props of `ReadObjectCard`. */
export interface ReadObjectCardProps {
  object: HydratedIntegrationObject;
  appName: string;
  providerName: string;
  /** Whether the same screen has the mappings, which then say themselves what they lack. @default false */
  hasMappings?: boolean;
}

/** One object that can be read: a switch, and behind it when, and which fields. */
export function ReadObjectCard({ object, appName, providerName, hasMappings = false }: ReadObjectCardProps) {
  const { objectName, displayName } = object;
  const { getReadEnabled, setEnabled } = useLocalConfig().readObject(objectName);
  const isRead = getReadEnabled();
  const { installation } = useInstallation();
  const wasRead = isReading(own(installation?.config.content.read?.objects, objectName));
  const path = formatPointer(["read", "objects", objectName]);
  const issues = useIssues(path).filter(
    (issue) => !hasMappings || !isOfMapping(issue.path.slice(path.length)),
  );
  const { options, search } = useFieldOptions(objectName, { for: "read" });
  const findPlace = usePlaces();

  return (
    <section className="card" aria-label={displayName} data-losing={wasRead && !isRead}>
      <Switch
        isHeading
        label={`Read ${displayName}`}
        description={
          wasRead && !isRead
            ? `Once you save, ${appName} gets no ${recordsOf(displayName)} any more. The settings are kept.`
            : `${appName} gets new and changed ${recordsOf(displayName)} from ${providerName}.`
        }
        checked={isRead}
        onChange={setEnabled}
      />
      {isRead && (
        <div className="card-body">
          {issues.length > 0 && (
            <ul className="issues" aria-label={`What ${displayName} still needs`}>
              {issues.map((issue) => (
                // Its control is on another screen: a save that is held back leads here.
                <li key={issue.path + issue.code} data-issue={issue.path} tabIndex={-1}>
                  <PlaceName path={issue.path} place={findPlace(issue.path)} />
                  <p>{describeIssue(issue)}</p>
                </li>
              ))}
            </ul>
          )}
          <ReadSummary object={object} />
          {options.length > 0 && <FieldChecklist {...{ objectName, displayName, options, search }} />}
        </div>
      )}
    </section>
  );
}

function isOfMapping(path: string): boolean {
  return /^\/selected(Field|Value)Mappings\/./.test(path);
}

function isReading(object: { disabled?: boolean | undefined } | undefined): boolean {
  return object !== undefined && object.disabled !== true;
}
