/**
 * Who called what: one line a frame, with its gas. Long and deep trees are cut short where nothing went wrong.
 *
 * @module
 */

import { bytesToHex } from '../bytes/hex';
import type { CallCode, CallFrame, ExecutionTrace } from '../runtime/executionTrace';
import { SYSTEM_ENTITY_NAMES } from '../types/systemEntityType';
import type { Labels, Legend } from './labels';
import { groupDigits } from './motes';
import type { ValueText } from './valueText';

/** What the lines are written with. */
export interface TreeTexts {
  readonly labels: Labels;
  readonly legend: Pick<Legend, 'text'>;
  readonly text: ValueText;
}

/** Calls that one frame made which are shown. */
const MOST_CALLS = 5;
/** Of these, how many at the end: there it failed. */
const LAST_CALLS = 3;
/** Lines of the whole tree. */
const MOST_LINES = 24;
/** Letters of the arguments of one call. */
const LONGEST_ARGUMENTS = 72;
/** Letters of the longest line that the gas column makes room for. */
const WIDEST = 110;

interface Line {
  readonly text: string;
  readonly gas: string;
}

/** The lines of a tree, from the root. */
export function callTreeLines(trace: ExecutionTrace, texts: TreeTexts): readonly string[] {
  const lines: Line[] = [];
  addFrame(lines, trace.root, trace, ['', ''], texts);
  const shown = lines.length <= MOST_LINES ? lines : shortened(lines);
  const width = Math.min(WIDEST, Math.max(...shown.map(({ text }) => text.length)));
  const gasWidth = Math.max(...shown.map(({ gas }) => gas.replace(/ gas.*/, '').length));
  return shown.map(({ text, gas }) => {
    const padding = Math.max(0, width - text.length) + Math.max(0, gasWidth - gas.replace(/ gas.*/, '').length);
    return gas === '' ? text : `${text}${' '.repeat(padding)}  ${gas}`;
  });
}

/** What a frame runs: `session code`, `counter v2`, `mint`, `contract hash-1f2e…9a0b`. */
export function codeText(code: CallCode, { labels, legend }: Pick<TreeTexts, 'labels' | 'legend'>): string {
  const named = (kind: string, address: Uint8Array): string =>
    labels.nameOf(address) ?? legend.text(`${kind} hash-${bytesToHex(address)}`);
  switch (code._tag) {
    case 'Session':
      return 'session code';
    case 'Payment':
      return 'custom payment';
    case 'Contract':
      return named('contract', code.contractHash);
    case 'System':
      return SYSTEM_ENTITY_NAMES[code.system];
    case 'Named':
      return `contract ${JSON.stringify(code.name)}`;
    case 'Unresolved':
      return code.identifier._tag === 'Contract'
        ? named('contract', code.identifier.contractHash)
        : named('package', code.identifier.packageHash);
  }
}

/** `counter.counter_inc(step: 2)`; session code has one entry point, which goes without saying. */
export function frameText(frame: CallFrame, texts: TreeTexts): string {
  const { code, entryPoint, args } = frame;
  const isModule = code._tag === 'Session' || code._tag === 'Payment';
  const name = isModule ? codeText(code, texts) : `${codeText(code, texts)}.${entryPoint}`;
  return `${name}(${texts.text.args(args, LONGEST_ARGUMENTS)})`;
}

function addFrame(
  lines: Line[],
  frame: CallFrame,
  trace: ExecutionTrace,
  [ownIndent, innerIndent]: readonly [string, string],
  texts: TreeTexts,
): void {
  const mark = markOf(frame, trace);
  lines.push({ text: `${ownIndent}${frameText(frame, texts)}`, gas: `${groupDigits(frame.gas)} gas${mark}` });
  const called = visibleCalls(frame);
  const hidden = called.length > MOST_CALLS ? called.length - MOST_CALLS : 0;
  called.forEach((each, index) => {
    const isFirstHidden = index === MOST_CALLS - LAST_CALLS;
    const isHidden = index >= MOST_CALLS - LAST_CALLS && index < called.length - LAST_CALLS;
    if (hidden > 0 && isHidden) {
      if (isFirstHidden) lines.push({ text: `${innerIndent}├─ … ${hidden} more calls`, gas: '' });
      return;
    }
    const isLast = index === called.length - 1;
    const indents = [`${innerIndent}${isLast ? '└─ ' : '├─ '}`, `${innerIndent}${isLast ? '   ' : '│  '}`] as const;
    addFrame(lines, each, trace, indents, texts);
  });
}

function markOf(frame: CallFrame, { failedIn, started }: ExecutionTrace): string {
  if (frame === failedIn) return started ? '  <- failed here' : '  <- refused';
  return frame.shortfall === undefined ? '' : '  <- refused';
}

/** Without the calls of system contracts that a host function makes by itself, unless something went wrong there. */
function visibleCalls({ steps }: CallFrame): readonly CallFrame[] {
  let hostCall = '';
  return steps.flatMap((step) => {
    if (step._tag === 'HostCall') {
      hostCall = step.call.name;
      return [];
    }
    const { code, end, shortfall } = step.frame;
    const isAside = code._tag === 'System' && !hostCall.startsWith('casper_call_');
    return isAside && end._tag === 'Returned' && shortfall === undefined ? [] : [step.frame];
  });
}

function shortened(lines: readonly Line[]): readonly Line[] {
  const kept = MOST_LINES - 1;
  const first = Math.floor(kept / 2);
  const hidden = { text: `… ${lines.length - kept} more lines`, gas: '' };
  return [...lines.slice(0, first), hidden, ...lines.slice(lines.length - (kept - first))];
}
