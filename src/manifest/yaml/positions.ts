/** A place in a text, both numbers from 1; the column counts UTF-16 code units. */
export interface Position {
  line: number;
  column: number;
}

/**
 * Creates the look-up from an offset of `text` to its position. The parser's own line counter is not used: it misses line
 * breaks within some malformed values. The lines are found at the first call, so that a right manifest costs nothing.
 */
export function createPositions(text: string): (offset: number) => Position {
  let starts: number[] | undefined;
  return (offset) => {
    starts ??= lineStarts(text);
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? Infinity) <= offset) low = middle;
      else high = middle;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", end + 1)) starts.push(end + 1);
  return starts;
}
