import type { Manifest } from "../../../src/contract/index.js";
import { declareManifest, parseManifest } from "../../../src/manifest/index.js";
import { measureManifest } from "./support/measure-manifest.js";

let manifest: Manifest | null = null;

// Read once, in the first sample, which only warms up: what `headless-write-kit types` adds to reading is measured.
await measureManifest((text) => {
  manifest ??= parseManifest(text).manifest;
  return manifest && declareManifest(manifest, "amp.yaml");
});
