/**
 * What the gas of a frame was spent on, with the frames it called.
 *
 * @module
 */
import type { CallFrame } from '../runtime/executionTrace';

/** What gas is spent on, as people are shown it, in that order. */
export const GAS_USES = ['instructions', 'hostCalls', 'storage', 'systemContracts', 'calledContracts'] as const;

/** What gas is spent on. */
export type GasUse = (typeof GAS_USES)[number];

/**
 * Gas of a frame by use; the sum is the gas of the frame. What system contracts did for it (transfers, purses, payment) counts as its
 * own; `calledContracts` is what other contracts spent that it called.
 */
export type FrameGas = Readonly<Record<GasUse, bigint>>;

/** {@link GAS_USES} in words. */
export const GAS_USE_NAMES: Readonly<Record<GasUse, string>> = {
  instructions: 'instructions',
  hostCalls: 'host calls',
  storage: 'storage',
  systemContracts: 'system contracts',
  calledContracts: 'called contracts',
};

/** The gas of a frame by what it was spent on. */
export function gasOfFrame(frame: CallFrame): FrameGas {
  const gas = { ...frame.ownGas, calledContracts: 0n };
  for (const step of frame.steps) {
    if (step._tag !== 'Frame') continue;
    const { frame: called } = step;
    if (called.code._tag !== 'System') {
      gas.calledContracts += called.gas;
      continue;
    }
    const inside = gasOfFrame(called);
    for (const use of GAS_USES) gas[use] += inside[use];
  }
  return gas;
}
