import { useConflicts, useSaveInstallation, useSavePlan } from "../../src/index.js";

/** What Save would send, before it is sent, and what somebody else changed meanwhile. */
export function SavePlan() {
  const plan = useSavePlan();
  const { conflicts, resolve } = useConflicts();
  const { save, status } = useSaveInstallation();
  return (
    <section>
      {plan?.requests.map(({ method, path, body }) => (
        <pre key={path}>{`${method} ${path}\n${JSON.stringify(body, null, 2)}`}</pre>
      ))}
      {plan?.fallbacks.map(({ path, reason }) => (
        <p key={path}>Will be different: {reason}</p>
      ))}
      {plan?.unsupported.map(({ path, reason }) => (
        <p key={path}>Cannot be saved: {reason}</p>
      ))}
      {conflicts.map(({ path, mine, theirs }) => (
        <p key={path}>
          {path}: yours is {JSON.stringify(mine)}, theirs is {JSON.stringify(theirs)}
          <button onClick={() => resolve(path, "mine")}>Keep mine</button>
          <button onClick={() => resolve(path, "theirs")}>Take theirs</button>
        </p>
      ))}
      <button disabled={status === "pending"} onClick={() => void save().catch(() => undefined)}>
        Save
      </button>
    </section>
  );
}
