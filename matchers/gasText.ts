/**
 * Gas as it is in snapshots: the whole, and what it was spent on as far as that is known.
 *
 * ```
 * gas 13,994,315
 *   instructions 2,806,685
 *   storage 11,187,630
 * ```
 *
 * @module
 */
import { type ExecutionTrace, traceOf, type WasmV1Result } from '../src/index';
import { type FrameGas, GAS_USE_NAMES, GAS_USES, gasOfFrame } from '../src/report/gasOfFrame';
import { groupDigits } from '../src/report/motes';

/** Gas of an execution. */
export interface GasParts {
  readonly gas: bigint;
  /** Absent where nothing is known of what happened inside: for a copy of a result, or a native transfer. */
  readonly split: FrameGas | undefined;
}

/** The gas of an execution. */
export function gasParts(result: WasmV1Result): GasParts {
  const trace: ExecutionTrace | undefined = traceOf(result);
  return { gas: result.consumed, split: trace && gasOfFrame(trace.root) };
}

/** The text of it; what is zero is left out. */
export function gasText({ gas, split }: GasParts): string {
  const uses = GAS_USES.filter((use) => split !== undefined && split[use] !== 0n);
  return [`gas ${groupDigits(gas)}`, ...uses.map((use) => `  ${GAS_USE_NAMES[use]} ${groupDigits(split![use])}`)].join(
    '\n',
  );
}

/** What a text says; undefined if it is none of these. */
export function parseGasText(text: string): GasParts | undefined {
  const [first, ...rest] = text.split('\n');
  const gas = amountAfter('gas', first);
  if (gas === undefined) return undefined;
  const amounts = GAS_USES.map((use) => [
    use,
    rest.map((line) => amountAfter(`  ${GAS_USE_NAMES[use]}`, line)).find((amount) => amount !== undefined) ?? 0n,
  ]);
  return { gas, split: rest.length === 0 ? undefined : (Object.fromEntries(amounts) as FrameGas) };
}

function amountAfter(name: string, line: string | undefined): bigint | undefined {
  const digits = line?.startsWith(`${name} `) ? line.slice(name.length + 1) : '';
  return /^[\d,]+$/.test(digits) ? BigInt(digits.replaceAll(',', '')) : undefined;
}
