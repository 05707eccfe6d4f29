/**
 * A list that only grows at its end and never changes: a longer one shares all of the shorter, so keeping any of them
 * costs nothing.
 *
 * @module
 */

/** A list of what happened, oldest first. */
export class History<T> {
  readonly length: number;
  readonly #last: T | undefined;
  readonly #before: History<T> | undefined;

  private constructor(before: History<T> | undefined, last: T | undefined) {
    this.length = before === undefined ? 0 : before.length + 1;
    this.#before = before;
    this.#last = last;
  }

  private static readonly EMPTY: History<never> = new History<never>(undefined, undefined);

  /** The list without anything. */
  static empty<T>(): History<T> {
    return History.EMPTY as History<T>;
  }

  /** This list and one more. */
  with(value: T): History<T> {
    return new History<T>(this, value);
  }

  /** The newest; `undefined` if there is nothing. */
  last(): T | undefined {
    return this.#last;
  }

  /** The n-th, counted from 0; `undefined` if there is none. */
  at(index: number): T | undefined {
    if (!Number.isInteger(index) || index < 0 || index >= this.length) return undefined;
    let each: History<T> = this;
    while (each.length > index + 1) each = each.#before!;
    return each.#last;
  }

  /** Each, newest first. */
  *newestFirst(): Generator<T, void, void> {
    for (let each: History<T> = this; each.#before !== undefined; each = each.#before) yield each.#last as T;
  }

  /** Each, oldest first. */
  toArray(): T[] {
    return [...this.newestFirst()].reverse();
  }
}
