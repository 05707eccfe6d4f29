/**
 * A CLType as a test may write it: `CLType.option(CLType.U64)`, or the name of a simple one: `'U64'`.
 *
 * @module
 */
import { CLType } from '../src/index';
import { badArgument } from './matcher';
import { tagOf } from './subject';

/** Name of a type without parameters. */
type SimpleName = Exclude<keyof typeof CLType, `${Lowercase<string>}${string}`>;

/** A type, or the name of one without parameters. */
export type ExpectedCLType = CLType | SimpleName;

const SIMPLE = new Map<unknown, CLType>(
  Object.entries(CLType).flatMap(([name, type]) => (typeof type === 'object' ? [[name, type] as const] : [])),
);
const COMPOUND: readonly unknown[] = ['Option', 'List', 'ByteArray', 'Result', 'Map', 'Tuple1', 'Tuple2', 'Tuple3'];

/**
 * The type.
 *
 * @throws CasperTestError `BAD_ARGUMENT` when it is none
 */
export function toCLType(matcher: string, expected: ExpectedCLType): CLType {
  const type = SIMPLE.get(expected) ?? expected;
  const tag = tagOf(type);
  if (SIMPLE.has(tag) || COMPOUND.includes(tag)) return type as CLType;
  const names = [...SIMPLE.keys()].join("', '");
  throw badArgument(
    `${matcher} takes a CLType: CLType.option(CLType.String) or its like, or the name of a simple one: '${names}'.`,
    expected,
  );
}
