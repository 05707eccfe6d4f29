/**
 * Puts the names of the Rust crate (tests/parity/rustApi.json) beside ours (src/index.ts), with the differences that
 * tests/parity/notes.json tells: the rows of docs/parity.md, and what is wrong with them.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exportsOf, type OurExport, type OurMember } from './ourApi';
import type { RustApi, RustMember } from './rustApi';

/** What is to be said about a Rust name. */
interface Note {
  /** Ours, if it is not the same in camelCase: `Type.member` or an export; null: there is none. */
  readonly ours?: string | null;
  readonly note?: string;
}

/** One of our names. */
export interface OurName {
  /** The export. */
  readonly owner: string;
  /** What of it, if not the whole. */
  readonly member: OurMember | undefined;
  /** How it is called: `query(key, path?, at?)`; statics begin with their class. */
  readonly form: string;
}

/** A Rust name and ours. */
export interface Row {
  readonly rust: string;
  readonly ours: OurName | undefined;
  readonly note: string;
}

/** Rows of one Rust type, or of what belongs to none. */
export interface Section {
  readonly title: string;
  readonly file: string;
  readonly rows: readonly Row[];
}

/** The table and its faults. */
export interface Parity {
  readonly source: string;
  readonly sections: readonly Section[];
  /** One sentence each; none is right. */
  readonly problems: readonly string[];
}

const ROOT = join(__dirname, '..', '..');

function readJson<T>(name: string): T {
  return JSON.parse(readFileSync(join(ROOT, 'tests', 'parity', name), 'utf8')) as T;
}

/** `get_trie` is `getTrie`; constants keep their names. */
export function camelCase(rust: string): string {
  return /[a-z]/.test(rust) ? rust.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()) : rust;
}

/** Compares all names. */
export function parity(): Parity {
  const api = readJson<RustApi>('rustApi.json');
  const notes = readJson<{ readonly [rust: string]: Note }>('notes.json');
  const ours = exportsOf(join(ROOT, 'src', 'index.ts'));
  const problems: string[] = [];
  const used = new Set<string>();

  const row = (rust: string, automatic: string | undefined, label: string): Row => {
    const note = notes[rust];
    if (note !== undefined) used.add(rust);
    const expected = note?.ours === undefined ? automatic : note.ours;
    const found = typeof expected === 'string' ? nameIn(ours, expected) : undefined;
    if (note?.ours === null) {
      if (note.note === undefined) problems.push(`${rust}: nothing answers to it, and no note says why`);
      if (automatic !== undefined && nameIn(ours, automatic) !== undefined) {
        problems.push(`${rust}: the note says that nothing answers to it, but ${automatic} exists`);
      }
    } else if (found === undefined) {
      problems.push(`${rust}: there is no ${expected ?? 'rule for its name, and no note'}`);
    } else if (note?.ours !== undefined && note.ours === automatic) {
      problems.push(`${rust}: the note repeats the name that it has anyway`);
    }
    return { rust: label, ours: found, note: note?.note ?? '' };
  };

  const sections: Section[] = api.types.map(({ name: type, file, members }) => ({
    title: type,
    file,
    rows: members.map((member) => row(`${type}::${member.name}`, automaticName(type, member), member.name)),
  }));
  sections.push({
    title: 'Constants and functions',
    file: 'src/lib.rs, src/utils.rs',
    rows: api.items.map(({ name }) => row(name, camelCase(name), name)),
  });
  for (const rust of Object.keys(notes)) {
    if (!used.has(rust)) problems.push(`${rust}: there is a note, but the crate has no such name`);
  }
  return { source: api.source, sections, problems };
}

/** The name a member has unless a note says otherwise; traits have none. */
function automaticName(type: string, { name, kind }: RustMember): string | undefined {
  return kind === 'trait' ? undefined : `${type}.${camelCase(name)}`;
}

/** What `Type.member` or an export is here, if there is such a thing. */
function nameIn(ours: ReadonlyMap<string, OurExport>, name: string): OurName | undefined {
  const [owner, wanted] = name.split('.') as [string, string?];
  const found = ours.get(owner);
  if (found === undefined) return undefined;
  if (wanted === undefined) return { owner, member: undefined, form: found.form };
  const ofThatName = found.members.filter((each) => each.name === wanted);
  const member = ofThatName.find((each) => each.isStatic) ?? ofThatName[0];
  if (member === undefined) return undefined;
  return { owner, member, form: member.isStatic ? `${owner}.${member.form}` : member.form };
}
