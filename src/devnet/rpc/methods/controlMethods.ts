/**
 * Methods that steer the devnet, which no network has: the namespace `casper_*`.
 *
 * @module
 */
import { bytesToHex } from '../../../bytes/hex';
import type { BlockRecord } from '../../chain/chain';
import { integer, type Json } from '../../json/exactJson';
import { timestampText } from '../../json/timeText';
import type { Params } from '../params';
import { rpcFail } from '../rpcError';
import type { RpcContext, RpcMethod } from '../rpcMethod';
import { accountHashOf } from './stateMethods';

const blockSummary = ({ block, artifacts }: BlockRecord): Json => ({
  block_hash: bytesToHex(block.hash),
  height: integer(block.header.height),
  era_id: integer(block.header.eraId),
  timestamp: timestampText(block.header.timestamp),
  transactions: artifacts.length,
});

const ACCOUNT = { name: 'account', description: 'public key or account hash' } as const;
const FILE = { name: 'file', description: 'path on the machine of the devnet' } as const;

function fileOf({ isWebPage }: RpcContext, params: Params): string {
  const file = params.get('file').string();
  return isWebPage ? rpcFail('FunctionIsDisabled', 'a web page may not name files of this machine') : file;
}

export const CONTROL_METHODS: readonly RpcMethod[] = [
  {
    name: 'casper_snapshot',
    description: 'Remembers everything there is now, under a number to revert to.',
    params: [],
    run: ({ controls }) => ({ snapshot_id: controls.snapshot() }),
  },
  {
    name: 'casper_revert',
    description: 'Goes back to a snapshot; those taken after it are forgotten.',
    params: [{ name: 'snapshot_id', description: 'number of the snapshot' }],
    run: ({ controls }, params) => {
      controls.revert(Number(params.get('snapshot_id').u64()));
      return { reverted: true };
    },
  },
  {
    name: 'casper_mine',
    description: 'Makes blocks: the first takes what waits.',
    params: [{ name: 'blocks', isOptional: true, description: 'how many, 1 when left out' }],
    run: async ({ controls }, params) => {
      const made = await controls.mineInTurns(Number(params.optional('blocks')?.u64() ?? 1n));
      return { blocks: made.map(blockSummary) };
    },
  },
  {
    name: 'casper_setTime',
    description: 'Sets the clock of the chain, which goes on from there.',
    params: [{ name: 'timestamp', description: 'milliseconds since 1970' }],
    run: ({ controls }, params) => ({ timestamp: timestampText(controls.setTime(params.get('timestamp').u64())) }),
  },
  {
    name: 'casper_increaseTime',
    description: 'Moves the clock of the chain ahead.',
    params: [{ name: 'milliseconds', description: 'by how much' }],
    run: ({ controls }, params) => ({
      timestamp: timestampText(controls.increaseTime(params.get('milliseconds').u64())),
    }),
  },
  {
    name: 'casper_advanceEra',
    description: 'Ends eras, with rewards and the auction.',
    params: [{ name: 'eras', isOptional: true, description: 'how many, 1 when left out' }],
    run: async ({ controls }, params) => {
      const made = await controls.advanceEraInTurns(Number(params.optional('eras')?.u64() ?? 1n));
      return { blocks: made.map(blockSummary) };
    },
  },
  {
    name: 'casper_setBalance',
    description:
      'Sets the motes in the main purse of an account, which is made if it is not there; in a block of its own.',
    params: [ACCOUNT, { name: 'motes', description: 'decimal text' }],
    run: ({ controls }, params) => ({
      block: blockSummary(controls.setBalance(accountHashOf(params.get('account')), params.get('motes').motes())),
    }),
  },
  {
    name: 'casper_impersonate',
    description: 'Takes transactions of an account without its signatures, or no longer.',
    params: [ACCOUNT, { name: 'on', isOptional: true, description: 'true when left out' }],
    run: ({ controls }, params) => {
      const on = params.optional('on')?.boolean() ?? true;
      controls.impersonate(accountHashOf(params.get('account')), on);
      return { impersonated: on };
    },
  },
  {
    name: 'casper_dumpState',
    description: 'Writes the latest state to one file.',
    params: [FILE],
    run: (context, params) => ({ state_root_hash: bytesToHex(context.controls.dumpState(fileOf(context, params))) }),
  },
  {
    name: 'casper_loadState',
    description: 'Goes on from a state in a file, in a block of its own.',
    params: [FILE],
    run: (context, params) => ({ block: blockSummary(context.controls.loadState(fileOf(context, params))) }),
  },
];
