/**
 * Lists in which certain things are expected.
 *
 * @module
 */

/**
 * The patterns that nothing in the list matches.
 *
 * @param ordered whether each has to come after what the one before it matched; then the first that does not is the only one named
 */
export function inSequence<P, T>(
  patterns: readonly P[],
  list: readonly T[],
  matches: (pattern: P, item: T) => boolean,
  ordered: boolean,
): readonly P[] {
  if (!ordered) return missingUnordered(patterns, list, matches);
  let next = 0;
  for (const pattern of patterns) {
    const index = list.findIndex((item, position) => position >= next && matches(pattern, item));
    if (index < 0) return [pattern];
    next = index + 1;
  }
  return [];
}

/** Each pattern has an item of its own where there are enough: of two equal patterns, two items are wanted. */
function missingUnordered<P, T>(
  patterns: readonly P[],
  list: readonly T[],
  matches: (pattern: P, item: T) => boolean,
): readonly P[] {
  const takenBy = new Map<number, number>();
  const assign = (pattern: number, tried: Set<number>): boolean =>
    list.some((item, index) => {
      if (tried.has(index) || !matches(patterns[pattern]!, item)) return false;
      tried.add(index);
      const holder = takenBy.get(index);
      if (holder !== undefined && !assign(holder, tried)) return false;
      takenBy.set(index, pattern);
      return true;
    });
  return patterns.filter((_, pattern) => !assign(pattern, new Set()));
}
