/**
 * Methods about validators, bids and rewards.
 *
 * Answers to: casper-sidecar `rpc_sidecar/src/rpcs/{state,state_get_auction_info_v2,info}.rs`, casper-types `auction_state.rs`,
 * `validator_change.rs`.
 *
 * @module
 */

import { bytesToHex } from '../../../bytes/hex';
import { ByteReader } from '../../../bytes/reader';
import { rewardsPerValidator } from '../../../system/auctionRewards';
import type { BidKind } from '../../../types/bidKind';
import { KEY_TAGS } from '../../../types/keyPayload';
import type { PublicKey } from '../../../types/publicKey';
import { readSeigniorageRecipientsSnapshot } from '../../../types/seigniorageRecipients';
import type { BlockRecord, Chain } from '../../chain/chain';
import type { ChainState } from '../../chain/chainState';
import { copyOf, eraValidators, systemValue } from '../../chain/stateReading';
import { bidKindJson } from '../../json/auctionJson';
import { integer, type Json } from '../../json/exactJson';
import { BLOCK_PARAM, blockOf } from '../finding';
import type { Params } from '../params';
import { rpcFail } from '../rpcError';
import type { RpcContext, RpcMethod } from '../rpcMethod';

function bidsOf(state: ChainState): readonly BidKind[] {
  return state.keysWithPrefix(Uint8Array.of(KEY_TAGS.BidAddr)).flatMap((key) => {
    const stored = state.read(key);
    return stored?._tag === 'BidKind' ? [stored.value] : [];
  });
}

function ownerOf(bid: BidKind): PublicKey {
  return bid._tag === 'Bridge' ? bid.value.oldValidatorPublicKey : bid.value.validatorPublicKey;
}

/** The bids of validators with their delegators, as before 2.0. */
function unifiedBids(bids: readonly BidKind[]): Json {
  return bids.flatMap((bid) => {
    if (bid._tag !== 'Validator') return [];
    const key = bid.value.validatorPublicKey;
    const delegators = bids.flatMap((each) => {
      if (each._tag !== 'Delegator' || !each.value.validatorPublicKey.equals(key)) return [];
      const { delegatorKind, stakedAmount, bondingPurse } = each.value;
      if (delegatorKind._tag !== 'PublicKey') return [];
      const delegatorKey = delegatorKind.publicKey.toHex();
      const delegator = {
        delegator_public_key: delegatorKey,
        staked_amount: stakedAmount.toString(),
        bonding_purse: bondingPurse.toFormattedString(),
        validator_public_key: key.toHex(),
        vesting_schedule: null,
      };
      return [{ delegator_public_key: delegatorKey, delegator }];
    });
    const { bondingPurse, stakedAmount, delegationRate, inactive } = bid.value;
    return [
      {
        public_key: key.toHex(),
        bid: {
          validator_public_key: key.toHex(),
          bonding_purse: bondingPurse.toFormattedString(),
          staked_amount: stakedAmount.toString(),
          delegation_rate: delegationRate,
          vesting_schedule: null,
          delegators,
          inactive,
        },
      },
    ];
  });
}

function auctionState({ chain }: RpcContext, params: Params, bidsJson: (bids: readonly BidKind[]) => Json): Json {
  const { block, state } = blockOf(chain, params);
  const eras = eraValidators(copyOf(state, chain.network.chainspec.core.enableAddressableEntity));
  return {
    auction_state: {
      state_root_hash: bytesToHex(block.header.stateRootHash),
      block_height: integer(block.header.height),
      era_validators: eras.map(({ eraId, weights }) => ({
        era_id: integer(eraId),
        validator_weights: weights.map(([key, weight]) => ({ public_key: key.toHex(), weight: weight.toString() })),
      })),
      bids: bidsJson(bidsOf(state)),
    },
  };
}

function rewardedSwitchBlock(chain: Chain, params: Params): BlockRecord {
  const identifier = params.optional('era_identifier');
  let eraId = chain.lastSwitchBlock().block.header.eraId;
  if (identifier !== undefined) {
    const [kind, value] = identifier.variant('Era', 'Block');
    if (kind === 'Era') eraId = value.u64();
    else {
      const [by, which] = value.variant('Hash', 'Height');
      const record = by === 'Hash' ? chain.blockByHash(which.digest()) : chain.blockByHeight(which.u64());
      if (record === undefined) return rpcFail('NoSuchBlock', 'no block found for the provided identifier');
      eraId = record.block.header.eraId;
    }
  }
  const missing = 'request for rewards has failed: the switch block for the requested era was not found';
  return chain.switchBlock(eraId) ?? rpcFail('SwitchBlockNotFound', missing);
}

