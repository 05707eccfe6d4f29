/**
 * Where the reference engine panics: a condition that its code takes to be impossible, or arithmetic out of range.
 *
 * @module
 */

/** A condition the reference engine does not survive; nothing of what was going on is committed. */
export class EnginePanic extends Error {
  readonly _tag: 'EnginePanic' = 'EnginePanic';
  override readonly name: string = 'EnginePanic';
}
