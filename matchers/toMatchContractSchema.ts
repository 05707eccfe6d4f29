import {
  type CLType,
  type ContractSchema,
  clTypeEquals,
  clTypeText,
  parseContractSchema,
  schemaCLType,
} from '../src/index';
import { type AnyEntryPoint, ENTRY_POINTS } from './contractSubject';
import { type ExpectedEntry, entryDifference } from './entryDifference';
import { accessOf, accessText, entryPointText } from './expectedEntryPoint';
import { type MatcherContext, type MatcherResult, matcherResult } from './matcher';
import { tagOf } from './subject';

type SchemaEntryPoint = ContractSchema['entryPoints'][number];

/** What Odra adds to the arguments of a payable entry point: the purse with the motes, which the entry point does not declare. */
const CARGO_PURSE = '__cargo_purse';

/**
 * Passes when a contract has the entry points of a contract schema (the JSON of casper-contract-schema, its text, or what
 * `parseContractSchema` made of it), each with its arguments, return type, access and context, and no others that everybody
 * may call. Optional arguments need not be declared.
 *
 * @throws CasperTestError `BAD_SCHEMA` naming the place in the JSON
 */
export function toMatchContractSchema(this: MatcherContext, received: unknown, schema: unknown): MatcherResult {
  const call = { name: 'toMatchContractSchema', subject: ENTRY_POINTS, received, args: ['schema'] };
  return matcherResult(this, call, (entryPoints) => {
    const parsed = isParsed(schema) ? schema : parseContractSchema(schema);
    const declared = new Set(parsed.entryPoints.map(({ name }) => name));
    // Constructors and upgraders are for groups of the installer, and no part of the interface.
    const found = [...(entryPoints === 'none' ? [] : entryPoints)].filter(
      ([name, { access }]) => declared.has(name) || access._tag === 'Public',
    );
    const difference = entryDifference({
      found: new Map(found),
      expected: parsed.entryPoints.map((each) => expectedEntry(each, parsed)),
      exact: true,
      text: entryPointText,
      separator: '',
    });
    return {
      pass: entryPoints !== 'none' && difference.pass,
      lines: (words) => [
        `Expected the contract ${words.not}to have the interface of the schema of ${parsed.contractName} ${parsed.contractVersion}.`,
        ...(entryPoints === 'none' ? [words.received('no such contract')] : ['', ...difference.lines(this)]),
      ],
    };
  });
}

function isParsed(schema: unknown): schema is ContractSchema {
  const { entryPoints, types } = Object(schema) as Partial<ContractSchema>;
  return (
    Array.isArray(entryPoints) &&
    Object.prototype.toString.call(types) === '[object Map]' &&
    tagOf(schema) === undefined
  );
}

interface SchemaParameter {
  readonly name: string;
  readonly clType: CLType;
  readonly isOptional: boolean;
}

function expectedEntry(entryPoint: SchemaEntryPoint, { types }: ContractSchema): ExpectedEntry<AnyEntryPoint> {
  const { name, groups, isContractContext } = entryPoint;
  const parameters = entryPoint.arguments
    .filter((argument) => argument.name !== CARGO_PURSE)
    .map((argument) => ({
      name: argument.name,
      clType: schemaCLType(argument.type, types),
      isOptional: argument.isOptional,
    }));
  const ret = schemaCLType(entryPoint.returnType, types);
  const access = accessText(groups ?? 'Public');
  const type = isContractContext ? 'Called' : 'Caller';
  const args = parameters.map((each) => `${each.name}${each.isOptional ? '?' : ''}: ${clTypeText(each.clType)}`);
  return {
    name,
    text: `(${args.join(', ')}) -> ${clTypeText(ret)}, ${access}, ${type}`,
    matches: (found) =>
      isSameArguments(found.args, parameters) &&
      clTypeEquals(found.ret, ret) &&
      accessText(accessOf(found)) === access &&
      found.entryPointType === type,
  };
}

/** Arguments are given by name, so their order is free. */
function isSameArguments(found: AnyEntryPoint['args'], parameters: readonly SchemaParameter[]): boolean {
  const isDeclared = parameters.every(
    ({ name, isOptional }) => isOptional || found.some((argument) => argument.name === name),
  );
  return (
    isDeclared &&
    found.every(({ name, clType }) =>
      parameters.some((parameter) => parameter.name === name && clTypeEquals(parameter.clType, clType)),
    )
  );
}