function reward({ chain }: RpcContext, params: Params): Json {
  const validator = params.get('validator').publicKey();
  const delegator = params.optional('delegator')?.publicKey();
  const { block } = rewardedSwitchBlock(chain, params);
  const none = (): never => rpcFail('NoRewardsFound', 'the requested reward was not found');
  const rewards = block.header.eraEnd!.rewards.find(([key]) => key.equals(validator))?.[1] ?? none();
  const parent = chain.blockByHash(block.header.parentHash) ?? none();
  const copy = copyOf(parent.state, chain.network.chainspec.core.enableAddressableEntity);
  const snapshot = readSeigniorageRecipientsSnapshot(
    new ByteReader(systemValue(copy, 'Auction', 'seigniorage_recipients_snapshot').bytes),
  );
  const { eraId } = block.header;
  const recipient = snapshot
    .find((era) => era.eraId === eraId)
    ?.recipients.find((each) => each.validatorPublicKey.equals(validator));
  if (recipient === undefined) return none();
  const shares = rewardsPerValidator(validator, eraId, rewards, snapshot);
  const amount = shares.reduce((sum, share) => {
    if (delegator === undefined) return sum + share.validatorReward;
    const found = share.delegatorRewards.find(
      ({ delegatorKind }) => delegatorKind._tag === 'PublicKey' && delegatorKind.publicKey.equals(delegator),
    );
    return sum + (found?.reward ?? 0n);
  }, 0n);
  return {
    reward_amount: amount.toString(),
    era_id: integer(eraId),
    delegation_rate: recipient.delegationRate,
    switch_block_hash: bytesToHex(block.hash),
  };
}

/** Validators that came or left from one era to the next. */
function validatorChanges(chain: Chain): Json {
  const changes = new Map<string, { era_id: Json; validator_change: string }[]>();
  let previous: ReadonlySet<string> | undefined;
  for (const { block } of chain.blocks) {
    const end = block.header.eraEnd;
    if (end === undefined) continue;
    const current = new Set(end.nextEraValidatorWeights.map(([key]) => key.toHex()));
    const note = (key: string, change: string): void => {
      const list = changes.get(key) ?? [];
      list.push({ era_id: integer(block.header.eraId + 1n), validator_change: change });
      changes.set(key, list);
    };
    if (previous !== undefined) {
      for (const key of current) if (!previous.has(key)) note(key, 'Added');
      for (const key of previous) if (!current.has(key)) note(key, 'Removed');
    }
    previous = current;
  }
  return [...changes].sort().map(([key, list]) => ({ public_key: key, status_changes: list }));
}

export const AUCTION_METHODS: readonly RpcMethod[] = [
  {
    name: 'state_get_auction_info',
    description: 'Validators of the eras known, and bids with their delegators.',
    params: [BLOCK_PARAM],
    run: (context, params) => auctionState(context, params, unifiedBids),
  },
  {
    name: 'state_get_auction_info_v2',
    description: 'Validators of the eras known, and every record of the auction.',
    params: [BLOCK_PARAM],
    run: (context, params) =>
      auctionState(context, params, (bids) =>
        bids.map((bid) => ({ public_key: ownerOf(bid).toHex(), bid: bidKindJson(bid) })),
      ),
  },
  {
    name: 'info_get_reward',
    description: 'What a validator or a delegator earned in an era.',
    params: [
      {
        name: 'era_identifier',
        isOptional: true,
        description: '{"Era": …} or {"Block": …}; the last era that ended when left out',
      },
      { name: 'validator', description: 'public key of the validator' },
      { name: 'delegator', isOptional: true, description: 'public key of a delegator' },
    ],
    run: reward,
  },
  {
    name: 'info_get_validator_changes',
    description: 'Validators that came and left.',
    params: [],
    run: ({ chain }) => ({ changes: validatorChanges(chain) }),
  },
];
