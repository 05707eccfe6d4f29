import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { bytesToHex } from '../../../src/bytes/hex';
import { GlobalState } from '../../../src/state/globalState';
import { stateFromBytes, stateToBytes } from '../../../src/state/stateFile';
import { createStateFolder, openStateFolder } from '../../../src/store/stateFolder';
import { batches, contents } from '../../unit/state/storedStates';

// Each run makes an environment on disk.
fc.configureGlobal({ numRuns: Math.ceil(Number(process.env.FC_NUM_RUNS ?? 100) / 4) });

const root = (state: GlobalState): string => bytesToHex(state.stateRootHash());

test('roots on disk are those in memory, and every committed root can be opened again', () => {
  fc.assert(
    fc.property(batches, fc.infiniteStream(fc.boolean()), (commits, reopen) => {
      const folder = mkdtempSync(join(tmpdir(), 'casper-property-'));
      try {
        let states = createStateFolder(folder);
        let inMemory = GlobalState.empty();
        let onDisk = GlobalState.empty();
        const committed: GlobalState[] = [inMemory];
        for (const { writes, prunes } of commits) {
          inMemory = inMemory.commitValues(writes, prunes);
          onDisk = onDisk.commitValues(writes, prunes);
          states.save(onDisk);
          committed.push(inMemory);
          if (reopen.next().value) {
            states.close();
            states = openStateFolder(folder);
            onDisk = states.checkout(inMemory.stateRootHash())!;
          }
          expect(root(onDisk)).toBe(root(inMemory));
        }
        states.close();
        const again = openStateFolder(folder);
        for (const state of committed) {
          expect(contents(again.checkout(state.stateRootHash())!)).toEqual(contents(state));
        }
        again.close();
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    }),
  );
});

test('an exported state comes back the same, and its bytes do not depend on how it came about', () => {
  fc.assert(
    fc.property(batches, (commits) => {
      const state = commits.reduce(
        (each, { writes, prunes }) => each.commitValues(writes, prunes),
        GlobalState.empty(),
      );
      const bytes = stateToBytes(state);
      const back = stateFromBytes(bytes, 'it');
      expect(root(back)).toBe(root(state));
      expect(contents(back)).toEqual(contents(state));
      expect(stateToBytes(back)).toEqual(bytes);
    }),
  );
});

test('hostile bytes are refused with an error of our own', () => {
  const start = stateToBytes(GlobalState.empty()).subarray(0, 16);
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.boolean(), (bytes, withStart) => {
      const given = withStart ? Uint8Array.of(...start, ...bytes) : bytes;
      expect(() => stateFromBytes(given, 'it')).toThrow(expect.objectContaining({ code: 'BAD_STATE_FILE' }));
    }),
  );
});
