/**
 * Deploys and transactions from the JSON that clients write: files of the command line client, and the bodies of
 * `account_put_deploy` and `account_put_transaction`.
 *
 * Answers to: the `Deserialize` implementations of casper-types transaction.rs, transaction/deploy.rs,
 * transaction_v1/transaction_v1_payload.rs, cl_value.rs and cl_type.rs. Members that are not known are passed over,
 * where Rust refuses some.
 */
import { AccountHash } from './accountHash';
import { type Approval, compareApprovals } from './approval';
import { clTypeFromJson } from './clTypeJson';
import { CLValue } from './clValue';
import type { Deploy, ExecutableDeployItem } from './deploy';
import type { InitiatorAddr } from './initiatorAddr';
import { JsonNode } from './jsonNode';
import type { PricingMode } from './pricingMode';
import { PublicKey } from './publicKey';
import { RuntimeArgs } from './runtimeArgs';
import { Signature } from './signature';
import { sortedEntries } from './sortedEntries';
import type { Transaction } from './transaction';
import { plainEntryPoint, type TransactionEntryPoint } from './transactionEntryPoint';
import type { TransactionInvocationTarget, TransactionRuntimeParams, TransactionTarget } from './transactionTarget';
import { encodeTransactionFields, type TransactionArgs, type TransactionV1 } from './transactionV1';

/** Reads a duration such as `1h 30m` as milliseconds; what it throws is reported with the place in the JSON. */
export type ParseDuration = (text: string) => bigint;

/** RFC 3339 as Rust takes it: `T` or a space, any fraction of a second, `Z` or nothing. */
const TIMESTAMP = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(?:\.(\d+))?Z?$/;

function timestamp(node: JsonNode): bigint {
  const match = TIMESTAMP.exec(node.string());
  const millis = match === null ? Number.NaN : Date.parse(`${match[1]}T${match[2]}Z`);
  if (Number.isNaN(millis) || millis < 0) {
    return node.fail('expected a time such as 2026-11-23T10:00:00.000Z, from 1970 on');
  }
  return BigInt(millis) + BigInt((match?.[3] ?? '').padEnd(3, '0').slice(0, 3));
}

function runtimeArgs(node: JsonNode): RuntimeArgs {
  return RuntimeArgs.from(
    node.elements().map((pair) => {
      const [name, value] = pair.elements();
      if (name === undefined || value === undefined) {
        return pair.fail('expected a name and a value');
      }
      const clValue = CLValue.fromComponents(clTypeFromJson(value.field('cl_type')), value.field('bytes').bytes());
      return { name: name.string(), value: clValue };
    }),
  );
}

const publicKey = (node: JsonNode): PublicKey => node.parsed(node.string(), PublicKey.fromHex);

function approvals(node: JsonNode): readonly Approval[] {
  const read = (approval: JsonNode): Approval => {
    const signature = approval.field('signature');
    return {
      signer: publicKey(approval.field('signer')),
      signature: signature.parsed(signature.string(), Signature.fromHex),
    };
  };
  return sortedEntries(node.elements().map(read), compareApprovals);
}

function deployItem(node: JsonNode): ExecutableDeployItem {
  const [kind, item] = node.variant();
  const args = runtimeArgs(item.field('args'));
  const entryPoint = (): string => item.field('entry_point').string();
  const version = (): number | undefined => item.field('version').optional((found) => found.u32());
  switch (kind) {
    case 'ModuleBytes':
      return { _tag: kind, moduleBytes: item.field('module_bytes').bytes(), args };
    case 'StoredContractByHash':
      return { _tag: kind, hash: item.field('hash').bytes(32), entryPoint: entryPoint(), args };
    case 'StoredContractByName':
      return { _tag: kind, name: item.field('name').string(), entryPoint: entryPoint(), args };
    case 'StoredVersionedContractByHash': {
      const hash = item.field('hash').bytes(32);
      return { _tag: kind, hash, version: version(), entryPoint: entryPoint(), args };
    }
    case 'StoredVersionedContractByName': {
      const name = item.field('name').string();
      return { _tag: kind, name, version: version(), entryPoint: entryPoint(), args };
    }
    case 'Transfer':
      return { _tag: kind, args };
    default:
      return node.fail(`there is nothing like ${kind} to execute`);
  }
}

function deploy(node: JsonNode, parseDuration: ParseDuration): Deploy {
  const header = node.field('header');
  const ttl = header.field('ttl');
  return {
    hash: node.field('hash').bytes(32),
    header: {
      account: publicKey(header.field('account')),
      timestamp: timestamp(header.field('timestamp')),
      ttl: ttl.parsed(ttl.string(), parseDuration),
      gasPrice: header.field('gas_price').u64(),
      bodyHash: header.field('body_hash').bytes(32),
      dependencies: header
        .field('dependencies')
        .elements()
        .map((hash) => hash.bytes(32)),
      chainName: header.field('chain_name').string(),
    },
    payment: deployItem(node.field('payment')),
    session: deployItem(node.field('session')),
    approvals: approvals(node.field('approvals')),
  };
}

function initiator(node: JsonNode): InitiatorAddr {
  const [kind, contents] = node.variant();
  switch (kind) {
    case 'PublicKey':
      return { _tag: kind, publicKey: publicKey(contents) };
    case 'AccountHash':
      return { _tag: kind, accountHash: contents.parsed(contents.string(), AccountHash.fromFormattedString) };
    default:
      return node.fail('expected PublicKey or AccountHash');
  }
}

