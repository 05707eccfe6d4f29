/**
 * More of the values at which code breaks.
 *
 * @module
 */
import type { Arbitrary, Random, Stream, Value } from 'fast-check';
import { fc } from './fastCheck';

/** How often a boundary is drawn: one time in this many. */
const ONE_IN = 4;

/** An arbitrary that often gives one of some values of another arbitrary, and shrinks them like any of its values. */
export function withBoundaries<T>(arbitrary: Arbitrary<T>, boundaries: readonly T[]): Arbitrary<T> {
  class Boundaries extends fc.Arbitrary<T> {
    override generate(random: Random, biasFactor: number | undefined): Value<T> {
      if (random.nextInt(1, ONE_IN) > 1) return arbitrary.generate(random, biasFactor);
      const boundary = boundaries[random.nextInt(0, boundaries.length - 1)]!;
      return new fc.Value(boundary, undefined);
    }

    override canShrinkWithoutContext(value: unknown): value is T {
      return arbitrary.canShrinkWithoutContext(value);
    }

    override shrink(value: T, context: unknown): Stream<Value<T>> {
      const isKnown = context !== undefined || arbitrary.canShrinkWithoutContext(value);
      return isKnown ? arbitrary.shrink(value, context) : fc.Stream.nil();
    }
  }
  return new Boundaries();
}
