import fidelity from "./fidelity.json" with { type: "json" };

interface Comparison {
  time: string;
  service: string;
  answers: number;
  different: number;
}

/** What is known of the mock's answers, operation by operation; the table is written by a test run. */
export function FidelityPage() {
  const modelled = fidelity.filter(({ isModelled }) => isModelled).length;
  return (
    <main>
      <h1>How true the mock is</h1>
      <p>
        {`The contract has ${String(fidelity.length)} operations, of which the mock answers ${String(modelled)}. Each is told by what has been done for it, and not by what is hoped.`}
      </p>
      {/* Wider than a phone: it is moved sideways by itself, with keys, too. */}
      <div role="region" aria-labelledby="operations" tabIndex={0} style={{ overflowX: "auto" }}>
        <table>
          <caption id="operations">The operations of the contract</caption>
          <thead>
            <tr>
              <th scope="col">Operation</th>
              <th scope="col">Modelled</th>
              <th scope="col">Answers held against the contract</th>
              <th scope="col">Driven by</th>
              <th scope="col">Compared with the service</th>
            </tr>
          </thead>
          <tbody>
            {fidelity.map(({ operation, method, path, isModelled, validated, drivenBy, compared }) => (
              <tr key={operation}>
                <th scope="row">
                  {operation} <code>{`${method} ${path}`}</code>
                </th>
                <td>{isModelled ? "yes" : "no"}</td>
                <td>
                  {validated
                    ? `${String(validated.good)} accepted, ${String(validated.bad)} refused`
                    : "none"}
                </td>
                <td>{drivenBy.join(", ") || "none"}</td>
                <td>{(compared as Comparison[]).map(describe).join("; ") || "never"}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </main>
  );
}

function describe({ time, service, answers, different }: Comparison): string {
  return `${time.slice(0, 10)} at ${service}: ${String(answers)} answers, ${String(different)} different`;
}
