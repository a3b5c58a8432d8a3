import { createPatch } from "rfc6902";
import { measureDiff } from "./support/measure-diff.js";

await measureDiff(({ saved, draft }) => createPatch(saved, draft));
