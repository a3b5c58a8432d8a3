import { parse } from "yaml";
import { measureManifest } from "./support/measure-manifest.js";

await measureManifest((text) => parse(text));
