/** `balance`: a balance by any identifier, with or without holds and proofs. */
import { isLeft } from 'fp-ts/Either';
import { bytesToHex } from '../../../src/bytes/hex';
import { DEFAULT_MAX_QUERY_DEPTH } from '../../../src/config/engineConfig';
import { balanceOf } from '../../../src/engine/balance';
import { TrackingCopy } from '../../../src/state/trackingCopy';
import type { BalanceIdentifier } from '../../../src/system/balanceIdentifier';
import type { StepContext } from './execStep';
import { account, bad, booleanOf, type Expressions, protocolVersion, publicKey, single, stringOf } from './expressions';
import { bytesJson, type Json, type JsonObject } from './json';

const SYSTEM_PURSES: { readonly [name: string]: BalanceIdentifier } = {
  refund: { _tag: 'Refund' },
  payment: { _tag: 'Payment' },
  accumulate: { _tag: 'Accumulate' },
  penalizedPayment: { _tag: 'PenalizedPayment' },
};

/** IDENTIFIER of the format. */
export function balanceIdentifier(expressions: Expressions, value: Json | undefined): BalanceIdentifier {
  if (typeof value === 'string') return SYSTEM_PURSES[value] ?? bad('balance identifier', value);
  const [kind, arg] = single(value, 'balance identifier');
  switch (kind) {
    case 'purse':
      return { _tag: 'Purse', purse: expressions.uref(arg) };
    case 'internal':
      return { _tag: 'Internal', addr: expressions.uref(arg).addr };
    case 'publicKey':
      return { _tag: 'Public', publicKey: publicKey(arg) };
    case 'account':
      return { _tag: 'Account', accountHash: account(arg) };
    case 'penalizedAccount':
      return { _tag: 'PenalizedAccount', accountHash: account(arg) };
    case 'entity': {
      const payload = expressions.key(arg).payload();
      if (payload.variant !== 'AddressableEntity') return bad('an entity', arg);
      return { _tag: 'Entity', entityAddr: payload.entityAddr };
    }
    default:
      return bad('balance identifier', value);
  }
}

/** Runs a `balance` step. */
export function balanceStep(step: JsonObject, { builder, expressions }: StepContext): JsonObject {
  const handling = stringOf(step, 'handling') ?? 'available';
  const copy = new TrackingCopy(builder.globalState(expressions.root(step)), {
    enableAddressableEntity: builder.chainspec().core.enableAddressableEntity,
    maxQueryDepth: DEFAULT_MAX_QUERY_DEPTH,
  });
  const result = balanceOf(copy, {
    identifier: balanceIdentifier(expressions, step.identifier),
    protocolVersion: protocolVersion(step.protocolVersion),
    handling: handling === 'total' ? 'Total' : 'Available',
    withProofs: booleanOf(step, 'proofs') ?? false,
  });
  if (isLeft(result)) return { error: result.left.message };
  const { purseAddr, totalBalance, availableBalance, proofs } = result.right;
  return {
    purse: bytesToHex(purseAddr),
    total: totalBalance.toString(),
    available: availableBalance.toString(),
    ...(proofs === undefined ? {} : { proof: bytesJson(proofs.totalBalance.toBytes()), holds: proofs.holds }),
  };
}
