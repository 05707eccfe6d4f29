/**
 * `casper-test codegen`: TypeScript for a contract from its schema.
 *
 * @module
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { parseContractSchema } from '../builder/parseContractSchema';
import { isCasperTestError } from '../bytes/casperTestError';
import { generateContract } from '../codegen/generateContract';
import type { Command, CommandContext } from './command';

const USAGE = `casper-test codegen <schema.json> [-o <file.ts>] [--check]

Writes TypeScript for a contract from its schema (the JSON of casper-contract-schema, which \`cargo odra schema\` writes to
resources/casper_contract_schemas): its types, the arguments of its installer and of its entry points, a class whose methods
are its entry points, its errors and its events. What is written imports casper-engine-test-support only.

  -o, --output <file>   write to this file, whose folders are made; without it to the standard output
  --check               write nothing; fail if the file is not what would be written
  --help                this text

Example: npx casper-test codegen resources/casper_contract_schemas/token_schema.json -o tests/token.ts`;

/** The command. */
export const command: Command = {
  summary: 'TypeScript for a contract from its schema',
  usage: USAGE,
  run,
};

interface Options {
  readonly schema: string;
  readonly output: string | undefined;
  readonly isCheck: boolean;
}

function run(args: readonly string[], context: CommandContext): number {
  const options = parse(args);
  if (typeof options === 'string') {
    context.err(`${options}\n\n${USAGE}`);
    return 2;
  }
  const text = generated(options.schema, context);
  if (text === undefined) return 1;
  if (options.output === undefined) {
    context.out(text.replace(/\n$/, ''));
    return 0;
  }
  const file = resolve(context.cwd, options.output);
  return options.isCheck ? check(file, text, options, context) : write(file, text, context);
}

function parse(args: readonly string[]): Options | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { output: { type: 'string', short: 'o' }, check: { type: 'boolean' } },
    });
    const [schema, ...more] = positionals;
    if (schema === undefined) return 'Which schema? Name its JSON file.';
    if (more.length > 0) return `One schema at a time: ${JSON.stringify(more[0])} is one too many.`;
    if (values.check === true && values.output === undefined) return 'Which file is to be checked? Name it with -o.';
    return { schema, output: values.output, isCheck: values.check === true };
  } catch (error) {
    return (error as Error).message;
  }
}

function generated(schema: string, context: CommandContext): string | undefined {
  try {
    const json = readFileSync(resolve(context.cwd, schema), 'utf8').replace(/^\ufeff/, '');
    return generateContract(parseContractSchema(json), basename(schema));
  } catch (error) {
    if (!isCasperTestError(error) && (error as { code?: unknown }).code === undefined) throw error;
    context.err(`${schema}: ${(error as Error).message}`);
    return undefined;
  }
}

function write(file: string, text: string, context: CommandContext): number {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  context.err(`Wrote ${relative(context.cwd, file) || file}.`);
  return 0;
}

function check(file: string, text: string, options: Options, context: CommandContext): number {
  let found: string | undefined;
  try {
    found = readFileSync(file, 'utf8');
  } catch {
    context.err(`There is no ${options.output}.`);
  }
  if (found?.replaceAll('\r\n', '\n') === text) return 0;
  context.err(
    `${options.output} is not what ${options.schema} gives: run casper-test codegen ${options.schema} -o ${options.output}`,
  );
  return 1;
}
