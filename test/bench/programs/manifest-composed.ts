import { parseDocument } from "yaml";
import { measureManifest } from "./support/measure-manifest.js";

// The limit: the tree with its positions, without which no issue has a line; nobody looks at it.
await measureManifest((text) => parseDocument(text, { uniqueKeys: false }).contents);
