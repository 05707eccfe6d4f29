/**
 * Named arguments for an entry point, from what is known of the contract.
 *
 * @module
 */
import type { Arbitrary } from 'fast-check';
import type { Codec } from '../builder/codec';
import { CODECS } from '../builder/codecs';
import { describe, tagOf } from '../builder/coerce';
import type { ContractHandle } from '../builder/contractHandle';
import type { ContractSchema, SchemaArgument } from '../builder/contractSchema';
import { parseContractSchema } from '../builder/parseContractSchema';
import { type RuntimeArgValue, runtimeArgs } from '../builder/runtimeArgs';
import { CasperTestError } from '../bytes/casperTestError';
import { type CLType, clTypeText } from '../types/clType';
import type { CLValue } from '../types/clValue';
import type { Contract } from '../types/contract';
import { RuntimeArgs } from '../types/runtimeArgs';
import { type CLValueConstraints, clValue, optional } from './clValues';
import { fc } from './fastCheck';
import { clTypeOf, SchemaValues } from './schemaValues';

/**
 * What tells the arguments of a contract: its schema (the JSON of casper-contract-schema, as text or parsed), or the contract on
 * chain, which knows their types only.
 */
export type ContractInterface = ContractHandle | Contract | string | object;

/** What an argument may be given as: a CLValue, or a plain value of its type. */
export type ArgumentValue = RuntimeArgValue | bigint | number | undefined;

/** Arbitraries for some of the arguments, by name. */
export interface ArgumentArbitraries {
  readonly [name: string]: Arbitrary<ArgumentValue>;
}

/** An argument as it is declared. */
interface Declared {
  readonly name: string;
  readonly clType: CLType;
  readonly isOptional: boolean;
  readonly arbitrary: Arbitrary<CLValue>;
}

/**
 * Arguments for an entry point: each of its type, those that may be left out left out now and then.
 *
 * @param entryPoint its name; of a schema also `call`, the session code that installs the contract
 * @param given arbitraries for arguments that are not to be just anything of their type
 * @param constraints on all other values
 * @throws CasperTestError `BAD_ARGUMENT` for a name that there is not, `BAD_SCHEMA`
 */
export function argumentsOf(
  contract: ContractInterface,
  entryPoint: string,
  given: ArgumentArbitraries = {},
  constraints: CLValueConstraints = {},
): Arbitrary<RuntimeArgs> {
  const declared = declaredArguments(contract, entryPoint, constraints);
  const unknown = Object.keys(given).find((name) => !declared.some((argument) => argument.name === name));
  if (unknown !== undefined) throw noSuch('argument', unknown, `of ${entryPoint}`, declared);
  const entries = declared.map((argument) => {
    const own = Object.hasOwn(given, argument.name) ? given[argument.name]! : undefined;
    const value = own?.map((plain) => toCLValue(plain, argument)) ?? argument.arbitrary;
    const present = argument.isOptional && own === undefined ? optional(value) : value;
    return present.map((found) => (found === undefined ? [] : [{ name: argument.name, value: found }]));
  });
  return fc.tuple(...entries).map((parts) => RuntimeArgs.fromEntries(parts.flat()));
}

/**
 * Values of a type that a contract defines.
 *
 * @param schema the JSON of casper-contract-schema, as text or parsed
 * @param typeName as in the schema
 */
export function customValue(
  schema: string | object,
  typeName: string,
  constraints: CLValueConstraints = {},
): Arbitrary<CLValue> {
  const { types } = parseContractSchema(schema);
  if (!types.has(typeName)) throw noSuch('type', typeName, 'in the schema', [...types.values()]);
  return new SchemaValues(types, constraints).value({ _tag: 'Custom', name: typeName });
}

function declaredArguments(
  contract: ContractInterface,
  entryPoint: string,
  constraints: CLValueConstraints,
): readonly Declared[] {
  if (tagOf(contract) === 'ContractHandle')
    return onChainArguments((contract as ContractHandle).contract, entryPoint, constraints);
  if (isContract(contract)) return onChainArguments(contract, entryPoint, constraints);
  const schema = parseContractSchema(contract);
  const { types } = schema;
  const values = new SchemaValues(types, constraints);
  return schemaArguments(schema, entryPoint).map(({ name, type, isOptional }) => ({
    name,
    clType: clTypeOf(type, types),
    isOptional,
    arbitrary: values.value(type),
  }));
}

function schemaArguments({ entryPoints, call }: ContractSchema, entryPoint: string): readonly SchemaArgument[] {
  const found = entryPoints.find((each) => each.name === entryPoint);
  if (found !== undefined) return found.arguments;
  if (entryPoint === 'call' && call !== undefined) return call.arguments;
  const names = [...entryPoints, ...(call === undefined ? [] : [{ name: 'call' }])];
  throw noSuch('entry point', entryPoint, 'in the schema', names);
}

function onChainArguments(
  { entryPoints }: Contract,
  entryPoint: string,
  constraints: CLValueConstraints,
): readonly Declared[] {
  const found = entryPoints.get(entryPoint);
  if (found === undefined) throw noSuch('entry point', entryPoint, 'of the contract', [...entryPoints.values()]);
  return found.args.map(({ name, clType }) => {
    return { name, clType, isOptional: false, arbitrary: clValue(clType, constraints) };
  });
}

function isContract(value: ContractInterface): value is Contract {
  return typeof value === 'object' && 'contractPackageHash' in value && 'entryPoints' in value;
}

function noSuch(
  what: string,
  name: string,
  where: string,
  known: readonly { readonly name: string }[],
): CasperTestError {
  const names = known.map((each) => each.name).join(', ');
  return new CasperTestError({
    code: 'BAD_ARGUMENT',
    shortMessage: `There is no ${what} ${JSON.stringify(name)} ${where}.`,
    hint: names === '' ? 'There is none at all.' : `There are: ${names}.`,
  });
}

/** Codecs of the types that plain values are given for. */
const PLAIN: { readonly [type: string]: Codec<unknown, never> } = {
  Bool: CODECS.bool,
  I32: CODECS.i32,
  I64: CODECS.i64,
  U8: CODECS.u8,
  U32: CODECS.u32,
  U64: CODECS.u64,
  U128: CODECS.u128,
  U256: CODECS.u256,
  U512: CODECS.u512,
  Unit: CODECS.unit,
  String: CODECS.string,
  Key: CODECS.key,
  URef: CODECS.uref,
  PublicKey: CODECS.publicKey,
};

function toCLValue(value: ArgumentValue, { name, clType, isOptional }: Declared): CLValue | undefined {
  if (value === undefined && isOptional) return undefined;
  if (tagOf(value) === 'CLValue') return value as CLValue;
  const codec = PLAIN[clType._tag];
  if (codec !== undefined) return codec.toCLValue(value as never);
  if (typeof value === 'object') return runtimeArgs({ [name]: value }).get(name);
  throw new CasperTestError({
    code: 'BAD_ARGUMENT',
    shortMessage: `The argument ${JSON.stringify(name)} is of type ${clTypeText(clType)}, got ${describe(value)}.`,
    hint: 'Let the arbitrary give a CLValue.',
  });
}
