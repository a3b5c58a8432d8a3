import type { FieldPlan, ObjectPlan } from "./field-plan.js";
import { isIdName } from "./record-id.js";

/** What a plan says of a name that records have. */
export interface KnownName {
  readonly plan: FieldPlan | undefined;
  /** Whether it names the record of an update, and no field. */
  readonly isId: boolean;
  /** The field that it names, shared by all its spellings. */
  readonly field: { /** How many spellings of it have come so far. */ spellings: number };
}

/** The names that came in the records of one object: most records have the same ones. */
export interface KnownNames {
  /** Makes room before a record, so that names do not pile up. */
  trim(): void;
  find(name: string): KnownName;
}

/** Records of another object's size have fewer names; more are worked out anew now and then. */
const maxNames = 5000;

/** Creates the names for a plan: none at first. */
export function createKnownNames({ byKey, fieldKey, planLate }: ObjectPlan): KnownNames {
  const names = new Map<string, KnownName>();
  const fields = new Map<string, KnownName["field"]>();

  function add(name: string): KnownName {
    const key = fieldKey(name);
    const field = fields.get(key) ?? { spellings: 0 };
    fields.set(key, field);
    field.spellings += 1;
    const known = { plan: byKey.get(key) ?? planLate(name), isId: isIdName(name, fieldKey), field };
    names.set(name, known);
    return known;
  }

  return {
    trim() {
      if (names.size <= maxNames) return;
      names.clear();
      fields.clear();
    },
    find: (name) => names.get(name) ?? add(name),
  };
}
