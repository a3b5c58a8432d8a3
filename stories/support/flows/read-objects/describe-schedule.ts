/** Says a cron schedule in words, as far as it is one that people say in a few; `undefined` otherwise. Times are UTC. */
export function describeSchedule(schedule: string): string | undefined {
  const [minute = "", hour = "", ...days] = schedule.trim().split(/\s+/);
  if (days.length !== 3 || days.some((part) => part !== "*")) return undefined;
  const minutes = /^\*\/(\d+)$/.exec(minute)?.[1];
  const hours = /^\*\/(\d+)$/.exec(hour)?.[1];
  // Steps that don't divide the hour or the day are not evenly apart.
  if (minutes !== undefined && hour === "*" && 60 % Number(minutes) === 0) return `Every ${minutes} minutes`;
  if (!/^\d+$/.test(minute)) return undefined;
  if (hour === "*") return "Every hour";
  if (hours !== undefined && 24 % Number(hours) === 0) return `Every ${hours} hours`;
  return /^\d+$/.test(hour)
    ? `Every day at ${hour.padStart(2, "0")}:${minute.padStart(2, "0")} UTC`
    : undefined;
}
