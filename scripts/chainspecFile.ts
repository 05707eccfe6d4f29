/**
 * Writes resources/chainspec.toml, the file form of `DEFAULT_CHAINSPEC`:
 *
 *     npx tsx scripts/chainspecFile.ts
 *
 * The Rust crate reads the same values from it (tests/vectors/builders.json); what concerns only a node is left out.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chainspecTable } from '../src/config/chainspecTable';
import { DEFAULT_CHAINSPEC } from '../src/config/defaultChainspec';

const HEADER = `# The default chainspec: the values of casper-engine-test-support 8.1.1, without the sections that only a node reads.
# Written by scripts/chainspecFile.ts; a copy of it is a good beginning for a chainspec of one's own.

`;

const { stringify } = require('smol-toml') as typeof import('smol-toml', { with: { 'resolution-mode': 'import' }});
const path = join(__dirname, '..', 'resources', 'chainspec.toml');
writeFileSync(path, HEADER + stringify(chainspecTable(DEFAULT_CHAINSPEC)));
