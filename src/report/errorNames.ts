/**
 * Names of the errors that contracts revert with: `ApiError::User` carries nothing but a number.
 *
 * @module
 */

/** Name of a user error, with what its author says about it. */
export interface UserErrorName {
  readonly name: string;
  readonly description?: string;
}

/** Names of some user errors, u16 by number. */
export interface ErrorNameSet {
  /** Hex of the contract or package, or a label; for errors of any code when absent. */
  readonly contract: string | undefined;
  readonly names: ReadonlyMap<number, UserErrorName>;
}

/** Names of user errors: those of one contract come before those of any, later ones before earlier ones. */
export class ErrorNames {
  readonly _tag: 'ErrorNames' = 'ErrorNames';
  readonly #sets: readonly ErrorNameSet[];

  constructor(sets: readonly ErrorNameSet[] = []) {
    this.#sets = sets;
  }

  /**
   * Name of a user error.
   *
   * @param contracts hexes and labels of the contract that reverted
   */
  nameOf(userError: number, contracts: readonly string[]): UserErrorName | undefined {
    const sets = [...this.#sets].reverse();
    const own = sets.filter(({ contract }) => contract !== undefined && contracts.includes(contract));
    const general = sets.filter(({ contract }) => contract === undefined);
    for (const { names } of [...own, ...general]) {
      const found = names.get(userError);
      if (found !== undefined) return found;
    }
    return undefined;
  }
}
