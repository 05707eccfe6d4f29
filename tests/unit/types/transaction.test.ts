import { describe, expect, test } from '@jest/globals';
import { bytesToHex, hexToBytes } from '../../../src/bytes/hex';
import { readAll } from '../../../src/bytes/reader';
import type { Approval } from '../../../src/types/approval';
import {
  deployFromBytes,
  deployToBytes,
  type ExecutableDeployItem,
  hasValidDeployHash,
  makeDeploy,
  readDeploy,
} from '../../../src/types/deploy';
import { messageChecksum, messageToBytes, readMessage } from '../../../src/types/message';
import type { PricingMode } from '../../../src/types/pricingMode';
import type { RuntimeArgs } from '../../../src/types/runtimeArgs';
import type { TransactionRuntimeParams, TransactionTarget } from '../../../src/types/transactionTarget';
import {
  decodeTransactionFields,
  hasValidTransactionV1Hash,
  makeTransactionV1,
  readTransactionV1,
  transactionV1FromBytes,
  transactionV1ToBytes,
} from '../../../src/types/transactionV1';
import { readTransfer, transferToBytes } from '../../../src/types/transfer';
import { type Json, summariseCLValue, summariseInitiator, summariseTransferV2 } from './storedSummary';
import { differingMutants, loadStoredVectors } from './storedVectors';

const { deploys, transactions, transfers, messages } = loadStoredVectors();

const args = (all: RuntimeArgs): Json => all.entries.map(({ name, value }) => [name, summariseCLValue(value)]);
const approvals = (all: readonly Approval[]): Json =>
  all.map(({ signer, signature }) => [bytesToHex(signer.toBytes()), bytesToHex(signature.toBytes())]);

function item(value: ExecutableDeployItem): Json {
  const more = ((): Json => {
    switch (value._tag) {
      case 'ModuleBytes':
        return [bytesToHex(value.moduleBytes)];
      case 'StoredContractByHash':
        return [bytesToHex(value.hash), value.entryPoint];
      case 'StoredContractByName':
        return [value.name, value.entryPoint];
      case 'StoredVersionedContractByHash':
        return [bytesToHex(value.hash), value.version ?? null, value.entryPoint];
      case 'StoredVersionedContractByName':
        return [value.name, value.version ?? null, value.entryPoint];
      case 'Transfer':
        return [];
    }
  })();
  return { kind: value._tag, args: args(value.args), more };
}

describe.each(deploys.map((vector, index) => ({ ...vector, index })))('deploy $index', (vector) => {
  const deploy = deployFromBytes(hexToBytes(vector.bytes));

  test('means what Rust says', () => {
    expect({
      hash: bytesToHex(deploy.hash),
      account: bytesToHex(deploy.header.account.toBytes()),
      timestamp: deploy.header.timestamp.toString(),
      ttl: deploy.header.ttl.toString(),
      gasPrice: deploy.header.gasPrice.toString(),
      bodyHash: bytesToHex(deploy.header.bodyHash),
      dependencies: deploy.header.dependencies.map(bytesToHex),
      chainName: deploy.header.chainName,
      payment: item(deploy.payment),
      session: item(deploy.session),
      approvals: approvals(deploy.approvals),
    }).toEqual(vector.described.deploy);
    expect(bytesToHex(deployToBytes(deploy))).toBe(vector.bytes);
  });

  test('has the hashes Rust computes', () => {
    expect(hasValidDeployHash(deploy)).toBe(true);
    const made = makeDeploy(deploy.header, deploy.payment, deploy.session);
    expect(bytesToHex(made.hash)).toBe(bytesToHex(deploy.hash));
    const other = { _tag: 'ModuleBytes', moduleBytes: new Uint8Array(99), args: deploy.payment.args } as const;
    expect(hasValidDeployHash({ ...deploy, payment: other })).toBe(false);
    expect(hasValidDeployHash({ ...deploy, header: { ...deploy.header, chainName: 'another' } })).toBe(false);
  });

  test('is read as Rust reads it when damaged', () => {
    expect(differingMutants(vector.bytes, vector.mutants, readDeploy, deployToBytes)).toEqual([]);
  });
});

function runtime(params: TransactionRuntimeParams): Json {
  return params._tag === 'VmCasperV1'
    ? params._tag
    : {
        transferredValue: params.transferredValue.toString(),
        seed: params.seed === undefined ? null : bytesToHex(params.seed),
      };
}

