import {
  formatPointer,
  useIssues,
  useLocalConfig,
  type HydratedIntegrationObject,
} from "../../../../src/index.js";
import { Select } from "../../controls/select.js";
import { Switch } from "../../controls/switch.js";
import { TextField } from "../../controls/text-field.js";
import { describeSchedule } from "../read-objects/describe-schedule.js";
import { describeIssue } from "../../screen/describe-issue.js";
import { Condition } from "./condition.js";
import { OfferedMapping } from "./offered-mapping.js";

/** Props of `ReadOptionsCard`. */
export interface ReadOptionsCardProps {
  object: HydratedIntegrationObject;
  appName: string;
}

const periods = [
  ["app", "As the app has it"],
  ["0", "From now on"],
  ["30", "The last 30 days"],
  ["all", "Everything"],
] as const;
type Period = (typeof periods)[number][0];

/** When one object is read, how far back, which of its records and fields, and what the app offers to be mapped. */
export function ReadOptionsCard({
  object: { objectName, displayName, schedule },
  appName,
}: ReadOptionsCardProps) {
  const reading = useLocalConfig().readObject(objectName);
  const path = formatPointer(["read", "objects", objectName]);
  const [issue] = useIssues(`${path}/schedule`);
  const own = reading.getSchedule();
  const { days, fullHistory } = reading.getBackfill()?.defaultPeriod ?? {};
  const isChosen = days !== undefined || fullHistory !== undefined;
  const period: Period = !isChosen ? "app" : fullHistory ? "all" : days === 0 ? "0" : "30";

  return (
    <section className="card" aria-label={displayName}>
      <div className="options">
        <h2>{displayName}</h2>
        <TextField
          label="Schedule"
          hint={`In cron syntax. Empty: ${describeSchedule(schedule) ?? schedule}, as ${appName} has it.`}
          value={own ?? ""}
          onChange={(text) => {
            reading.setSchedule(text === "" ? undefined : text);
          }}
          error={issue && describeIssue(issue)}
          issuePath={issue?.path}
        />
        <Select
          label="The first read"
          value={period}
          options={periods}
          onChange={(chosen) => {
            reading.setBackfill(
              chosen === "app"
                ? undefined
                : { defaultPeriod: chosen === "all" ? { fullHistory: true } : { days: Number(chosen) } },
            );
          }}
        />
        <Switch
          label="Read all fields"
          description="Those that are added to your CRM later, too."
          checked={reading.getSelectedFieldsAuto() === "all"}
          onChange={(checked) => {
            reading.setSelectedFieldsAuto(checked ? "all" : undefined);
          }}
        />
        <Condition objectName={objectName} />
        <OfferedMapping objectName={objectName} />
      </div>
    </section>
  );
}
