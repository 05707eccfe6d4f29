#!/usr/bin/env node
/**
 * `casper-test`: finds the command and runs it. Each command is loaded only when it is the one.
 *
 * @module
 */

import type { Command, CommandContext } from './command';

/** Every command by its name. */
const COMMANDS: { readonly [name: string]: () => Command } = {
  codegen: () => (require('./codegenCommand') as typeof import('./codegenCommand')).command,
  explain: () => (require('./explainCommand') as typeof import('./explainCommand')).command,
  inspect: () => (require('./inspectCommand') as typeof import('./inspectCommand')).command,
  run: () => (require('./runCommand') as typeof import('./runCommand')).command,
  devnet: () => (require('./devnetCommand') as typeof import('./devnetCommand')).command,
};

/** Runs a command line and gives its exit code. */
export async function main(argv: readonly string[], context: CommandContext): Promise<number> {
  const [name, ...args] = argv;
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    context.out(overview());
    return name === undefined ? 2 : 0;
  }
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (load === undefined) {
    context.err(`There is no command ${JSON.stringify(name)}.\n\n${overview()}`);
    return 2;
  }
  const command = load();
  if (args.includes('--help') || args.includes('-h')) {
    context.out(command.usage);
    return 0;
  }
  return command.run(args, context);
}

function overview(): string {
  const names = Object.keys(COMMANDS).sort();
  const width = Math.max(0, ...names.map((name) => name.length));
  const lines = names.map((name) => `  ${name.padEnd(width)}  ${COMMANDS[name]!().summary}`);
  return ['casper-test <command> [options]', '', ...lines, '', 'casper-test <command> --help says more.'].join('\n');
}

if (require.main === module) {
  // Whoever reads may stop before the end, as `head` does.
  process.stdout.on('error', (error: { readonly code?: string }) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
  main(process.argv.slice(2), {
    cwd: process.cwd(),
    env: process.env,
    out: (line) => process.stdout.write(`${line}\n`),
    err: (line) => process.stderr.write(`${line}\n`),
  }).then(
    (code) => {
      process.exitCode = code;
    },
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      process.exitCode = 1;
    },
  );
}
