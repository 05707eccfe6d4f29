/**
 * Contracts against a model of them: random sequences of actions, of which one that fails is made as short as it gets and
 * printed as a test.
 *
 * @module
 */
import type { Arbitrary, Parameters } from 'fast-check';
import { withoutGasRecording } from '../builder/gasRecording';
import type { WasmTestBuilder } from '../builder/wasmTestBuilder';
import { CasperTestError } from '../bytes/casperTestError';
import { messageOf } from './errorText';
import { fc } from './fastCheck';
import { modelFailure } from './modelFailure';
import { type ActionCommand, ModelRun, type Step } from './modelRun';

/** What a model starts from. */
export interface ModelSetup<Model, Real> {
  /** What the constant is called that holds the model, for the tests that it prints. */
  readonly name: string;
  /** The file that exports the constant, as a test imports it; printed tests are whole files then. */
  readonly module?: string;
  /** The state that every run starts from, made once: each run works on a fork of it. */
  readonly builder: () => WasmTestBuilder;
  /** What actions work on, on the fork of a run: for example a generated contract. */
  readonly real: (builder: WasmTestBuilder) => Real;
  /** The model of it at the start of a run; actions change it. */
  readonly model: (real: Real) => Model;
}

/** Something that can be done to the contract. */
export interface Action<Model, Real, Args extends object, Expected, Result> {
  /** An arbitrary for each argument. */
  readonly args: { readonly [A in keyof Args]: Arbitrary<Args[A]> };
  /** Whether the action makes sense now; always when left out. Calls that the contract has to refuse make sense too. */
  readonly when?: (model: Model, args: Args) => boolean;
  /** Changes the model as the action should change the contract, and gives what is to be expected of it. */
  readonly effect: (model: Model, args: Args) => Expected;
  /** Does it. */
  readonly run: (real: Real, args: Args) => Result;
  /** Throws unless the result is the expected one; the model has changed already. */
  readonly check: (result: Result, expected: Expected, args: Args, model: Model, real: Real) => void;
}

/** Any action, its arguments known by its name only. */
// biome-ignore lint/suspicious/noExplicitAny: actions of different arguments lie in one table.
export type AnyAction<Model, Real> = Action<Model, Real, any, any, any>;

/** Something that holds after every action. */
export interface Invariant<Model, Real> {
  readonly name: string;
  readonly check: (model: Model, real: Real) => void;
}

/** How a model is checked. */
export interface ModelCheckOptions {
  /** How many sequences are tried; 100 when left out, or what `fc.configureGlobal` says. */
  readonly numRuns?: number;
  /** How many actions a sequence has at most; 20 when left out. */
  readonly maxActions?: number;
  /** Where random numbers start, as a failure tells. */
  readonly seed?: number;
  /** Which of the sequences, as a failure tells. */
  readonly path?: string;
  /** Which of their actions, as a failure tells. */
  readonly replayPath?: string;
}

/** Actions by name, for tests that do one after the other. */
export type Actions<Table> = { readonly [Name in keyof Table]: (args: Table[Name]) => void };

/** A run that a test drives itself. */
export interface StartedRun<Model, Real, Table> {
  /** Each does the action, compares it with the model and checks the invariants. */
  readonly actions: Actions<Table>;
  readonly model: Model;
  readonly real: Real;
  readonly builder: WasmTestBuilder;
}

/** Actions a sequence has at most. */
const MAX_ACTIONS = 20;

/**
 * A model of a contract with what can be done to it. Make one with {@link contractModel}, add actions, and `check` it in a test.
 *
 * `Table` has the arguments of each action.
 */
export class ContractModel<Model, Real, Table extends object> {
  readonly _tag: 'ContractModel' = 'ContractModel';
  readonly #setup: ModelSetup<Model, Real>;
  readonly #actions: ReadonlyMap<string, AnyAction<Model, Real>>;
  readonly #invariants: readonly Invariant<Model, Real>[];
  #origin: WasmTestBuilder | undefined;

  /** @internal */
  constructor(
    setup: ModelSetup<Model, Real>,
    actions: ReadonlyMap<string, AnyAction<Model, Real>>,
    invariants: readonly Invariant<Model, Real>[],
  ) {
    this.#setup = setup;
    this.#actions = actions;
    this.#invariants = invariants;
  }

  /** The name of the constant that holds it. */
  get name(): string {
    return this.#setup.name;
  }