function target(value: TransactionTarget): Json {
  switch (value._tag) {
    case 'Native':
      return 'Native';
    case 'Session':
      return { Session: [value.isInstallUpgrade, bytesToHex(value.moduleBytes), runtime(value.runtime)] };
    case 'Stored': {
      const { id } = value;
      const described = ((): Json => {
        switch (id._tag) {
          case 'ByHash':
            return bytesToHex(id.hash);
          case 'ByName':
            return id.name;
          case 'ByPackageHash':
            return [bytesToHex(id.addr), id.version ?? null, id.protocolVersionMajor ?? null];
          case 'ByPackageName':
            return [id.name, id.version ?? null, id.protocolVersionMajor ?? null];
        }
      })();
      return { Stored: [{ [id._tag]: described }, runtime(value.runtime)] };
    }
  }
}

function pricingMode(mode: PricingMode): Json {
  switch (mode._tag) {
    case 'PaymentLimited':
      return { PaymentLimited: [mode.paymentAmount.toString(), mode.gasPriceTolerance, mode.standardPayment] };
    case 'Fixed':
      return { Fixed: [mode.gasPriceTolerance, mode.additionalComputationFactor] };
    case 'Prepaid':
      return { Prepaid: bytesToHex(mode.receipt) };
  }
}

describe.each(transactions.map((vector, index) => ({ ...vector, index })))('transaction $index', (vector) => {
  const transaction = transactionV1FromBytes(hexToBytes(vector.bytes));
  const { payload } = transaction;
  const fields = decodeTransactionFields(payload);

  test('means what Rust says', () => {
    expect({
      hash: bytesToHex(transaction.hash),
      initiatorAddr: summariseInitiator(payload.initiatorAddr),
      timestamp: payload.timestamp.toString(),
      ttl: payload.ttl.toString(),
      chainName: payload.chainName,
      pricingMode: pricingMode(payload.pricingMode),
      args:
        fields.args._tag === 'Named' ? { Named: args(fields.args.args) } : { Bytesrepr: bytesToHex(fields.args.bytes) },
      target: target(fields.target),
      entryPoint: fields.entryPoint._tag === 'Custom' ? { Custom: fields.entryPoint.name } : fields.entryPoint._tag,
      approvals: approvals(transaction.approvals),
    }).toEqual(vector.described.transaction);
    expect(bytesToHex(transactionV1ToBytes(transaction))).toBe(vector.bytes);
  });

  test('has the hash Rust computes', () => {
    expect(hasValidTransactionV1Hash(transaction)).toBe(true);
    expect(bytesToHex(makeTransactionV1(payload, fields).hash)).toBe(bytesToHex(transaction.hash));
    expect(hasValidTransactionV1Hash({ ...transaction, payload: { ...payload, ttl: payload.ttl + 1n } })).toBe(false);
  });

  test('is read as Rust reads it when damaged', () => {
    expect(differingMutants(vector.bytes, vector.mutants, readTransactionV1, transactionV1ToBytes)).toEqual([]);
  });
});

test.each(transfers)('transfer in an execution result', (vector) => {
  const transfer = readAll(hexToBytes(vector.bytes), readTransfer);
  expect(transfer._tag === 'V2' && summariseTransferV2(transfer.value)).toEqual(vector.described);
  expect(bytesToHex(transferToBytes(transfer))).toBe(vector.bytes);
  expect(differingMutants(vector.bytes, vector.mutants, readTransfer, transferToBytes)).toEqual([]);
});

test.each(messages)('message', (vector) => {
  const message = readAll(hexToBytes(vector.bytes), readMessage);
  expect({
    entityAddr: message.entityAddr.toFormattedString(),
    message:
      message.message._tag === 'String'
        ? { String: message.message.value }
        : { Bytes: bytesToHex(message.message.value) },
    topicName: message.topicName,
    topicNameHash: bytesToHex(message.topicNameHash),
    topicIndex: message.topicIndex,
    blockIndex: message.blockIndex.toString(),
    checksum: bytesToHex(messageChecksum(message)),
  }).toEqual(vector.described);
  expect(bytesToHex(messageToBytes(message))).toBe(vector.bytes);
});
