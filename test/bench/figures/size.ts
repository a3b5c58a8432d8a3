import { bundle, type Bundle } from "../bundle.js";
import { projectFolder } from "../build.js";
import { formatRatio, type Aim, type FigureResult } from "../figure.js";

const hooks = [
  "AmpersandProvider",
  "InstallationProvider",
  "useConfig",
  "useConnection",
  "useCreateInstallation",
  "useDeleteInstallation",
  "useInstallation",
  "useIsIntegrationInstalled",
  "useLocalConfig",
  "useManifest",
  "useUpdateInstallation",
].join(", ");

const kilobytes = (bytes: number) => (bytes / 1000).toFixed(2);

/** What an app loads, minified and gzipped, React left out; `dist` is the folder of the built package. */
export async function sizeOfEntries(dist: string): Promise<FigureResult> {
  const entry = await bundle(`export * from "${dist}/index.js"`);
  const core = await bundle(`export * from "${dist}/core.js"`);
  const sameHooks = await bundle(`export { ${hooks} } from "${dist}/index.js"`);
  const peer = await bundle(`export { ${hooks} } from "@amp-labs/react"`);
  const shape = await bundle(`export { shapeRecord } from "${dist}/engine.js"`);
  const sizes = [
    ["ours: the hooks entry, all of it", entry],
    ["ours: nine hooks and two providers of the peer's names", sameHooks],
    ["ours: ./core, all of it", core],
    ["ours: shapeRecord alone", shape],
    ["peer: the same nine hooks and two providers", peer],
  ] as const;
  return {
    title: "Size, minified and gzipped (KB of 1,000 bytes), React left out",
    header: ["what", "KB", "of peer", "KB on first use"],
    rows: sizes.map(([name, { gzipBytes, laterGzipBytes }]) => [
      name,
      kilobytes(gzipBytes),
      formatRatio(gzipBytes / peer.gzipBytes),
      kilobytes(laterGzipBytes),
    ]),
    aims: [
      sizeAim("the hooks entry", entry, 25),
      sizeAim("./core", core, 14),
      sizeAim("shapeRecord", shape, 3),
    ],
    notes: ["Bundled from the built package by Vite (Rolldown), minified by Oxc, gzip -9."],
    data: Object.fromEntries(
      sizes.map(([name, { gzipBytes, laterGzipBytes }]) => [name, { gzipBytes, laterGzipBytes }]),
    ),
  };
}

function sizeAim(what: string, { gzipBytes }: Bundle, limit: number): Aim {
  return {
    text: `${what}: at most ${String(limit)} KB`,
    value: `${kilobytes(gzipBytes)} KB`,
    met: gzipBytes <= limit * 1000,
  };
}

/** What the hooks entry is made of, by folder of ours and by package. */
export async function sizeByModule(): Promise<FigureResult> {
  const { gzipBytes, shares } = await bundle(`export * from "${projectFolder}src/index.ts"`);
  const parts = new Map<string, number>();
  for (const [source, share] of shares) {
    const part = partOf(source);
    parts.set(part, (parts.get(part) ?? 0) + share * gzipBytes);
  }
  const sorted = [...parts].sort(([, a], [, b]) => b - a);
  return {
    title: "What the hooks entry is made of",
    header: ["part", "KB"],
    rows: sorted.map(([part, bytes]) => [part, kilobytes(bytes)]),
    aims: [],
    notes: [
      "Bundled from the sources; each part's share of the minified code, in KB of the whole after gzip.",
    ],
    data: Object.fromEntries(sorted.map(([part, bytes]) => [part, { gzipBytes: bytes }])),
  };
}

function partOf(source: string): string {
  const [, name] = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source) ?? [];
  if (name !== undefined) return name;
  const [, folder] = /\/(src\/.*)\/[^/]+$/.exec(source) ?? [];
  return folder ?? "entries and bundler's own";
}