function pricingMode(node: JsonNode): PricingMode {
  const [kind, mode] = node.variant();
  switch (kind) {
    case 'PaymentLimited':
      return {
        _tag: kind,
        paymentAmount: mode.field('payment_amount').u64(),
        gasPriceTolerance: mode.field('gas_price_tolerance').u8(),
        standardPayment: mode.field('standard_payment').boolean(),
      };
    case 'Fixed':
      return {
        _tag: kind,
        gasPriceTolerance: mode.field('gas_price_tolerance').u8(),
        additionalComputationFactor: mode.field('additional_computation_factor').u8(),
      };
    case 'Prepaid':
      return { _tag: kind, receipt: mode.field('receipt').bytes(32) };
    default:
      return node.fail(`there is no pricing mode ${kind}`);
  }
}

function runtimeParams(node: JsonNode): TransactionRuntimeParams {
  const [kind, params] = node.variant();
  switch (kind) {
    case 'VmCasperV1':
      return { _tag: kind };
    case 'VmCasperV2': {
      const seed = params.field('seed').optional((found) => {
        const bytes = Uint8Array.from(found.elements(), (byte) => byte.u8());
        return bytes.length === 32 ? bytes : found.fail('expected 32 bytes');
      });
      return { _tag: kind, transferredValue: params.field('transferred_value').u64(), seed };
    }
    default:
      return node.fail(`there is no runtime ${kind}`);
  }
}

function invocationTarget(node: JsonNode): TransactionInvocationTarget {
  const [kind, target] = node.variant();
  const optionalU32 = (name: string): number | undefined => target.field(name).optional((found) => found.u32());
  switch (kind) {
    case 'ByHash':
      return { _tag: kind, hash: target.bytes(32) };
    case 'ByName':
      return { _tag: kind, name: target.string() };
    case 'ByPackageHash':
      return {
        _tag: kind,
        addr: target.field('addr').bytes(32),
        version: optionalU32('version'),
        protocolVersionMajor: optionalU32('protocol_version_major'),
      };
    case 'ByPackageName':
      return {
        _tag: kind,
        name: target.field('name').string(),
        version: optionalU32('version'),
        protocolVersionMajor: optionalU32('protocol_version_major'),
      };
    default:
      return node.fail(`there is no invocation target ${kind}`);
  }
}

function transactionTarget(node: JsonNode): TransactionTarget {
  const [kind, target] = node.variant();
  switch (kind) {
    case 'Native':
      return { _tag: kind };
    case 'Stored':
      return {
        _tag: kind,
        id: invocationTarget(target.field('id')),
        runtime: runtimeParams(target.field('runtime')),
      };
    case 'Session':
      return {
        _tag: kind,
        isInstallUpgrade: target.field('is_install_upgrade').boolean(),
        moduleBytes: target.field('module_bytes').bytes(),
        runtime: runtimeParams(target.field('runtime')),
      };
    default:
      return node.fail(`there is no transaction target ${kind}`);
  }
}

function transactionEntryPoint(node: JsonNode): TransactionEntryPoint {
  const [kind, contents] = node.variant();
  if (kind === 'Custom') {
    return { _tag: kind, name: contents.string() };
  }
  return plainEntryPoint(kind) ?? node.fail(`there is no entry point ${kind}`);
}

function transactionArgs(node: JsonNode): TransactionArgs {
  const [kind, contents] = node.variant();
  switch (kind) {
    case 'Named':
      return { _tag: kind, args: runtimeArgs(contents) };
    case 'Bytesrepr':
      return { _tag: kind, bytes: contents.bytes() };
    default:
      return node.fail('expected Named or Bytesrepr');
  }
}

function transactionV1(node: JsonNode, parseDuration: ParseDuration): TransactionV1 {
  const payload = node.field('payload');
  const fields = payload.field('fields');
  const ttl = payload.field('ttl');
  const scheduling = fields.field('scheduling');
  if (scheduling.variant()[0] !== 'Standard') {
    return scheduling.fail('expected Standard');
  }
  return {
    hash: node.field('hash').bytes(32),
    payload: {
      initiatorAddr: initiator(payload.field('initiator_addr')),
      timestamp: timestamp(payload.field('timestamp')),
      ttl: ttl.parsed(ttl.string(), parseDuration),
      chainName: payload.field('chain_name').string(),
      pricingMode: pricingMode(payload.field('pricing_mode')),
      fields: encodeTransactionFields({
        args: transactionArgs(fields.field('args')),
        target: transactionTarget(fields.field('target')),
        entryPoint: transactionEntryPoint(fields.field('entry_point')),
        scheduling: { _tag: 'Standard' },
      }),
    },
    approvals: approvals(node.field('approvals')),
  };
}

/**
 * A transaction from `{"Deploy": ...}` or `{"Version1": ...}`, or from the contents of either alone, told apart by
 * their members. Hashes and signatures are not checked. Throws `BytesError` that names the place in the JSON.
 */
export function transactionFromJson(text: string, parseDuration: ParseDuration): Transaction {
  const root = JsonNode.parse(text);
  if (root.field('Deploy').isPresent) {
    return { _tag: 'Deploy', value: deploy(root.field('Deploy'), parseDuration) };
  }
  if (root.field('Version1').isPresent) {
    return { _tag: 'V1', value: transactionV1(root.field('Version1'), parseDuration) };
  }
  if (root.field('header').isPresent) {
    return { _tag: 'Deploy', value: deploy(root, parseDuration) };
  }
  if (root.field('payload').isPresent) {
    return { _tag: 'V1', value: transactionV1(root, parseDuration) };
  }
  return root.fail('expected Deploy or Version1');
}
