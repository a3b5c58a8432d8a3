import jsonPatch from "fast-json-patch";
import { measureRebase } from "./support/measure-rebase.js";

await measureRebase(({ saved, newer }) => jsonPatch.compare(saved, newer));
