/**
 * The changes that turn one state into another.
 *
 * @module
 */

import { CasperTestError } from '../../bytes/casperTestError';
import { bytesEqual } from '../../bytes/compareBytes';
import type { GlobalState } from '../../state/globalState';
import type { Effects, Transform } from '../../types/transform';
import type { ChainState } from '../chain/chainState';
import { stateFiles } from '../lazyModules';

/**
 * What makes the state of a file out of a state.
 *
 * @throws CasperTestError `BAD_STATE_FILE`, `NOT_FOUND`, `NOT_SUPPORTED`
 */
export function stateReplacement(state: ChainState, file: string): Effects {
  if ((state as { readonly _tag?: unknown })._tag !== 'GlobalState') {
    throw new CasperTestError({
      code: 'NOT_SUPPORTED',
      shortMessage: 'The state of a fork is not all here, so it cannot be replaced.',
      hint: 'Start another devnet with the state file.',
    });
  }
  const target = stateFiles().readStateFile(file);
  const effects: Transform[] = [];
  for (const { key, value, valueBytes } of target.leaves()) {
    const before = (state as GlobalState).readWithProof(key)?.leaf.valueBytes;
    if (before === undefined || !bytesEqual(before, valueBytes)) effects.push({ key, kind: { _tag: 'Write', value } });
  }
  for (const { key } of (state as GlobalState).leaves()) {
    if (target.read(key) === undefined) effects.push({ key, kind: { _tag: 'Prune', key } });
  }
  return effects;
}
