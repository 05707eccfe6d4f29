/**
 * A folder with states in it: which reader or writer its file needs, and states by their roots.
 *
 * Answers to: casper-storage `global_state/state/lmdb.rs` (`LmdbGlobalState`), casper-engine-test-support
 * src/wasm_test_builder.rs (`create_or_open`, `lmdb_on_disk_size`).
 *
 * @module
 */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { CasperTestError } from '../bytes/casperTestError';
import { GlobalState } from '../state/globalState';
import { StoredTrie, WritableTrie } from '../state/storedTrie';
import { LmdbFormat1Reader } from './lmdbFormat1Reader';
import { LMDB_FILE, lmdbDataFormat } from './lmdbHeader';
import { installedDataFormat, LmdbStore } from './lmdbStore';

/** After a commit of more nodes it takes less to load again what is needed than to keep all in memory. */
const LARGE_COMMIT = 50_000;

/** The states in a folder. */
export interface StateFolder {
  /** Whether {@link StateFolder.save} writes. */
  readonly isWritable: boolean;
  /** The state with this root. */
  checkout(root: Uint8Array): GlobalState | undefined;
  /**
   * Writes a state, whole or not at all; does nothing in a folder that is only read. Gives the state to go on from: the same,
   * or one that lets go of what is in memory.
   */
  save(state: GlobalState): GlobalState;
  /** Bytes that the file takes up. */
  sizeOnDisk(): bigint;
  /** Forces to the disk what was saved. */
  flush(): void;
  close(): void;
}

/** Where the states of a builder lie in the folder it is given (`GLOBAL_STATE_DIR`). */
export function globalStateFolder(dir: string): string {
  return join(dir, 'global_state');
}

/** A folder to write states to, with the empty state in it. Throws as `LmdbStore.open`. */
export function createStateFolder(folder: string): StateFolder {
  const opened = writableFolder(LmdbStore.open(folder));
  opened.save(GlobalState.empty());
  return opened;
}

/** A folder that has states. @throws CasperTestError `NOT_FOUND` if it has none; as `LmdbStore.open` */
export function openStateFolder(folder: string): StateFolder {
  const file = join(folder, LMDB_FILE);
  const format = lmdbDataFormat(file);
  if (format === undefined) {
    throw new CasperTestError({
      code: 'NOT_FOUND',
      shortMessage: `There is no state in ${folder}: it has no ${LMDB_FILE}.`,
      hint: 'Make one with LmdbWasmTestBuilder.new(dir). open(dir) looks in dir/global_state, openRaw(dir) in dir itself.',
    });
  }
  const isForReader = format === 1 && installedDataFormat() !== 1;
  return isForReader ? readOnlyFolder(LmdbFormat1Reader.open(file)) : writableFolder(LmdbStore.open(folder));
}

function writableFolder(store: LmdbStore): StateFolder {
  const trie = new WritableTrie(store);
  return {
    isWritable: true,
    checkout: (root) => GlobalState.checkout(trie, root),
    save: (state) => {
      const isLarge = state.saveTo(trie) > LARGE_COMMIT;
      return isLarge ? GlobalState.checkout(trie, state.stateRootHash())! : state;
    },
    sizeOnDisk: () => sizeOnDisk(store.file),
    flush: () => store.flush(),
    close: () => store.close(),
  };
}

function readOnlyFolder(reader: LmdbFormat1Reader): StateFolder {
  const trie = new StoredTrie(reader);
  return {
    isWritable: false,
    checkout: (root) => GlobalState.checkout(trie, root),
    save: (state) => state,
    sizeOnDisk: () => sizeOnDisk(reader.file),
    flush: () => {},
    close: () => reader.close(),
  };
}

/** Where the system counts blocks (of 512 bytes), as the Rust crate does, files with holes are smaller than they look. */
function sizeOnDisk(file: string): bigint {
  const { blocks, size } = statSync(file, { bigint: true });
  return blocks === undefined ? size : blocks * 512n;
}
