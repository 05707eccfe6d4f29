/**
 * The folder of deployable files beside cargo's own, with a note of what each was made from, so that only what changed is made anew.
 *
 * @module
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readIfFile } from '../builder/wasmFile';

const FOLDER = 'deployable';
const NOTES = '.made-from.json';

/** What a file was made from, and what it was then. */
interface Note {
  readonly from: string;
  readonly made: string;
}

/** Files that a network takes, in `deployable` of one of cargo's target folders. Cargo's own files are never touched. */
export class DeployableFolder {
  readonly path: string;
  readonly #tool: string;
  readonly #old: Readonly<Record<string, Note>>;
  readonly #notes: Record<string, Note> = {};

  /** @param tool names what makes the files; another one makes all of them anew */
  constructor(targetFolder: string, tool: string) {
    this.path = join(targetFolder, FOLDER);
    this.#tool = tool;
    this.#old = readNotes(join(this.path, NOTES));
  }

  /** Whether the file here was made from these bytes, by the same tool, and is still what it was. */
  isMadeFrom(name: string, built: Uint8Array): boolean {
    const note = this.#old[name];
    const present = note === undefined ? undefined : readIfFile(join(this.path, name));
    const isCurrent = present !== undefined && note!.from === this.#from(built) && note!.made === hash(present);
    if (isCurrent) this.#notes[name] = note!;
    return isCurrent;
  }

  /** Puts a file here, in one step: another run may be reading. */
  put(name: string, built: Uint8Array, made: Uint8Array): void {
    this.#write(name, made);
    this.#notes[name] = { from: this.#from(built), made: hash(made) };
  }

  /** Writes the notes, and removes what an earlier run made and this one did not. */
  finish(): void {
    for (const name of Object.keys(this.#old)) {
      if (this.#notes[name] === undefined) rmSync(join(this.path, name), { force: true });
    }
    const text = JSON.stringify(this.#notes, undefined, 2);
    if (text !== JSON.stringify(this.#old, undefined, 2)) this.#write(NOTES, new TextEncoder().encode(text));
  }

  #from(built: Uint8Array): string {
    return `${this.#tool}: ${hash(built)}`;
  }

  #write(name: string, bytes: Uint8Array): void {
    mkdirSync(this.path, { recursive: true });
    const draft = join(this.path, `.${name}.${process.pid}`);
    writeFileSync(draft, bytes);
    renameSync(draft, join(this.path, name));
  }
}

function readNotes(path: string): Readonly<Record<string, Note>> {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Readonly<Record<string, Note>>;
  } catch {
    return {}; // There are none, or nobody can read them: then everything is made anew.
  }
}

function hash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
