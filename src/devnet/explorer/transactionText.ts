/**
 * What a transaction does, in a few words.
 *
 * @module
 */
import { bytesToHex } from '../../bytes/hex';
import { formatCspr, groupDigits } from '../../report/motes';
import type { CLValue } from '../../types/clValue';
import type { ExecutableDeployItem } from '../../types/deploy';
import type { TransactionTarget } from '../../types/transactionTarget';
import { INSTALL_UPGRADE_LANE_ID } from '../chain/lanes';
import { type TransactionFacts, u512Argument } from '../chain/transactionFacts';
import { SHORT_TEXT } from './valueTexts';

/** `transfers 2.5 CSPR to account-hash-…`, `calls counter_inc of hash-…`, `session code of 1,234 bytes`. */
export function transactionText(facts: TransactionFacts): string {
  const { transaction, target, entryPoint } = facts;
  if (transaction._tag === 'Deploy' && transaction.value.session._tag !== 'Transfer') {
    return deployItemText(transaction.value.session);
  }
  if (target?._tag === 'Session') {
    const size = groupDigits(target.moduleBytes.length);
    const what = facts.laneId === INSTALL_UPGRADE_LANE_ID ? 'installer code' : 'session code';
    return `runs ${what} of ${size} bytes`;
  }
  if (target?._tag === 'Stored' && entryPoint._tag === 'Custom') return storedText(target, entryPoint.name);
  return nativeText(facts);
}

function deployItemText(item: ExecutableDeployItem): string {
  switch (item._tag) {
    case 'ModuleBytes':
      return `runs session code of ${groupDigits(item.moduleBytes.length)} bytes`;
    case 'StoredContractByHash':
      return `calls ${item.entryPoint} of hash-${bytesToHex(item.hash)}`;
    case 'StoredVersionedContractByHash':
      return `calls ${item.entryPoint} of hash-${bytesToHex(item.hash)}${versionText(item.version)}`;
    case 'StoredContractByName':
      return `calls ${item.entryPoint} of ${JSON.stringify(item.name)}`;
    case 'StoredVersionedContractByName':
      return `calls ${item.entryPoint} of ${JSON.stringify(item.name)}${versionText(item.version)}`;
    case 'Transfer':
      return 'transfers motes';
  }
}

function storedText({ id }: Extract<TransactionTarget, { readonly _tag: 'Stored' }>, entryPoint: string): string {
  switch (id._tag) {
    case 'ByHash':
      return `calls ${entryPoint} of hash-${bytesToHex(id.hash)}`;
    case 'ByName':
      return `calls ${entryPoint} of ${JSON.stringify(id.name)}`;
    case 'ByPackageHash':
      return `calls ${entryPoint} of hash-${bytesToHex(id.addr)}${versionText(id.version)}`;
    case 'ByPackageName':
      return `calls ${entryPoint} of ${JSON.stringify(id.name)}${versionText(id.version)}`;
  }
}

function versionText(version: number | undefined): string {
  return version === undefined ? '' : `, version ${version}`;
}

/** Words for what is native, and the argument that says with whom. */
const NATIVE: Readonly<Record<string, readonly [verb: string, preposition: string, other: string]>> = {
  Transfer: ['transfers', 'to', 'target'],
  Burn: ['burns', '', ''],
  AddBid: ['bids', 'as', 'public_key'],
  WithdrawBid: ['withdraws', 'from the bid of', 'public_key'],
  Delegate: ['delegates', 'to', 'validator'],
  Undelegate: ['undelegates', 'from', 'validator'],
  Redelegate: ['redelegates', 'to', 'new_validator'],
};

function nativeText({ entryPoint, args }: TransactionFacts): string {
  const words = NATIVE[entryPoint._tag];
  const named = args._tag === 'Named' ? args.args : undefined;
  const amountArg = named?.get('amount');
  const amount = amountArg === undefined ? undefined : u512Argument(amountArg);
  if (words === undefined || amount === undefined) {
    const shown = named === undefined ? '' : SHORT_TEXT.args(named);
    return `${entryPoint._tag === 'Custom' ? entryPoint.name : entryPoint._tag}(${shown})`;
  }
  const [verb, preposition, other] = words;
  const otherArg = other === '' ? undefined : named?.get(other);
  const whom = otherArg === undefined ? '' : ` ${preposition} ${addressText(otherArg)}`;
  return `${verb} ${formatCspr(amount)}${whom}`;
}

/** Bytes of a target are those of an account. */
function addressText(value: CLValue): string {
  if (value.clType._tag === 'ByteArray' && value.bytes.length === 32) return `account-hash-${bytesToHex(value.bytes)}`;
  return SHORT_TEXT.value(value);
}
