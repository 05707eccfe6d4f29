/**
 * Methods that tell about the chain in words: what the page of the devnet shows. No network has them.
 *
 * Hashes stay whole in all texts; the names that are known of them are in `names`, by the hex of the address or public key.
 *
 * @module
 */
import { bytesToHex } from '../../../bytes/hex';
import type { TransactionRecord } from '../../chain/chain';
import { BLOCK_PARAM, blockOf } from '../finding';
import type { Param, ParamSpec, Params } from '../params';
import { rpcFail } from '../rpcError';
import type { RpcContext, RpcMethod } from '../rpcMethod';
import { accountHashOf } from './stateMethods';

/** The chain in words, loaded when somebody asks. */
const explorer = (): typeof import('../../explorer/explorer') => require('../../explorer/explorer');

const COUNT: ParamSpec = { name: 'count', isOptional: true, description: 'how many, 1 to 100; 20 when left out' };
const AFTER: ParamSpec = { name: 'after', isOptional: true, description: 'the last one of the page before' };
const TRANSACTION: ParamSpec = {
  name: 'transaction_hash',
  description: 'hash of a deploy or transaction, 64 hex digits',
};

function countOf(params: Params): number {
  const param = params.optional('count');
  const count = Number(param?.u64() ?? 20n);
  return count >= 1 && count <= 100 ? count : param!.fail('a number from 1 to 100');
}

const afterOf = (params: Params): string | undefined => params.optional('after')?.string();

function transactionOf({ chain }: RpcContext, params: Params): TransactionRecord {
  const hash = params.get('transaction_hash').digest();
  return chain.transaction(hash) ?? rpcFail('NoSuchTransaction', `no transaction for hash ${bytesToHex(hash)}`);
}

function addressOf(param: Param): Uint8Array {
  const text = param.string('the hash of a contract or package');
  const hex = /^(?:[a-z-]+-)?([0-9a-fA-F]{64})$/.exec(text)?.[1];
  return hex === undefined
    ? param.fail('the hash of a contract or package, such as hash-…')
    : Uint8Array.from(Buffer.from(hex, 'hex'));
}

export const EXPLORER_METHODS: readonly RpcMethod[] = [
  {
    name: 'casper_listBlocks',
    description: 'Blocks, the latest first, with a line for each transaction, and what waits for the next block.',
    params: [{ name: 'below', isOptional: true, description: 'a height; from the tip down when left out' }, COUNT],
    run: ({ chain }, params) => explorer().listBlocks(chain, params.optional('below')?.u64(), countOf(params)),
  },
  {
    name: 'casper_describeBlock',
    description: 'A block with its transactions in words.',
    params: [BLOCK_PARAM],
    run: ({ chain }, params) => explorer().describeBlock(chain, blockOf(chain, params)),
  },
  {
    name: 'casper_describeTransaction',
    description: 'A deploy or transaction: decoded arguments, what it paid, and its effects in words.',
    params: [TRANSACTION],
    run: (context, params) => explorer().describeTransaction(context.chain, transactionOf(context, params)),
  },
  {
    name: 'casper_traceTransaction',
    description: 'Runs a transaction again as in its block: its call tree with gas, and why it failed.',
    params: [TRANSACTION],
    run: (context, params) => {
      const { execution } = transactionOf(context, params);
      return execution === undefined ? { executions: [] } : explorer().traceTransaction(context.chain, execution);
    },
  },
  {
    name: 'casper_listAccounts',
    description: 'Accounts with their motes.',
    params: [AFTER, COUNT],
    run: ({ chain }, params) => explorer().listAccounts(chain, afterOf(params), countOf(params)),
  },
  {
    name: 'casper_describeAccount',
    description: 'An account: keys, thresholds, motes, named keys with what they lead to, its latest transactions.',
    params: [{ name: 'account', description: 'public key or account hash' }],
    run: ({ chain }, params) => explorer().describeAccount(chain, accountHashOf(params.get('account'))),
  },
  {
    name: 'casper_listContracts',
    description: 'Packages of contracts.',
    params: [AFTER, COUNT],
    run: ({ chain }, params) => explorer().listContracts(chain, afterOf(params), countOf(params)),
  },
  {
    name: 'casper_describeContract',
    description: 'A contract with its entry points and named keys, or a package with its versions.',
    params: [{ name: 'contract', description: 'hash of a contract or package' }],
    run: ({ chain }, params) => explorer().describeContract(chain, addressOf(params.get('contract'))),
  },
  {
    name: 'casper_describeKey',
    description: 'What is under a key of the latest state.',
    params: [{ name: 'key', description: 'formatted key' }],
    run: ({ chain }, params) => explorer().describeKey(chain, params.get('key').key()),
  },
  {
    name: 'casper_listDictionary',
    description: 'Items of a dictionary, in the order of their names.',
    params: [{ name: 'seed_uref', description: 'the URef that the dictionary was made with' }, AFTER, COUNT],
    run: ({ chain }, params) => {
      const param = params.get('seed_uref');
      const seed = param.key().asURef() ?? param.fail('a formatted URef');
      return explorer().listDictionary(chain, seed.addr, afterOf(params), countOf(params));
    },
  },
  {
    name: 'casper_find',
    description: 'What a hash, key, height, public key or name belongs to.',
    params: [{ name: 'text', description: 'what to find' }],
    run: ({ chain }, params) => explorer().find(chain, params.get('text').string()),
  },
];
