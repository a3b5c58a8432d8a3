import { copyWithPolicies } from "../support/field-config.js";
import { measureZustand } from "../support/measure-zustand.js";

await measureZustand(copyWithPolicies);
