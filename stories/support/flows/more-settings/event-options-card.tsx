import { formatPointer, useIssues, useLocalConfig } from "../../../../src/index.js";
import { Switch } from "../../controls/switch.js";
import { describeIssue } from "../../screen/describe-issue.js";

/** Props of `EventOptionsCard`. */
export interface EventOptionsCardProps {
  objectName: string;
  displayName: string;
  providerName: string;
}

const merged = "object.merged";

/** What besides its usual events is told about one object. */
export function EventOptionsCard({ objectName, displayName, providerName }: EventOptionsCardProps) {
  const events = useLocalConfig().subscribeObject(objectName);
  const path = formatPointer(["subscribe", "objects", objectName, "providerOptions"]);
  const issues = useIssues(path);
  const others = events.getOtherEvents() ?? [];
  return (
    <section className="card" aria-label={`Events of ${displayName}`}>
      <div className="options">
        <h2>Events of {displayName}</h2>
        <Switch
          label="Merged records"
          description="When two records become one."
          checked={others.includes(merged)}
          onChange={(checked) => {
            const rest = others.filter((name) => name !== merged);
            events.setOtherEvents(checked ? [...rest, merged] : rest.length > 0 ? rest : undefined);
          }}
        />
        <Switch
          label="Save quota"
          description={`${providerName} itself leaves out changes of fields that are not watched.`}
          checked={events.getQuotaOptimization()}
          onChange={events.setQuotaOptimization}
        />
        {issues.map((issue) => (
          <p key={issue.code} className="control-error" data-issue={issue.path}>
            {describeIssue(issue)}
          </p>
        ))}
        {issues.some(({ code }) => code === "quota-unwatched") && (
          <button
            className="button"
            type="button"
            onClick={() => {
              events.setWatchFields(["name"]);
            }}
          >
            Watch the name alone
          </button>
        )}
      </div>
    </section>
  );
}
