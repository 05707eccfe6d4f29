/**
 * Where the reference engine panics.
 *
 * @module
 */

/** A condition the reference engine does not survive; nothing of what was going on is committed. */
export class EnginePanic extends Error {
  readonly _tag: 'EnginePanic' = 'EnginePanic';
  override readonly name: string = 'EnginePanic';
}
