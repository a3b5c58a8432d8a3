import { parseManifest } from "../../../src/manifest/index.js";
import { measureManifest } from "./support/measure-manifest.js";

await measureManifest((text) => parseManifest(text).manifest);
