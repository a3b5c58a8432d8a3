import type { ComponentType } from "react";

/** A table with one `Row` for each name. */
export function Table({ names, Row }: { names: readonly string[]; Row: ComponentType<{ name: string }> }) {
  return (
    <table>
      <tbody>
        {names.map((name) => (
          <Row key={name} name={name} />
        ))}
      </tbody>
    </table>
  );
}
