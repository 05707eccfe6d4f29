/**
 * One sequence of actions on a fork.
 *
 * @module
 */
import type { WasmTestBuilder } from '../builder/wasmTestBuilder';
import { CasperTestError } from '../bytes/casperTestError';
import type { AnyAction, Invariant, ModelSetup } from './contractModel';
import { messageOf, sameErrorSaying } from './errorText';

/** An action with its arguments. */
export interface Step {
  readonly name: string;
  readonly args: object;
}

/** A step for fast-check. */
export interface ActionCommand<Model, Real> {
  check(run: ModelRun<Model, Real>): boolean;
  run(run: ModelRun<Model, Real>): void;
  toString(): string;
}

/** A run: the contract on its fork, the model, and what was done. */
export class ModelRun<Model, Real> {
  readonly builder: WasmTestBuilder;
  readonly real: Real;
  readonly model: Model;
  /** What was done so far; the last of it may have failed. */
  readonly steps: Step[] = [];
  readonly #actions: ReadonlyMap<string, AnyAction<Model, Real>>;
  readonly #invariants: readonly Invariant<Model, Real>[];

  constructor(
    builder: WasmTestBuilder,
    setup: ModelSetup<Model, Real>,
    actions: ReadonlyMap<string, AnyAction<Model, Real>>,
    invariants: readonly Invariant<Model, Real>[],
  ) {
    this.builder = builder;
    this.real = setup.real(builder);
    this.model = setup.model(this.real);
    this.#actions = actions;
    this.#invariants = invariants;
    this.#checkInvariants();
  }

  /** Whether a step makes sense now. */
  allows({ name, args }: Step): boolean {
    return this.#actions.get(name)!.when?.(this.model, args) ?? true;
  }

  /** Does a step, compares it with the model and checks the invariants. */
  do(step: Step): void {
    const { name, args } = step;
    const action = this.#actions.get(name)!;
    if (!this.allows(step)) {
      throw new CasperTestError({
        code: 'BAD_ARGUMENT',
        shortMessage: `The action ${JSON.stringify(name)} does not make sense here: its condition (when) is not met.`,
        hint: 'Do it elsewhere in the sequence, or with other arguments.',
      });
    }
    this.steps.push(step);
    const expected: unknown = action.effect(this.model, args);
    const result: unknown = action.run(this.real, args);
    action.check(result, expected, args, this.model, this.real);
    this.#checkInvariants();
  }

  #checkInvariants(): void {
    for (const { name, check } of this.#invariants) {
      try {
        check(this.model, this.real);
      } catch (error) {
        throw sameErrorSaying(`The invariant ${JSON.stringify(name)} does not hold: ${messageOf(error)}`, error);
      }
    }
  }
}
