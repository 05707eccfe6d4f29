/**
 * What every matcher shares: finding its subject, the form Jest asks for, and how a message is laid out.
 *
 * @module
 */
import { CasperTestError, isCasperTestError, noteOfRead } from '../src/index';
import { type Line, withNames } from './messageNames';
import { isBuilder, unwrap } from './subject';

/** Jest's and Vitest's `utils`, as far as the matchers use them. */
export interface MatcherUtils {
  matcherHint(
    name: string,
    received?: string,
    expected?: string,
    options?: { isNot?: boolean; promise?: string; secondArgument?: string },
  ): string;
  printExpected(value: unknown): string;
  printReceived(value: unknown): string;
  stringify(value: unknown): string;
  diff?(expected: unknown, received: unknown): string | null | undefined;
  EXPECTED_COLOR(text: string): string;
  RECEIVED_COLOR(text: string): string;
}

/** The `this` of a matcher. */
export interface MatcherContext {
  readonly isNot?: boolean;
  readonly promise?: string;
  readonly utils: MatcherUtils;
  /** Equality testers, for `equals`; ours are among them. */
  readonly customTesters?: readonly unknown[];
  /** The runner's deep equality, with its equality testers. */
  equals(a: unknown, b: unknown, customTesters?: unknown[]): boolean;
  /** The `expect` that the matcher was installed in, for the matchers that use the runner's snapshots. */
  readonly expect?: SnapshotExpect;
  /** Jest's: a failure does not end the test, and is told when that ends. */
  readonly dontThrow?: () => void;
}

/** `expect` of Jest or Vitest, as far as snapshots need it. */
export interface SnapshotExpect {
  (received: unknown): { toMatchSnapshot(hint?: string): void };
  getState(): SnapshotExpectState;
  setState(state: Partial<SnapshotExpectState>): void;
}

/** What such an `expect` knows of the test. */
export interface SnapshotExpectState {
  readonly assertionCalls: number;
  /** Jest's failures that did not end the test. */
  readonly suppressedErrors?: readonly unknown[];
  readonly snapshotState?: unknown;
  readonly currentTestName?: string;
  readonly currentConcurrentTestName?: (() => string | undefined) | undefined;
}

/** What a matcher returns. It never holds a bigint or a typed array: those can kill a Jest worker when they travel. */
export interface MatcherResult {
  readonly pass: boolean;
  /** Tells what was expected and what was received; made when the expectation fails. */
  readonly message: () => string;
}

/** What a matcher is about, and how it is found in what the test passed to `expect`. */
export interface Subject<T> {
  /** As it reads in the first line of a message: `expect(account)`. */
  readonly name: string;
  /** What may be passed; ends the sentence "toHaveNamedKey asks about". */
  readonly accepted: string;
  /** `undefined` when what was passed is something else. */
  readonly find: (received: unknown) => T | undefined;
}

/** One call of a matcher. */
export interface MatcherCall<T> {
  readonly name: string;
  readonly subject: Subject<T>;
  readonly received: unknown;
  /** The arguments as they read in the first line of a message, two at most. */
  readonly args?: readonly string[];
  /** The builder whose names the message uses, when it is not the subject. */
  readonly builder?: unknown;
}

/** What a matcher found, before it is put into words. */
export interface Finding {
  readonly pass: boolean;
  /** The lines for a failed expectation; only asked for when one is needed. */
  readonly lines: (words: Words) => readonly Line[];
}

/** The parts that the messages have in common. */
export interface Words {
  /** Whether `.not` was used. */
  readonly isNot: boolean;
  /** `not ` if `.not` was used, else empty. */
  readonly not: string;
  /** `Expected: …`, with `not` where it belongs. */
  expected(text: string): string;
  /** `Received: …`, and what is not to be coloured. */
  received(text: string, after?: string): string;
}

/**
 * Carries a call of a matcher out: finds the subject, lets it be compared, and puts the finding into the form of Jest with
 * the call on the first line.
 *
 * @throws CasperTestError when the subject is another thing or an argument is wrong; a mistake also with `.not`
 */
export function matcherResult<T>(
  context: MatcherContext,
  call: MatcherCall<T>,
  compare: (subject: T) => Finding,
): MatcherResult {
  try {
    const subject = call.subject.find(call.received);
    if (subject === undefined) {
      throw badArgument(`${call.name} asks about ${call.subject.accepted}.`, call.received);
    }
    const finding = compare(subject);
    return {
      pass: finding.pass,
      message: () => {
        const lines = withNames(finding.lines(wordsOf(context)), call.builder ?? call.received);
        return [hint(context, call), '', ...lines, ...readHint(call)].join('\n');
      },
    };
  } catch (error) {
    if (!isCasperTestError(error)) throw error;
    const { code, details, hint: advice, cause, shortMessage } = error;
    throw new CasperTestError({
      code,
      details,
      cause,
      shortMessage: `${hint(context, call)}\n\n${shortMessage}`,
      ...(advice === undefined ? {} : { hint: advice }),
    });
  }
}

/** Names of the subjects that are part of the state, and not what an execution did. */
const SUBJECTS_IN_STATE: ReadonlySet<string> = new Set(['account', 'builder', 'contract', 'package', 'value']);

/** Says so when an execution before the subject was read was not committed, or failed. */
function readHint({ subject, received }: MatcherCall<unknown>): string[] {
  if (!SUBJECTS_IN_STATE.has(subject.name)) return [];
  const inside = unwrap(received) ?? received;
  const note = isBuilder(inside) ? inside.readNote() : noteOfRead(inside);
  return note === undefined ? [] : ['', `Hint: ${note}`];
}

/** An argument or a subject that a matcher cannot work with; `accepted` is a whole sentence. */
export function badArgument(accepted: string, value: unknown): CasperTestError {
  return new CasperTestError({ code: 'BAD_ARGUMENT', shortMessage: `${accepted}\nReceived: ${shortly(value)}` });
}

/** A short text for any value; safe for bigints, bytes and cycles. */
export function shortly(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value === 'string') return JSON.stringify(value.length > 80 ? `${value.slice(0, 80)}…` : value);
  if (typeof value === 'function') return 'a function';
  if (typeof value !== 'object') return String(value);
  if (ArrayBuffer.isView(value)) return `${value.byteLength} bytes`;
  const tag = (value as { _tag?: unknown })._tag;
  if (tag === 'None') return 'none';
  if (tag === 'Some') return `some(${shortly((value as { value?: unknown }).value)})`;
  return `an object (${typeof tag === 'string' ? tag : (value.constructor?.name ?? 'without class')})`;
}

function hint(
  context: MatcherContext,
  { name, subject, args = [] }: MatcherCall<never> | MatcherCall<unknown>,
): string {
  const { isNot = false, promise } = context;
  const [expected = '', secondArgument] = args;
  return context.utils.matcherHint(name, subject.name, expected, {
    isNot,
    ...(promise === undefined ? {} : { promise }),
    ...(secondArgument === undefined ? {} : { secondArgument }),
  });
}

function wordsOf({ isNot = false, utils }: MatcherContext): Words {
  const not = isNot ? 'not ' : '';
  return {
    isNot,
    not,
    expected: (text) => `Expected: ${not}${utils.EXPECTED_COLOR(text)}`,
    received: (text, after = '') => `Received: ${utils.RECEIVED_COLOR(text)}${after}`,
  };
}
