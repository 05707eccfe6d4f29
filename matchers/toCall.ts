import type { CallCode, CallFrame } from '../src/index';
import { bytesToHex } from '../src/index';
import { clValueText } from '../src/report/clValueText';
import { contentText } from './contentResult';
import { causeLines } from './executionLines';
import { type ExpectedContent, hasContent } from './expectedContent';
import { type ExpectedContract, type WantedContract, wantedContract } from './expectedContract';
import { badArgument, type MatcherContext, type MatcherResult, matcherResult } from './matcher';
import { labelsOf } from './messageNames';
import { callLines, framesOf, TRACED } from './tracedSubject';

/** Arguments by name; those that are left out may be anything. */
export type ExpectedArgs = { readonly [name: string]: ExpectedContent };

/**
 * Passes when code of the execution called this entry point of this contract, at any depth, whatever came of the call; with
 * `args`, with these arguments. A transaction that names a stored contract calls it, too.
 */
export function toCall(
  this: MatcherContext,
  received: unknown,
  contract: ExpectedContract,
  entryPoint?: string,
  args?: ExpectedArgs,
): MatcherResult {
  const given = ['contract', ...(entryPoint === undefined ? [] : ['entryPoint'])];
  return matcherResult(this, { name: 'toCall', subject: TRACED, received, args: given }, (execution) => {
    const wanted = wantedContract('toCall', contract, () => labelsOf(execution.result));
    checkExpected(entryPoint, args);
    const calls = framesOf(execution.trace.root).filter(
      (frame) => isOf(frame.code, wanted) && (entryPoint === undefined || frame.entryPoint === entryPoint),
    );
    return {
      pass: calls.some((frame) => hasArgs(frame, args)),
      lines: (words) => [
        `Expected the execution ${words.not}to make this call.`,
        words.expected(`${wanted.text}.${entryPoint ?? '…'}(${argsText(this, args)})`),
        ...argumentLines(this, words.isNot, calls, args),
        'Its calls:',
        ...callLines(execution),
        ...causeLines(execution),
      ],
    };
  });
}

function checkExpected(entryPoint: unknown, args: unknown): void {
  if (entryPoint !== undefined && typeof entryPoint !== 'string') {
    throw badArgument('toCall takes the name of an entry point after the contract.', entryPoint);
  }
  if (args !== undefined && (typeof args !== 'object' || args === null || Array.isArray(args))) {
    throw badArgument('toCall takes arguments by name: { amount: 5 }.', args);
  }
}

const SYSTEM_NAMES = {
  Auction: 'auction',
  HandlePayment: 'handle payment',
  Mint: 'mint',
  StandardPayment: 'standard payment',
} as const;

function isOf(code: CallCode, { addresses, system }: WantedContract): boolean {
  const has = (address: Uint8Array): boolean => addresses.has(bytesToHex(address));
  switch (code._tag) {
    case 'Contract':
      return has(code.contractHash) || has(code.packageHash);
    case 'System':
      return SYSTEM_NAMES[code.system] === system || has(code.contractHash);
    case 'Unresolved':
      return has(code.identifier._tag === 'Contract' ? code.identifier.contractHash : code.identifier.packageHash);
    default:
      return false;
  }
}

function hasArgs({ args }: CallFrame, expected: ExpectedArgs = {}): boolean {
  return Object.entries(expected).every(([name, content]) => {
    const value = args.get(name);
    return value !== undefined && hasContent(value, content);
  });
}

/** The arguments of the calls that differ in nothing else, each that was asked about. */
function argumentLines(
  context: MatcherContext,
  isNot: boolean,
  calls: readonly CallFrame[],
  expected: ExpectedArgs | undefined,
): string[] {
  if (isNot || expected === undefined || calls.length === 0) return [];
  return [
    'It was called with other arguments:',
    ...calls.map(({ args }) => {
      const found = Object.keys(expected).map((name) => {
        const value = args.get(name);
        return `${name}: ${value === undefined ? 'no such argument' : clValueText(value)}`;
      });
      return `  ${context.utils.RECEIVED_COLOR(found.join(', '))}`;
    }),
  ];
}

function argsText(context: MatcherContext, args: ExpectedArgs = {}): string {
  const texts = Object.entries(args).map(([name, content]) => `${name}: ${contentText(context, content)}`);
  return texts.length === 0 ? '…' : texts.join(', ');
}