  /** This model with one more action. */
  action<const Name extends string, Args extends object, Expected, Result>(
    name: Name,
    action: Action<Model, Real, Args, Expected, Result>,
  ): ContractModel<Model, Real, Table & { readonly [N in Name]: Args }> {
    if (this.#actions.has(name))
      throw misuse(`There are two actions ${JSON.stringify(name)}.`, 'Give each its own name.');
    return new ContractModel(this.#setup, new Map([...this.#actions, [name, action]]), this.#invariants);
  }

  /** This model with something that has to hold at the start and after every action. */
  invariant(name: string, check: (model: Model, real: Real) => void): ContractModel<Model, Real, Table> {
    return new ContractModel(this.#setup, this.#actions, [...this.#invariants, { name, check }]);
  }

  /** A run of its own on a fork of the start, for a test that says the actions itself. */
  start(): StartedRun<Model, Real, Table> {
    const run = this.#run();
    const entries = [...this.#actions.keys()].map((name) => [name, (args: object) => run.do({ name, args })] as const);
    const { model, real, builder } = run;
    return { actions: Object.fromEntries(entries) as unknown as Actions<Table>, model, real, builder };
  }

  /**
   * Does random sequences of actions and compares each with the model.
   *
   * @throws CasperTestError `MODEL_FAILED` with the shortest sequence found that fails, as a test to be kept, and the numbers that
   * bring it back
   */
  check(options: ModelCheckOptions = {}): void {
    if (this.#actions.size === 0) throw misuse(`${this.name} has no actions.`, 'Add some with .action(name, …).');
    const { maxActions = MAX_ACTIONS, replayPath, ...parameters } = options;
    let failed: { readonly steps: readonly Step[]; readonly error: unknown } | undefined;
    const property = fc.property(this.commands({ maxActions, ...(replayPath && { replayPath }) }), (commands) => {
      const run = this.#run();
      try {
        for (const command of commands) if (command.check(run)) command.run(run);
      } catch (error) {
        // The last run that fails is the one that fast-check ends with.
        failed = { steps: run.steps, error };
        throw error;
      }
    });
    const details = withoutGasRecording(() =>
      fc.check(property, parameters as Parameters<[Iterable<ActionCommand<Model, Real>>]>),
    );
    if (!details.failed) return;
    const found = failed?.steps ?? [];
    const shortest = withoutGasRecording(() => this.#shortened(found));
    const reason = withoutGasRecording(() => this.#errorOf(shortest));
    const error =
      reason === undefined
        ? unsettled(this.name, failed?.error, fc.defaultReportMessage(details))
        : modelFailure(this.#setup, shortest, reason, details);
    // Jest shows the line of the test that a stack begins with.
    Error.captureStackTrace?.(error, this.check);
    throw error;
  }

  /** Sequences of actions, for a property of your own: they do their work on a run. */
  commands(
    options: { readonly maxActions?: number; readonly replayPath?: string } = {},
  ): Arbitrary<Iterable<ActionCommand<Model, Real>>> {
    const { maxActions = MAX_ACTIONS, replayPath } = options;
    const arbitraries = [...this.#actions].map(([name, action]) =>
      fc
        .record(action.args as { readonly [arg: string]: Arbitrary<unknown> }, { noNullPrototype: true })
        .map((args) => command<Model, Real>({ name, args })),
    );
    // Without a size there are hardly ever more than five, whatever the maximum.
    const constraints = { maxCommands: maxActions, size: 'max' as const, ...(replayPath && { replayPath }) };
    return fc.commands(arbitraries, constraints) as Arbitrary<Iterable<ActionCommand<Model, Real>>>;
  }

  #run(): ModelRun<Model, Real> {
    this.#origin ??= this.#setup.builder();
    return new ModelRun(this.#origin.fork(), this.#setup, this.#actions, this.#invariants);
  }

  /** Leaves out one step after the other as long as the rest still fails. */
  #shortened(steps: readonly Step[]): readonly Step[] {
    let shortest = steps;
    for (let index = 0; index < shortest.length; ) {
      const without = shortest.toSpliced(index, 1);
      if (this.#errorOf(without) === undefined) index++;
      else {
        shortest = without;
        index = 0;
      }
    }
    return shortest;
  }

  /** What a sequence fails with, if it fails; a step that may not happen where it stands does not count. */
  #errorOf(steps: readonly Step[]): unknown {
    try {
      const run = this.#run();
      for (const step of steps) if (run.allows(step)) run.do(step);
      return undefined;
    } catch (error) {
      return error ?? new Error(String(error));
    }
  }
}

/** A model of a contract without actions yet. */
export function contractModel<Model, Real>(setup: ModelSetup<Model, Real>): ContractModel<Model, Real, object> {
  return new ContractModel(setup, new Map(), []);
}

function command<Model, Real>(step: Step): ActionCommand<Model, Real> {
  return {
    check: (run) => run.allows(step),
    run: (run) => withoutGasRecording(() => run.do(step)),
    toString: () => step.name,
  };
}

function unsettled(name: string, error: unknown, report: string | undefined): CasperTestError {
  const isFlaky = error !== undefined;
  return new CasperTestError({
    code: 'MODEL_FAILED',
    shortMessage: isFlaky
      ? `${name} failed once, but not when the same actions were done again.`
      : `${name} was not checked.`,
    ...(isFlaky || report === undefined ? {} : { details: [report] }),
    hint: isFlaky
      ? `Make every run the same: no state outside of the model, no time, no random numbers. It said: ${messageOf(error)}`
      : 'Loosen the conditions (when) of the actions, or allow more time.',
  });
}

function misuse(shortMessage: string, hint: string): CasperTestError {
  return new CasperTestError({ code: 'BAD_ARGUMENT', shortMessage, hint });
}
