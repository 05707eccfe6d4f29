/**
 * A transaction run once more, as it ran in its block: for the state it began with, and for what happened inside.
 *
 * @module
 */
import { CasperTestError, isCasperTestError } from '../../bytes/casperTestError';
import type { ExecutionTrace } from '../../runtime/executionTrace';
import { Phase } from '../../types/phase';
import type { BlockRecord, Chain } from '../chain/chain';
import type { ChainState } from '../chain/chainState';
import { contextOfBlock, stateOfNewBlock } from '../chain/executeBlock';
import { type BlockContext, executeTransaction, type TransactionOutcome } from '../chain/executeTransaction';
import type { ExecutionArtifact } from '../chain/executionArtifact';
import { tracedExecution } from '../lazyModules';

/** Where a transaction was executed. */
export interface ExecutedTransaction {
  readonly record: BlockRecord;
  readonly artifact: ExecutionArtifact;
}

/** Code that a transaction ran, with what happened inside. */
export interface TracedCode {
  readonly phase: 'Payment' | 'Session';
  readonly trace: ExecutionTrace;
}

/** States before transactions: states do not change, and the same page is looked at more than once. */
const BEFORE = new WeakMap<ExecutionArtifact, ChainState>();

/** The state that a transaction began with. */
export function stateBefore(chain: Chain, { record, artifact }: ExecutedTransaction): ChainState {
  const known = BEFORE.get(artifact);
  if (known !== undefined) return known;
  const { header } = record.block;
  const parent = chain.blockByHeight(header.height - 1n)!;
  const begun = record.given === undefined ? parent.state : parent.state.commit(record.given);
  let state = stateOfNewBlock(header, begun, chain.network);
  const context = contextOf(chain, record);
  for (const each of record.artifacts) {
    BEFORE.set(each, state);
    if (each === artifact) break;
    state = executed(each, state, context)?.state ?? state;
  }
  return state;
}

/**
 * What happened inside the code that a transaction ran: custom payment, then its session. Nothing for native transactions.
 *
 * @throws CasperTestError `NOT_SUPPORTED` when it comes to something else now
 */
export function tracesOf(chain: Chain, transaction: ExecutedTransaction): readonly TracedCode[] {
  const { record, artifact } = transaction;
  const traces: TracedCode[] = [];
  const executeWasm: BlockContext['executeWasm'] = (request, state, config) => {
    const { result, trace } = tracedExecution().executeTraced(request, state, config);
    traces.push({ phase: request.phase === Phase.Payment ? 'Payment' : 'Session', trace: trace() });
    return result;
  };
  const again = executed(artifact, stateBefore(chain, transaction), { ...contextOf(chain, record), executeWasm });
  const { consumed, errorMessage } = artifact.result;
  const result = again?.artifact.result;
  if (result !== undefined && (result.consumed !== consumed || result.errorMessage !== errorMessage)) {
    throw new CasperTestError({
      code: 'NOT_SUPPORTED',
      shortMessage: 'The transaction cannot be traced: run again, it comes to something else.',
      details: [`the second time: ${result.errorMessage ?? 'success'}, ${result.consumed} gas`],
      hint: 'The devnet was started again since, and has forgotten what a control did before: a balance or a state that was set, an impersonated account.',
    });
  }
  return traces;
}

function contextOf(chain: Chain, { block }: BlockRecord): BlockContext {
  const { header } = block;
  return contextOfBlock({ ...header, gasPrice: header.currentGasPrice }, chain.network, chain.engineConfig);
}

/** Nothing where the engine cannot go on, which in a block changes nothing. */
function executed(
  { facts }: ExecutionArtifact,
  state: ChainState,
  context: BlockContext,
): TransactionOutcome | undefined {
  try {
    return executeTransaction(facts, state, context);
  } catch (error) {
    if (isCasperTestError(error)) throw error;
    return undefined;
  }
}
