/** What the matchers of effects are asked about: the counter counted once more, not committed; and the board after a post. */
import { DEFAULT_ACCOUNT_ADDR, ExecuteRequestBuilder, Key, type WasmTestBuilder } from '../../../src/index';
import { BOARD_ITEM, boardContract, counterContract } from './worlds';

/** The counter, whose `count` an execution adds 1 to. */
export function counted(): { readonly builder: WasmTestBuilder; readonly count: Key } {
  const builder = counterContract();
  const increment = ExecuteRequestBuilder.contractCallByName(DEFAULT_ACCOUNT_ADDR, 'counter', 'counter_inc');
  builder.exec(increment.build());
  return { builder, count: keyOf(builder, 'counter', 'count') };
}

/** The board, to which an execution writes a note, adds 1 to its `count`, and sends a message. */
export function posted(): {
  readonly builder: WasmTestBuilder;
  readonly note: Key;
  readonly count: Key;
} {
  const builder = boardContract();
  const seed = keyOf(builder, 'board', 'notes').asURef();
  if (seed === undefined) throw new Error('the dictionary has no URef');
  const note = Key.dictionaryItem(seed, new TextEncoder().encode(BOARD_ITEM));
  return { builder, note, count: keyOf(builder, 'board', 'count') };
}

/** An execution that fails. */
export function failed(): WasmTestBuilder {
  const builder = counterContract();
  const call = ExecuteRequestBuilder.contractCallByName(DEFAULT_ACCOUNT_ADDR, 'counter', 'counter_dec');
  return builder.exec(call.build());
}

function keyOf(builder: WasmTestBuilder, contract: string, name: string): Key {
  const key = builder.contract(DEFAULT_ACCOUNT_ADDR, contract).namedKeys.get(name);
  if (key === undefined) throw new Error(`${contract} has no ${name}`);
  return key;
}
