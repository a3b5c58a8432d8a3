import type { FieldPlan, ObjectPlan } from "./field-plan.js";
import { isIdName } from "./record-id.js";

/** What a plan says of a name that records have. */
export interface KnownName {
  readonly plan: FieldPlan | undefined;
  /** Whether it names the record of an update, and no field. */
  readonly isId: boolean;
  /** The field that it names, shared by all its spellings. */
  readonly field: KnownField;
}

/** A field that no plan knows. */
export interface KnownField {
  /** The number of the last record that has it so far, and how that spells it. */
  record: number;
  name: string;
  /** Whether no plan is made of it, however it is spelt. */
  isPlain: boolean;
}

/** The names that came in the records of one object: most records have the same ones. */
export interface KnownNames {
  /** Begins a record and gives its number; makes room before, so that names do not pile up. */
  begin(): number;
  find(name: string): KnownName;
}

/** Records of another object's size have fewer names; more are worked out anew now and then. */
const maxNames = 5000;

/** Creates the names for a plan: none at first. */
export function createKnownNames({ byKey, fieldKey, planLate }: ObjectPlan): KnownNames {
  const names = new Map<string, KnownName>();
  const fields = new Map<string, KnownField>();
  let records = 0;

  function add(name: string): KnownName {
    const key = fieldKey(name);
    const field = fields.get(key) ?? { record: 0, name, isPlain: false };
    fields.set(key, field);
    const plan = byKey.get(key) ?? (field.isPlain ? undefined : planLate(name));
    field.isPlain = plan === undefined;
    const known = { plan, isId: isIdName(name, fieldKey), field };
    names.set(name, known);
    return known;
  }

  return {
    begin() {
      if (names.size > maxNames) {
        names.clear();
        fields.clear();
      }
      return (records += 1);
    },
    find: (name) => names.get(name) ?? add(name),
  };
}
