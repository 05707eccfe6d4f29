/**
 * A failure as the hints look at it: where it happened, which host call it had to do with, what that was refused with.
 *
 * @module
 */
import type { EngineError } from '../runtime/execError';
import type { CallFrame, ExecutionTrace, HostCall, Shortfall } from '../runtime/executionTrace';
import type { AccountHash } from '../types/accountHash';
import { API_ERROR } from '../types/apiError';
import type { Key } from '../types/key';
import type { UserErrorName } from './errorNames';
import { apiErrorName, refusalOf } from './hostCallText';
import type { Labels, Legend } from './labels';
import type { ValueText } from './valueText';

/** What whoever has the state knows besides the trace. */
export interface Surroundings {
  /** Whether an earlier execution made this named key of an account, or this key, and its effects were not committed. */
  wasNotCommitted(what: Key | { readonly account: AccountHash; readonly namedKey: string }): boolean;
  /** Another account that has a named key of this name, if one is known. */
  ownerOf(namedKey: string): AccountHash | undefined;
  /** What the state has under a key: `Contract`, `ContractPackage`, …; absent if nothing. */
  kindAt(key: Key): string | undefined;
}

/** A failed execution, taken apart. */
export interface Failure extends Surroundings {
  readonly error: EngineError;
  readonly trace: ExecutionTrace;
  /** The innermost frame that failed. */
  readonly frame: CallFrame;
  /** The host call that the failure has to do with, as far as can be told. */
  readonly call: HostCall | undefined;
  /** What {@link Failure.call} was refused with: `MissingKey`, `Mint(InsufficientFunds)`. */
  readonly refusal: string | undefined;
  /** Name of the ApiError that the code reverted with: `MissingArgument`, `User(5)`. */
  readonly revert: string | undefined;
  /** Name of the user error that the code reverted with, if somebody gave it one. */
  readonly userError: UserErrorName | undefined;
  readonly shortfall: Shortfall | undefined;
  readonly labels: Labels;
  readonly legend: Legend;
  readonly text: ValueText;
}

/** Host calls that say nothing about why something failed. */
const ENDINGS: ReadonlySet<string> = new Set([
  'casper_revert',
  'casper_ret',
  'casper_print',
  'casper_read_host_buffer',
]);

/** Host calls whose refusal is often no failure but an answer. */
const QUESTIONS: ReadonlySet<string> = new Set([
  'casper_get_key',
  'casper_read_value',
  'casper_dictionary_get',
  'casper_dictionary_read',
  'casper_get_named_arg_size',
]);

/** How far back from the end a refused host call is taken to be the reason. */
const NEAR_THE_END = 4;

/** The host call that a failure has to do with: the one that failed, one refused shortly before the end, or the last one. */
export function decisiveHostCall({ failedIn, root, error, lastHostCall }: ExecutionTrace): HostCall | undefined {
  const calls = (failedIn ?? root).steps.flatMap((step) => (step._tag === 'HostCall' ? [step.call] : []));
  const last = calls.at(-1);
  // A system contract makes no host calls: what counts is the one that led to it.
  if (last === undefined) return failedIn === undefined || failedIn.code._tag === 'System' ? lastHostCall : undefined;
  const telling = calls.filter(({ name }) => !ENDINGS.has(name));
  if (last.error !== undefined && !ENDINGS.has(last.name)) return last;
  const lastTelling = telling.at(-1);
  const isOwnError = error?._tag === 'Revert' && error.code >= API_ERROR.UserErrorStart;
  // An error of its own is no consequence of a question that the code asked a while before, such as for an item that is not there.
  const refused = telling
    .slice(-NEAR_THE_END)
    .findLast(
      (call) => refusalOf(call) !== undefined && !(isOwnError && call !== lastTelling && QUESTIONS.has(call.name)),
    );
  return refused ?? lastTelling;
}

/** What was not enough: of the host call, of the frame or one that it called last, or of the execution as a whole. */
export function decisiveShortfall(trace: ExecutionTrace, call: HostCall | undefined): Shortfall | undefined {
  if (trace.error?._tag === 'GasLimit') return trace.shortfall;
  if (call?.shortfall !== undefined) return call.shortfall;
  const { failedIn } = trace;
  const last = failedIn?.steps.findLast((step) => step._tag === 'Frame');
  return failedIn?.shortfall ?? last?.frame.shortfall ?? trace.shortfall;
}

/** Name of the ApiError of a revert. */
export function revertName(error: EngineError): string | undefined {
  return error._tag === 'Revert' ? apiErrorName(error.code) : undefined;
}
