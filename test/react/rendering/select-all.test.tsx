import { act } from "@testing-library/react";
import { memo } from "react";
import { expect, it } from "vitest";
import { createDraftStore, createLocalConfig } from "../../../src/core.js";
import { useConfigSelector, type ConfigContent } from "../../../src/index.js";
import { createConnectedBackend, renderWithBackend } from "../../support/render-with-backend.js";

const fieldNames = Array.from({ length: 521 }, (_, index) => `field_${String(index)}`);
const saved: ConfigContent = {
  provider: "salesforce",
  read: { objects: { contact: { objectName: "contact", selectedFields: {}, selectedFieldMappings: {} } } },
};

it("a batch that selects 521 fields renders each field's row once, and a tick one row (H4, D9)", async () => {
  const renders = new Map<string, number>();
  const Row = memo(function Row({ fieldName }: { fieldName: string }) {
    renders.set(fieldName, (renders.get(fieldName) ?? 0) + 1);
    const isSelected = useConfigSelector((config) =>
      config.readObject("contact").getSelectedField(fieldName),
    );
    return <input type="checkbox" readOnly checked={isSelected} />;
  });
  const draft = createDraftStore({ saved });
  const { container } = renderWithBackend(
    <>
      {fieldNames.map((fieldName) => (
        <Row key={fieldName} fieldName={fieldName} />
      ))}
    </>,
    { backend: createConnectedBackend(saved), draft, strict: false },
  );
  // The queries of the providers are answered first: what is counted comes from the edits alone.
  await act(async () => {
    await Promise.resolve();
  });
  const config = createLocalConfig(draft);
  const { setSelectedField } = config.readObject("contact");

  renders.clear();
  act(() => {
    config.batch(() => {
      for (const fieldName of fieldNames) setSelectedField({ fieldName, selected: true });
    });
  });
  expect(renders).toEqual(new Map(fieldNames.map((fieldName) => [fieldName, 1])));
  expect(container.querySelectorAll("input:checked")).toHaveLength(521);

  renders.clear();
  act(() => {
    setSelectedField({ fieldName: "field_7", selected: false });
  });
  expect(renders).toEqual(new Map([["field_7", 1]]));
});
