/**
 * The changes that give an account so many motes.
 *
 * @module
 */
import { TextEncoder } from 'node:util';
import { blake2b256 } from '../../bytes/blake2b';
import { DEFAULT_MAX_QUERY_DEPTH } from '../../config/engineConfig';
import { TrackingCopy } from '../../state/trackingCopy';
import { isTrackingCopyError } from '../../state/trackingCopyError';
import { getSystemContractHash, runtimeFootprintByEntityAddr } from '../../state/trackingCopyExt';
import { getTotalBalance } from '../../state/trackingCopyExtBalances';
import { purseOf } from '../../system/balanceIdentifier';
import { AccessRights } from '../../types/accessRights';
import { Account } from '../../types/account';
import type { AccountHash } from '../../types/accountHash';
import { CLValue } from '../../types/clValue';
import { EntityAddr } from '../../types/entityAddr';
import { Key } from '../../types/key';
import { SYSTEM_ENTITY_NAMES } from '../../types/systemEntityType';
import type { Effects } from '../../types/transform';
import { URef } from '../../types/uref';
import type { Chain } from '../chain/chain';
import { totalSupply } from '../chain/stateReading';

/** Sets the balance of the main purse of an account, and the total supply with it. Holds stay. */
export function balanceEffects(chain: Chain, accountHash: AccountHash, motes: bigint): Effects {
  const { enableAddressableEntity } = chain.network.chainspec.core;
  const options = { maxQueryDepth: DEFAULT_MAX_QUERY_DEPTH, enableAddressableEntity };
  const copy = new TrackingCopy(chain.tip.state, options);
  const purse = mainPurse(chain, copy, accountHash);
  const balanceKey = Key.balance(purse.addr);
  const before = copy.get(balanceKey) === undefined ? 0n : getTotalBalance(copy, balanceKey);
  copy.write(balanceKey, { _tag: 'CLValue', value: CLValue.u512(motes) });
  const mint = getSystemContractHash(copy, SYSTEM_ENTITY_NAMES.Mint);
  const supplyKey = runtimeFootprintByEntityAddr(copy, EntityAddr.system(mint)).namedKeys.get('total_supply');
  if (supplyKey !== undefined) {
    const supply = totalSupply(copy) - before + motes;
    copy.write(supplyKey.normalize(), { _tag: 'CLValue', value: CLValue.u512(supply) });
  }
  return copy.effects();
}

function mainPurse(chain: Chain, copy: TrackingCopy, accountHash: AccountHash): URef {
  const { protocolVersion } = chain.network.node;
  try {
    return purseOf({ _tag: 'Account', accountHash }, copy, protocolVersion);
  } catch (error) {
    if (!isTrackingCopyError(error)) throw error;
  }
  // A purse of nobody else: no address of the network derives from these bytes.
  const addr = blake2b256(Uint8Array.of(...new TextEncoder().encode('devnet purse'), ...accountHash.bytes));
  const purse = URef.create(addr, AccessRights.READ_ADD_WRITE);
  copy.write(Key.uref(purse), { _tag: 'CLValue', value: CLValue.unit() });
  copy.write(Key.account(accountHash), { _tag: 'Account', value: Account.create(accountHash, new Map(), purse) });
  return purse;
}
