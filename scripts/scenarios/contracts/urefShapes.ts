/**
 * URefs in arguments of every shape that the engine looks into: what a contract then may do with the main purse of its
 * caller, and how the value reads, which the engine has written anew.
 */
import { randomSource } from '../randomPrograms';
import type { Scenario, Step } from '../scenario';
import {
  accountKey,
  type Bytes,
  big,
  clValue,
  DEFAULT,
  fill,
  hex,
  i32,
  i64,
  join,
  list,
  mainPurse,
  none,
  ONE,
  PROPOSER,
  raw,
  some,
  string,
  TAG,
  u8,
  u32,
  u64,
  urefOf,
  withRights,
} from '../values';
import { type ContractProgram, code, install, named, programCall, session } from './contractProgram';

const purse = mainPurse(DEFAULT);
const UREFS = [urefOf(purse), urefOf(purse), urefOf(withRights(purse, 1)), urefOf(withRights(purse, 3))];
/** Numbers may come with zeros in front, which the engine drops. */
const NUMBERS = [big(5), hex('020500'), big(300), hex('00'), hex('0100')];

/** For each type some values, a few of them written in an unusual way or not at all right. */
const TYPES: readonly (readonly [type: string, values: readonly Bytes[]])[] = [
  [TAG.Bool, [u8(1), u8(0), u8(1), u8(2)]],
  [TAG.I32, [i32(-1), i32(3)]],
  [TAG.I64, [i64(-1), i64(3)]],
  [TAG.U8, [u8(255), u8(3)]],
  [TAG.U32, [u32(2 ** 31), u32(3)]],
  [TAG.U64, [u64(2n ** 63n), u64(3)]],
  [TAG.U128, NUMBERS],
  [TAG.U256, NUMBERS],
  [TAG.U512, NUMBERS],
  [TAG.Unit, [hex('')]],
  [TAG.String, ['b', 'a', '\uffee', '😀', ''].map(string)],
  [TAG.Key, [...UREFS.map((uref) => join(hex('02'), uref)), accountKey(ONE)]],
  [TAG.URef, UREFS],
  [TAG.PublicKey, [PROPOSER, DEFAULT, '00'].map(hex)],
  [`${TAG.ByteArray}02000000`, [fill(2, 7)]],
  [TAG.Any, [fill(2, 7)]],
  [`${TAG.Option}${TAG.URef}`, [none(), ...UREFS.map(some)]],
];

interface Shape {
  readonly type: string;
  readonly value: Bytes;
}

function shapes(seed: number): readonly Shape[] {
  const random = randomSource(seed);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)]!;
  const all: Shape[] = [];
  for (const [type, values] of TYPES) {
    all.push({ type, value: pick(values) });
    all.push({ type: TAG.Option + type, value: pick([none(), some(pick(values)), some(pick(values)), hex('02')]) });
    all.push({ type: TAG.List + type, value: list(pick(values), pick(values)) });
    all.push({ type: TAG.Tuple1 + type, value: pick(values) });
    all.push({ type: TAG.Tuple3 + type + TAG.URef + type, value: join(pick(values), pick(UREFS), pick(values)) });
    for (const [other, others] of TYPES.slice(11, 14)) {
      const entry = (): Bytes => join(pick(values), pick(others));
      const turned = (): Bytes => join(pick(others), pick(values));
      all.push({ type: TAG.Map + type + other, value: list(entry(), entry(), entry()) });
      all.push({ type: TAG.Map + other + type, value: list(turned(), turned(), turned()) });
      all.push({ type: TAG.Tuple2 + type + other, value: entry() });
      all.push({
        type: TAG.Result + type + other,
        value: random() < 0.5 ? join(u8(1), pick(values)) : join(u8(0), pick(others)),
      });
    }
  }
  return all;
}

/** Returns which rights to the caller's main purse the contract has, and the bytes of the argument. */
function inContract(size: number): ContractProgram {
  const program = code();
  const result = program.result(16 + size);
  [7, 5, 1, 2].forEach((rights, n) => {
    program.callInto(result.at(4 * n), 'casper_is_valid_uref', program.data(urefOf(withRights(purse, rights))), 33);
  });
  // The value may have become shorter.
  const length = program.data(fill(4));
  return program
    .call('casper_get_named_arg_size', program.data(raw('x')), 1, length)
    .try('casper_get_named_arg', program.data(raw('x')), 1, result.at(16), { wordAt: length })
    .ret(result);
}

function step({ type, value }: Shape): Step {
  const args = programCall(inContract(value.size), ['x', clValue(value, type)]);
  const program = code()
    .callContract(named('contract'), 'run', args)
    .giveBuffer(16 + value.size);
  return session(program, { note: type, commit: false } as never);
}

export const scenarios: readonly Scenario[] = [
  {
    name: 'urefs_in_every_shape',
    note: 'Arguments with URefs of the main purse, given to a contract',
    steps: [install(), ...shapes(1).map(step)],
  },
];
