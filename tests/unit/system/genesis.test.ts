import { describe, expect, it } from '@jest/globals';
import { isLeft, isRight } from 'fp-ts/Either';
import { bytesToHex } from '../../../src/bytes/hex';
import { ChainspecRegistry } from '../../../src/system/chainspecRegistry';
import { runGenesis } from '../../../src/system/genesis';
import { GenesisRequest } from '../../../src/system/genesisRequest';
import { genesisCases, genesisRequest } from './genesisScenario';
import { vectorEffect } from './nativeScenario';

const cases = [...genesisCases('genesis'), ...genesisCases('smoke')];
const made = cases.filter(({ vector }) => !('panic' in vector));
const refused = cases.filter(({ vector }) => 'panic' in vector);

describe('genesis makes what the Rust engine makes', () => {
  it.each(made)('$name', ({ scenario, vector }) => {
    if ('panic' in vector) throw new TypeError('filtered out above');
    const result = runGenesis(genesisRequest(scenario));
    if (isLeft(result)) throw result.left;
    expect(result.right.effects.map(vectorEffect)).toEqual(vector.effects);
    expect(bytesToHex(result.right.state.stateRootHash())).toBe(vector.postStateHash);
  });
});

describe('genesis refuses what the Rust engine refuses', () => {
  it.each(refused)('$name', ({ scenario, vector }) => {
    if (!('panic' in vector)) throw new TypeError('filtered out above');
    // Rust panics with the Debug text of the error; where amounts overflow it panics by itself.
    let text: string;
    try {
      const result = runGenesis(genesisRequest(scenario));
      if (isRight(result)) throw new TypeError('genesis succeeded');
      text = result.left.message;
      expect(text.startsWith('GenesisError: ')).toBe(true);
    } catch (thrown) {
      expect((thrown as { _tag?: unknown })._tag).toBe('EnginePanic');
      text = (thrown as Error).message;
    }
    expect(text.replace('GenesisError: ', '')).toBe(vector.panic);
  });

  it('a registry without genesis accounts', () => {
    const { chainspecHash, protocolVersion, config } = genesisRequest({});
    const registry = ChainspecRegistry.newWithOptionalGlobalState(Uint8Array.of(1));
    const result = runGenesis(new GenesisRequest(chainspecHash, protocolVersion, config, registry));
    expect(isLeft(result) && result.left.reason._tag).toBe('MissingChainspecRegistryEntry');
  });
});
