/**
 * Writes tests/parity/rustApi.json, the names of everything public in the Rust crate:
 *
 *     npx tsx scripts/parity/extract.ts <folder of casper-engine-test-support>
 *
 * It reads the source as rustfmt leaves it: items begin in the first column, members four columns in.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RustApi, RustItem, RustMember, RustType } from './rustApi';

interface Module {
  readonly types: Map<string, RustType & { readonly members: RustMember[] }>;
  readonly items: RustItem[];
}

const folder = process.argv[2];
if (folder === undefined) throw new Error('usage: npx tsx scripts/parity/extract.ts <folder of the crate>');

/** Lines of a file up to its own tests. */
function linesOf(file: string): readonly string[] {
  const lines = readFileSync(join(folder!, 'src', file), 'utf8').split('\n');
  const tests = lines.findIndex((line, at) => line === '#[cfg(test)]' && /^mod tests/.test(lines[at + 1] ?? ''));
  return tests === -1 ? lines : lines.slice(0, tests);
}

/** Lines of the block that begins at a line, up to the brace in its first column. */
function blockAt(lines: readonly string[], at: number): readonly string[] {
  const end = lines.findIndex((line, index) => index >= at && line === '}');
  return lines.slice(at + 1, end);
}

function readModule(file: string): Module {
  const lines = linesOf(file);
  const types: Module['types'] = new Map();
  const items: RustItem[] = [];
  const typeOf = (name: string) => {
    const known = types.get(name) ?? { name, file: `src/${file}`, members: [] };
    types.set(name, known);
    return known;
  };
  lines.forEach((line, at) => {
    const type = /^pub (?:struct|enum|type) (\w+)/.exec(line);
    if (type !== null) {
      const { members } = typeOf(type[1]!);
      if (derives(lines, at).includes('Default')) members.push({ name: 'Default', kind: 'trait' });
      if (line.startsWith('pub struct') && line.endsWith('{')) members.push(...fieldsOf(blockAt(lines, at)));
      return;
    }
    const item = /^pub (fn|const|static) (\w+)/.exec(line);
    if (item !== null) {
      items.push({ name: item[2]!, kind: item[1] === 'fn' ? 'function' : 'constant', file: `src/${file}` });
      return;
    }
    const trait = /^impl(?:<[^>]*>)? ([\w<>]+) for (\w+)/.exec(line);
    if (trait !== null) {
      const [, name, owner] = trait as unknown as readonly [string, string, string];
      // A conversion of one of these types into a foreign one counts as the former's.
      const converted = /^(?:Try)?From<(\w+)>$/.exec(name)?.[1];
      if (converted !== undefined && lines.some((each) => each.startsWith(`pub struct ${converted} `))) {
        typeOf(converted).members.push({ name: `${name} for ${owner}`, kind: 'trait' });
      } else {
        typeOf(owner).members.push({ name, kind: 'trait' });
      }
      return;
    }
    const inherent = /^impl(?:<.*?>)? (\w+)/.exec(line);
    if (inherent !== null) typeOf(inherent[1]!).members.push(...membersOf(blockAt(lines, at)));
  });
  return { types, items };
}

/** What the attributes above an item derive. */
function derives(lines: readonly string[], at: number): readonly string[] {
  const names: string[] = [];
  for (let i = at - 1; i >= 0 && /^(#|\/\/\/)/.test(lines[i]!); i--) {
    names.push(...(/^#\[derive\((.*)\)\]/.exec(lines[i]!)?.[1]?.split(', ') ?? []));
  }
  return names;
}

function fieldsOf(block: readonly string[]): RustMember[] {
  return block.flatMap((line) => {
    const field = /^ {4}pub (\w+):/.exec(line);
    return field === null ? [] : [{ name: field[1]!, kind: 'field' as const }];
  });
}

function membersOf(block: readonly string[]): RustMember[] {
  return block.flatMap((line, at): RustMember[] => {
    const member = /^ {4}pub (fn|const) (\w+)/.exec(line);
    if (member === null) return [];
    if (member[1] === 'const') return [{ name: member[2]!, kind: 'constant' }];
    const head = block.slice(at, at + 4).join(' ');
    const isMethod = /^[^(]*\(\s*(?:&\s*)?(?:mut )?self\b/.test(head);
    return [{ name: member[2]!, kind: isMethod ? 'method' : 'static' }];
  });
}

/** What lib.rs makes public: whole modules, and names out of private ones. */
const lib = linesOf('lib.rs');
const publicModules = lib.flatMap((line) => /^pub mod (\w+);/.exec(line)?.[1] ?? []);
const reexports = lib.flatMap((line) => {
  const use = /^pub use (\w+)::(?:\{(.*)\}|(\w+));/.exec(line);
  return use === null ? [] : (use[2] ?? use[3]!).split(', ').map((name) => ({ module: use[1]!, name }));
});

const names = [...new Set([...publicModules, ...reexports.map(({ module }) => module)])].sort();
const modules = new Map(names.map((name) => [name, readModule(`${name}.rs`)]));
const isPublic = (module: string, name: string): boolean =>
  publicModules.includes(module) || reexports.some((each) => each.module === module && each.name === name);

const types: RustType[] = [];
const items: RustItem[] = [...readModule('lib.rs').items];
for (const [module, { types: found, items: others }] of modules) {
  for (const type of found.values()) if (isPublic(module, type.name)) types.push(type);
  for (const item of others) if (isPublic(module, item.name)) items.push(item);
}
const manifest = readFileSync(join(folder, 'Cargo.toml'), 'utf8');
const api: RustApi = {
  source: `casper-engine-test-support ${/^version = "(.*)"/m.exec(manifest)?.[1]}`,
  command: 'npx tsx scripts/parity/extract.ts <folder of the crate>',
  types: types.sort((a, b) => (a.name < b.name ? -1 : 1)),
  items,
};
writeFileSync(join(__dirname, '../../tests/parity/rustApi.json'), `${JSON.stringify(api, undefined, 2)}\n`);
