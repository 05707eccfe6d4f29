/**
 * Writes docs/parity.md:
 *
 *     npx tsx scripts/parity/table.ts
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Parity, parity, type Row } from './parity';

/** The text of docs/parity.md. */
export function parityDocument({ source, sections }: Parity): string {
  const lines = [
    '# Every name of the Rust crate',
    '',
    `What ${source} makes public, and what answers to it here. Written by \`scripts/parity/table.ts\`; a test`,
    'compares it with the code, so that every name in the second column exists.',
    '',
    '- Methods are those of the builder or request they are listed under; statics are written with their class.',
    '- Where Rust takes an `Option<Digest>` for the state, ours is the last parameter (`at?`) and may be left out.',
    '- Amounts and other integers of 64 bits and more are `bigint`; where a `number` cannot be mistaken, it is accepted too.',
    '- An account, a key, a purse or an address may be given in any of the forms that the README names.',
    '',
  ];
  for (const { title, file, rows } of sections) {
    lines.push(`## ${title}`, '', `\`${file}\``, '', '| Rust | here | notes |', '|---|---|---|', ...rows.map(line), '');
  }
  return lines.join('\n');
}

function line({ rust, ours, note }: Row): string {
  return `| \`${rust}\` | ${ours === undefined ? '—' : `\`${ours.form}\``} | ${note} |`;
}

if (require.main === module) {
  const found = parity();
  for (const problem of found.problems) process.stderr.write(`${problem}\n`);
  writeFileSync(join(__dirname, '..', '..', 'docs', 'parity.md'), parityDocument(found));
  process.exitCode = found.problems.length === 0 ? 0 : 1;
}
