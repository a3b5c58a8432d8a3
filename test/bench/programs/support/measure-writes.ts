import { isDeepStrictEqual } from "node:util";
import { medianOf } from "../../measure.js";
import {
  createDiscardingProvider,
  createRequest,
  type DiscardingProvider,
  expectedFields,
} from "./write-setup.js";

/** Answers the body of one write request. */
export type WriteHandler = (body: unknown) => Promise<{ readonly status: number }>;

const [recordsPerRequest = 1] = process.argv.slice(2).map(Number);

const SAMPLES = 24;
const RECORDS_PER_SAMPLE = 20_000;

/**
 * Sends creates of as many records as the argument says, 1 or a batch, one request after the other, over and over. Prints the
 * median of the records a second. Bodies are made beforehand; no timer is waited for.
 */
export async function measureWrites(
  createHandler: (provider: DiscardingProvider) => WriteHandler,
): Promise<void> {
  const provider = createDiscardingProvider();
  const handle = createHandler(provider);
  const perSecond = await medianOf(SAMPLES, async () => {
    const bodies = createBodies();
    // What is measured shall not pay for moving the bodies about.
    globalThis.gc?.();
    const before = provider.received;
    const start = performance.now();
    for (const body of bodies) {
      const { status } = await handle(body);
      if (status !== 200) throw new Error(`answered ${String(status)}: the measured program is wrong`);
    }
    const took = performance.now() - start;
    checkWritten(provider, before);
    return RECORDS_PER_SAMPLE / (took / 1000);
  });
  console.log(JSON.stringify({ perSecond }));
}

/** As a server gets them: parsed from their text. */
function createBodies(): unknown[] {
  return Array.from({ length: RECORDS_PER_SAMPLE / recordsPerRequest }, (_, index) =>
    JSON.parse(JSON.stringify(createRequest(index, recordsPerRequest))),
  );
}

function checkWritten({ received, last }: DiscardingProvider, before: number): void {
  if (
    received - before !== RECORDS_PER_SAMPLE ||
    !isDeepStrictEqual(last, expectedFields(RECORDS_PER_SAMPLE - 1))
  )
    throw new Error("not every record came to the provider as it should: the measured program is wrong");
}
