/**
 * Where every host call passes: whoever wants to explain a failure or draw a trace implements this.
 *
 * @module
 */

/** Told about each host call before it is served. Must not change anything. */
export interface HostCallRecorder {
  /**
   * @param name import name, for example `casper_put_key`
   * @param args raw 32-bit arguments, signed as Wasm passes them
   * @param depth height of the call stack, 1 for session code
   */
  hostCall(name: string, args: readonly number[], depth: number): void;
}
