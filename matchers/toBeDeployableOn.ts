import type { Chainspec } from '../src/index';
import { badArgument, type MatcherContext, type MatcherResult, matcherResult } from './matcher';
import { isBuilder } from './subject';
import { wasmSubject } from './wasmSubject';

/**
 * Passes when a network with this chainspec, or that of this builder, takes the module as session code: it is small enough, the
 * engine accepts it, it has a `call`, and it imports nothing that nodes do not have. Without argument, the default chainspec.
 */
export function toBeDeployableOn(this: MatcherContext, received: unknown, network?: unknown): MatcherResult {
  const chainspec = chainspecOf(network);
  const args = network === undefined ? [] : ['chainspec'];
  const subject = wasmSubject(chainspec === 'none' ? undefined : chainspec);
  return matcherResult(this, { name: 'toBeDeployableOn', subject, received, args }, ({ deployable, problems }) => {
    if (chainspec === 'none') {
      throw badArgument('toBeDeployableOn takes a chainspec, or a builder that has one.', network);
    }
    return {
      pass: deployable,
      lines: (words) => [
        `Expected the module ${words.not}to be deployable.`,
        ...(problems.length === 0 ? [words.received('a module that the network takes')] : ['What keeps it out:']),
        ...problems.map(({ code, message }) => `  ${this.utils.RECEIVED_COLOR(`${message} [${code}]`)}`),
      ],
    };
  });
}

function chainspecOf(network: unknown): Chainspec | 'none' | undefined {
  if (network === undefined) return undefined;
  if (isBuilder(network)) return network.chainspec();
  const { core, wasm } = Object(network) as Partial<Chainspec>;
  return typeof core === 'object' && typeof wasm === 'object' ? (network as Chainspec) : 'none';
}
