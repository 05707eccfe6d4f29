/**
 * The name that was probably meant.
 *
 * @module
 */

/** The candidate that differs least from a name, if it differs little: in case, or in up to a quarter of the letters. */
export function nearestName(name: string, candidates: Iterable<string>): string | undefined {
  const wanted = normalized(name);
  let nearest: string | undefined;
  let least = (wanted.length <= 3 ? 1 : Math.max(2, Math.floor(wanted.length / 4))) + 1;
  for (const candidate of candidates) {
    const distance = editDistance(wanted, normalized(candidate), least);
    if (distance < least) {
      least = distance;
      nearest = candidate;
    }
  }
  return nearest;
}

/** Upper and lower case, underscores and dashes are the same here. */
function normalized(name: string): string {
  return name.toLowerCase().replace(/[_-]/g, '');
}

/** Levenshtein's distance, or `most` when it is not below that. */
function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) >= most) return most;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return Math.min(row[b.length]!, most);
}
