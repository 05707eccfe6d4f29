/**
 * Methods about balances.
 *
 * Answers to: casper-sidecar `rpc_sidecar/src/rpcs/state.rs` (`GetBalance`, `QueryBalance`, `QueryBalanceDetails`).
 *
 * @module
 */
import { isLeft } from 'fp-ts/Either';
import { isBytesError } from '../../../bytes/bytesError';
import { type Balance, balanceOf } from '../../../engine/balance';
import { getBalanceHoldConfig, getBalanceHoldsWithProof } from '../../../state/trackingCopyExtBalances';
import type { BalanceIdentifier } from '../../../system/balanceIdentifier';
import { URef } from '../../../types/uref';
import type { ChainState } from '../../chain/chainState';
import { copyOf } from '../../chain/stateReading';
import { integer, type Json } from '../../json/exactJson';
import { proofHex, STATE_PARAM, stateOf } from '../finding';
import type { Param, ParamSpec } from '../params';
import { rpcFail, unknownRoot } from '../rpcError';
import type { RpcContext, RpcMethod } from '../rpcMethod';

const PURSE: ParamSpec = {
  name: 'purse_identifier',
  description:
    '{"main_purse_under_public_key": …}, {"main_purse_under_account_hash": …}, {"main_purse_under_entity_addr": …} or {"purse_uref": …}',
};

function purseIdentifier(param: Param): BalanceIdentifier {
  const [kind, value] = param.variant(
    'main_purse_under_public_key',
    'main_purse_under_account_hash',
    'main_purse_under_entity_addr',
    'purse_uref',
  );
  switch (kind) {
    case 'main_purse_under_public_key':
      return { _tag: 'Public', publicKey: value.publicKey() };
    case 'main_purse_under_account_hash':
      return { _tag: 'Account', accountHash: value.accountHash() };
    case 'main_purse_under_entity_addr': {
      const entityAddr = value.entityAddr();
      return { _tag: 'Entity', entityAddr };
    }
    case 'purse_uref':
      return { _tag: 'Purse', purse: value.parsed('a URef', URef.fromFormattedString) };
  }
}

function balance({ chain }: RpcContext, state: ChainState, identifier: BalanceIdentifier): Balance {
  const { core } = chain.network.chainspec;
  const copy = copyOf(state, core.enableAddressableEntity);
  const { protocolVersion } = chain.network.node;
  const result = balanceOf(copy, { identifier, protocolVersion, handling: 'Available', withProofs: true });
  if (!isLeft(result)) return result.right;
  return rpcFail('PurseNotFound', 'request for balance has failed: purse was not found for given identifier');
}

function holds({ chain }: RpcContext, state: ChainState, purse: Uint8Array): Json {
  const copy = copyOf(state, chain.network.chainspec.core.enableAddressableEntity);
  if (getBalanceHoldConfig(copy, 'Gas') === undefined) return [];
  return [...getBalanceHoldsWithProof(copy, purse)].flatMap(([time, kinds]) =>
    [...kinds.values()].map((hold) => ({
      time: integer(time),
      amount: hold.amount.toString(),
      proof: proofHex([hold.proof]),
    })),
  );
}

export const BALANCE_METHODS: readonly RpcMethod[] = [
  {
    name: 'state_get_balance',
    description: 'Motes in a purse (use query_balance).',
    params: [
      { name: 'state_root_hash', description: 'root of the state, 64 hex digits' },
      { name: 'purse_uref', description: 'formatted URef' },
    ],
    run: (context, params) => {
      const state = context.chain.stateByRoot(params.get('state_root_hash').digest()) ?? unknownRoot('balance');
      const purse = purseOrFail(params.get('purse_uref').string());
      const { availableBalance, proofs } = balance(context, state, { _tag: 'Purse', purse });
      return { balance_value: availableBalance.toString(), merkle_proof: proofHex([proofs!.totalBalance]) };
    },
  },
  {
    name: 'query_balance',
    description: 'Motes in a purse that can be spent.',
    params: [STATE_PARAM, PURSE],
    run: (context, params) => {
      const { state } = stateOf(context.chain, params, 'balance');
      const { availableBalance } = balance(context, state, purseIdentifier(params.get('purse_identifier')));
      return { balance: availableBalance.toString() };
    },
  },
  {
    name: 'query_balance_details',
    description: 'Motes in a purse, and what of them is on hold.',
    params: [STATE_PARAM, PURSE],
    run: (context, params) => {
      const { state } = stateOf(context.chain, params, 'balance');
      const found = balance(context, state, purseIdentifier(params.get('purse_identifier')));
      return {
        total_balance: found.totalBalance.toString(),
        available_balance: found.availableBalance.toString(),
        total_balance_proof: proofHex([found.proofs!.totalBalance]),
        holds: holds(context, state, found.purseAddr),
      };
    },
  },
];

function purseOrFail(text: string): URef {
  try {
    return URef.fromFormattedString(text);
  } catch (error) {
    if (!isBytesError(error)) throw error;
    return rpcFail('FailedToParseGetBalanceURef', `the requested purse URef was invalid: ${error.reason}`);
  }
}
