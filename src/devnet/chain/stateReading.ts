/**
 * What the chain itself reads from a state: validators, supply, the rate of rewards.
 *
 * Answers to: casper-storage `data_access_layer/{era_validators,total_supply,round_seigniorage}.rs`.
 *
 * @module
 */

import { CasperTestError } from '../../bytes/casperTestError';
import { ByteReader } from '../../bytes/reader';
import type { Ratio } from '../../config/coreConfig';
import { DEFAULT_MAX_QUERY_DEPTH } from '../../config/engineConfig';
import { TrackingCopy } from '../../state/trackingCopy';
import { getSystemContractHash, runtimeFootprintByEntityAddr } from '../../state/trackingCopyExt';
import { type EraValidators, eraValidatorsFromSnapshot } from '../../system/auctionEra';
import { ratioFromCLValue } from '../../system/typedValue';
import type { CLValue } from '../../types/clValue';
import { EntityAddr } from '../../types/entityAddr';
import { readSeigniorageRecipientsSnapshot } from '../../types/seigniorageRecipients';
import { SYSTEM_ENTITY_NAMES, type SystemEntityType } from '../../types/systemEntityType';
import type { ChainState } from './chainState';

/** Reads a state with the records of one of the two models. */
export function copyOf(state: ChainState, enableAddressableEntity: boolean): TrackingCopy {
  return new TrackingCopy(state, { maxQueryDepth: DEFAULT_MAX_QUERY_DEPTH, enableAddressableEntity });
}

/** The typed value under a named key of a system contract. */
export function systemValue(copy: TrackingCopy, system: SystemEntityType, name: string): CLValue {
  const hash = getSystemContractHash(copy, SYSTEM_ENTITY_NAMES[system]);
  const key = runtimeFootprintByEntityAddr(copy, EntityAddr.system(hash)).namedKeys.get(name);
  const stored = key === undefined ? undefined : copy.get(key.normalize());
  if (stored?._tag === 'CLValue') return stored.value;
  throw new CasperTestError({
    code: 'NOT_FOUND',
    shortMessage: `The state has no ${name} of the ${SYSTEM_ENTITY_NAMES[system]}.`,
    hint: 'A state for the devnet must be one of protocol 2.',
  });
}

/** Validators and their weights in motes, era by era; within an era ascending by key. */
export function eraValidators(copy: TrackingCopy): EraValidators {
  const snapshot = systemValue(copy, 'Auction', 'seigniorage_recipients_snapshot');
  const eras = eraValidatorsFromSnapshot(readSeigniorageRecipientsSnapshot(new ByteReader(snapshot.bytes)));
  return eras.map(({ eraId, weights }) => ({
    eraId,
    weights: [...weights].sort(([left], [right]) => left.compare(right)),
  }));
}

/** The current era of the auction. */
export function auctionEraId(copy: TrackingCopy): bigint {
  return new ByteReader(systemValue(copy, 'Auction', 'era_id').bytes).readU64();
}

/** Motes in existence. */
export function totalSupply(copy: TrackingCopy): bigint {
  return new ByteReader(systemValue(copy, 'Mint', 'total_supply').bytes).readU512();
}

/** Motes that a round rewards, not rounded. */
export function rewardPerRound(copy: TrackingCopy): Ratio {
  const { numer, denom } = ratioFromCLValue(
    systemValue(copy, 'Mint', 'round_seigniorage_rate'),
    () => new CasperTestError({ code: 'NOT_FOUND', shortMessage: 'The mint has no round seigniorage rate.' }),
  );
  return { numer: numer * totalSupply(copy), denom };
}
