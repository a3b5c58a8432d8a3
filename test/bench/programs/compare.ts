import jsonPatch from "fast-json-patch";
import { measureDiff } from "./support/measure-diff.js";

await measureDiff(({ saved, draft }) => jsonPatch.compare(saved, draft));
