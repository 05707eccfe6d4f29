/**
 * Makes the host the owner of the contract's memory.
 *
 * Answers to: casper-wasm-utils `ext.rs` (`externalize_mem`).
 *
 * @module
 */
import type { Import, ModuleWithoutCode } from './module';
import { rebuild } from './rebuild';

/**
 * Turns the last memory of the module into the import `env.memory`, with `maxMemory` pages where it names no maximum. Further memories
 * stay, for validation to refuse. The module must have a memory.
 */
export function externalizeMemory<T extends ModuleWithoutCode>(module: T, maxMemory: number): T {
  const { initial, maximum = maxMemory } = module.memories.at(-1)!;
  const memory: Import = {
    module: 'env',
    field: 'memory',
    external: { kind: 'memory', limits: { initial, maximum } },
  };
  return rebuild({
    ...module,
    memories: module.memories.slice(0, -1),
    imports: [...module.imports, memory],
  });
}
