import type { HydratedIntegrationObject } from "../../../../src/index.js";
import { describeSchedule } from "./describe-schedule.js";

/** What the integration decides by itself: when an object is read, and which fields always are. */
export function ReadSummary({
  object: { schedule, requiredFields = [] },
}: {
  object: HydratedIntegrationObject;
}) {
  const words = describeSchedule(schedule);
  return (
    <dl className="read-facts">
      <dt>Schedule</dt>
      <dd>{schedule === "" ? "When the app asks" : (words ?? <code>{schedule}</code>)}</dd>
      {requiredFields.length > 0 && (
        <>
          <dt>Always read</dt>
          <dd>
            {requiredFields
              .map((field) =>
                "fieldName" in field ? field.displayName : (field.mapToDisplayName ?? field.mapToName),
              )
              .join(", ")}
          </dd>
        </>
      )}
    </dl>
  );
}
