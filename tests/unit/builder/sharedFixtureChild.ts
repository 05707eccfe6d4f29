/** A process that loads a shared fixture: `sharedFixtureChild.ts LOG`. Each making of it is a line of the log. Prints the root. */
import { appendFileSync } from 'node:fs';
import { bytesToHex, LOCAL_GENESIS_REQUEST, sharedFixture } from '../../../src/index';

const log = process.argv[2]!;

const fixture = sharedFixture('child', (builder) => {
  appendFileSync(log, `${process.pid}\n`);
  builder.runGenesis(LOCAL_GENESIS_REQUEST).withBlockTime(7);
  // Long enough for the others to come and wait.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1_500);
});
process.stdout.write(bytesToHex(fixture().getPostStateHash()));
