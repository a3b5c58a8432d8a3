import type { FieldPlan, ObjectPlan } from "./field-plan.js";
import { isIdName } from "./record-id.js";

/** What a plan says about one name in the records. */
export interface KnownName {
  readonly plan: FieldPlan | undefined;
  /** Whether it is a spelling of `id`, which on an update names the record and is not a field. */
  readonly isId: boolean;
  /** The field that it names, shared by all its spellings. */
  readonly field: KnownField;
}

/** A field as the records name it, with or without a plan. */
export interface KnownField {
  /** The number of the last record that had the field without a plan, and its spelling there. */
  record: number;
  name: string;
  /** Whether it has no plan under any spelling. */
  isPlain: boolean;
}

/** A cache of the names in the records of one object: most records have the same names. */
export interface KnownNames {
  /** Begins a record and returns its number. A cache that has grown too large is cleared first. */
  begin(): number;
  find(name: string): KnownName;
}

/** Far more names than one object's records usually have. Beyond it the cache is cleared and filled again. */
const maxNames = 5000;

/** Creates the cache for a plan, empty at first. */
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
