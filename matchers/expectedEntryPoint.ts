/**
 * An entry point as a test may describe it, and as messages do.
 *
 * @module
 */
import { type CLType, clTypeEquals, clTypeText } from '../src/index';
import type { AnyEntryPoint } from './contractSubject';
import { type ExpectedCLType, toCLType } from './expectedCLType';
import { badArgument } from './matcher';

/** What is expected of an entry point; what is left out may be anything. */
export interface ExpectedEntryPoint {
  /** Its parameters, all of them in order: names with types, or names alone. */
  readonly args?: { readonly [name: string]: ExpectedCLType } | readonly string[];
  readonly ret?: ExpectedCLType;
  /** `'Public'`, `'Template'` (of a factory), or the user groups that may call it. */
  readonly access?: 'Public' | 'Template' | readonly string[];
  /** In whose context it runs: the contract's (`'Called'`), the caller's, or a factory's. */
  readonly type?: AnyEntryPoint['entryPointType'];
  /** Who pays; only entry points of addressable entities say it. */
  readonly payment?: NonNullable<AnyEntryPoint['entryPointPayment']>;
}

const PARTS: readonly string[] = ['args', 'ret', 'access', 'type', 'payment'] satisfies (keyof ExpectedEntryPoint)[];
const TYPES: readonly unknown[] = ['Caller', 'Called', 'Factory'];
const PAYMENTS: readonly unknown[] = ['Caller', 'DirectInvocationOnly', 'SelfOnward'];

/** An expected entry point, ready to be compared. */
export interface EntryPointPattern {
  readonly matches: (found: AnyEntryPoint) => boolean;
  /** Empty when any will do. */
  readonly text: string;
}

/**
 * What an entry point has to be.
 *
 * @throws CasperTestError `BAD_ARGUMENT` for what describes none
 */
export function entryPointPattern(matcher: string, expected: ExpectedEntryPoint): EntryPointPattern {
  checkParts(matcher, expected);
  const { access, type, payment } = expected;
  const args = expected.args === undefined ? undefined : parametersOf(matcher, expected.args);
  const ret = expected.ret === undefined ? undefined : toCLType(matcher, expected.ret);
  const flags = [
    access === undefined ? '' : `, ${accessText(access)}`,
    type === undefined ? '' : `, ${type}`,
    payment === undefined ? '' : `, paid by ${payment}`,
  ].join('');
  const head = args === undefined ? '(…)' : `(${args.map(parameterText).join(', ')})`;
  const text = `${head}${ret === undefined ? '' : ` -> ${clTypeText(ret)}`}${flags}`;
  return {
    text: text === '(…)' ? '' : text,
    matches: (found) =>
      (args === undefined || isSameParameters(found.args, args)) &&
      (ret === undefined || clTypeEquals(found.ret, ret)) &&
      (access === undefined || accessText(accessOf(found)) === accessText(access)) &&
      (type === undefined || found.entryPointType === type) &&
      (payment === undefined || found.entryPointPayment === payment),
  };
}

/** `(text: String) -> Unit, Public, Called`. */
export function entryPointText(entryPoint: AnyEntryPoint): string {
  const { args, ret, entryPointType, entryPointPayment } = entryPoint;
  const parameters = args.map(({ name, clType }) => parameterText([name, clType])).join(', ');
  const payment = entryPointPayment === undefined ? '' : `, paid by ${entryPointPayment}`;
  return `(${parameters}) -> ${clTypeText(ret)}, ${accessText(accessOf(entryPoint))}, ${entryPointType}${payment}`;
}

type Parameter = readonly [name: string, type: CLType | undefined];

function checkParts(matcher: string, expected: ExpectedEntryPoint): void {
  const unknown = Object.keys(Object(expected)).find((part) => !PARTS.includes(part));
  if (typeof expected !== 'object' || expected === null || unknown !== undefined) {
    throw badArgument(
      `${matcher} takes of an entry point { args, ret, access, type, payment }, each optional.`,
      unknown ?? expected,
    );
  }
  const { access, type, payment } = expected;
  if (access !== undefined && access !== 'Public' && access !== 'Template' && !Array.isArray(access)) {
    throw badArgument(`${matcher} takes as access 'Public', 'Template', or an array of group names.`, access);
  }
  if (type !== undefined && !TYPES.includes(type)) {
    throw badArgument(`${matcher} takes as type 'Called', 'Caller' or 'Factory'.`, type);
  }
  if (payment !== undefined && !PAYMENTS.includes(payment)) {
    throw badArgument(`${matcher} takes as payment 'Caller', 'DirectInvocationOnly' or 'SelfOnward'.`, payment);
  }
}

function parametersOf(matcher: string, args: NonNullable<ExpectedEntryPoint['args']>): readonly Parameter[] {
  if (Array.isArray(args)) return args.map((name) => [name, undefined]);
  return Object.entries(args).map(([name, type]) => [name, toCLType(matcher, type)]);
}

function isSameParameters(found: AnyEntryPoint['args'], expected: readonly Parameter[]): boolean {
  return (
    found.length === expected.length &&
    expected.every(([name, type], index) => {
      const parameter = found[index]!;
      return parameter.name === name && (type === undefined || clTypeEquals(parameter.clType, type));
    })
  );
}

function parameterText([name, type]: Parameter): string {
  return type === undefined ? name : `${name}: ${clTypeText(type)}`;
}

/** Who may call. */
export function accessOf({ access }: AnyEntryPoint): NonNullable<ExpectedEntryPoint['access']> {
  return access._tag === 'Groups' ? access.groups : access._tag;
}

/** `Public`, `Template`, or `Groups(a, b)`. */
export function accessText(access: NonNullable<ExpectedEntryPoint['access']>): string {
  return typeof access === 'string' ? access : `Groups(${[...access].sort().join(', ')})`;
}
