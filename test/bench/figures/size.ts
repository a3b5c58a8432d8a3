import { bundle, type Bundle } from "../bundle.js";
import { projectFolder } from "../build.js";
import { formatRatio, type Comparison, type FigureResult } from "../figure.js";
import { peerNamedHooks, sizedParts, type SizedPart } from "../size-limits.js";

const kilobytes = (bytes: number) => (bytes / 1000).toFixed(2);

/** What an app loads, minified and gzipped, React left out; `dist` is the folder of the built package. */
export async function sizeOfEntries(dist: string): Promise<FigureResult> {
  const parts: readonly SizedPart[] = Object.values(sizedParts);
  const measured = [];
  for (const part of parts) measured.push({ part, size: await bundle(part.importFrom(dist)) });
  const peer = await bundle(`export { ${peerNamedHooks} } from "@amp-labs/react"`);
  const sizes = [
    ...measured.map(({ part, size }) => ({ name: `ours: ${part.name}`, size })),
    { name: "peer: the same nine hooks and two providers", size: peer },
  ];
  return {
    title: "Size, minified and gzipped (KB of 1,000 bytes), React left out",
    header: ["what", "KB", "of peer", "KB on first use"],
    rows: sizes.map(({ name, size: { gzipBytes, laterGzipBytes } }) => [
      name,
      kilobytes(gzipBytes),
      formatRatio(gzipBytes / peer.gzipBytes),
      kilobytes(laterGzipBytes),
    ]),
    comparisons: measured.map(({ part: { name, aimKb, inPeer }, size }) => ({
      ...sizeAim(name, size, aimKb),
      ...(inPeer && besidePeer(size, peer)),
    })),
    notes: ["Bundled from the built package by Vite (Rolldown), minified by Oxc, gzip -9."],
    data: Object.fromEntries(
      sizes.map(({ name, size: { gzipBytes, laterGzipBytes } }) => [name, { gzipBytes, laterGzipBytes }]),
    ),
  };
}

function besidePeer(ours: Bundle, peer: Bundle): Pick<Comparison, "peer" | "ratio"> {
  return {
    peer: `${kilobytes(peer.gzipBytes)} KB, @amp-labs/react`,
    ratio: formatRatio(ours.gzipBytes / peer.gzipBytes),
  };
}

function sizeAim(name: string, { gzipBytes }: Bundle, limit: number): Comparison {
  return {
    what: `size of ${name}`,
    ours: `${kilobytes(gzipBytes)} KB`,
    aim: { text: `at most ${String(limit)} KB`, met: gzipBytes <= limit * 1000 },
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
    comparisons: [],
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
