import { useController, useForm, type Control } from "react-hook-form";
import { formOf, pathOf, type Form } from "../support/form.js";
import { measureTable, offerEdit, renderRow } from "../support/measure-table.js";

const changeHandlers = new Map<string, (value: string) => void>();

function Row({ name, control }: { name: string; control: Control<Form> }) {
  const { field } = useController({ control, name: pathOf(name) });
  changeHandlers.set(name, field.onChange);
  return renderRow(name, field.value);
}

function Table({ names }: { names: readonly string[] }) {
  const { control } = useForm<Form>({ defaultValues: formOf(names) });
  offerEdit((fieldName, value) => changeHandlers.get(fieldName)?.(value));
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
