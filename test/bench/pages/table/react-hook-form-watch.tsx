import { useForm, useWatch, type Control } from "react-hook-form";
import { formOf, pathOf, type Form } from "../support/form.js";
import { measureTable, offerEdit, renderRow } from "../support/measure-table.js";

function Row({ name, control }: { name: string; control: Control<Form> }) {
  return renderRow(name, useWatch({ control, name: pathOf(name) }));
}

function Table({ names }: { names: readonly string[] }) {
  const { control, setValue } = useForm<Form>({ defaultValues: formOf(names) });
  offerEdit((fieldName, value) => {
    setValue(pathOf(fieldName), value);
  });
  return (
    <table>
      <tbody>
        {names.map((name) => (
          <Row key={name} name={name} control={control} />
        ))}
      </tbody>
    </table>
  );
}

await measureTable((names) => <Table names={names} />);
