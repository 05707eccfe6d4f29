import type { TrapKind } from '../src/index';
import { failureResult } from './failureResult';
import { badArgument, type MatcherContext, type MatcherResult } from './matcher';

/** Texts of traps. Source: casper-wasmi-core src/trap.rs (`TrapCode`, printed with Debug). */
const TRAP = /^Interpreter error: trap: Code\((\w+)\)$/;

const KINDS = Object.keys({
  Unreachable: true,
  MemoryAccessOutOfBounds: true,
  TableAccessOutOfBounds: true,
  ElemUninitialized: true,
  DivisionByZero: true,
  IntegerOverflow: true,
  InvalidConversionToInt: true,
  StackOverflow: true,
  UnexpectedSignature: true,
} satisfies Record<TrapKind, true>);

/**
 * Passes when Wasm trapped, with this kind of trap if one is given. A Rust panic is `'Unreachable'`, and so is a recursion that
 * exceeds the chainspec's `max_stack_height`: the engine's stack limiter ends it with that instruction. Reverts and running out of
 * gas are no traps.
 */
export function toTrap(this: MatcherContext, received: unknown, kind?: TrapKind): MatcherResult {
  return failureResult(this, {
    name: 'toTrap',
    received,
    args: kind === undefined ? [] : ['kind'],
    expected() {
      if (kind !== undefined && !KINDS.includes(kind)) {
        throw badArgument(`toTrap takes the kind of a trap: ${KINDS.join(', ')}; or nothing for any.`, kind);
      }
      return {
        verb: 'trap',
        expected: kind,
        isMeant({ message }) {
          const found = TRAP.exec(message)?.[1];
          return found !== undefined && (kind === undefined || found === kind);
        },
      };
    },
  });
}
