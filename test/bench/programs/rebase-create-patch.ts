import { createPatch } from "rfc6902";
import { measureRebase } from "./support/measure-rebase.js";

await measureRebase(({ saved, newer }) => createPatch(saved, newer));
