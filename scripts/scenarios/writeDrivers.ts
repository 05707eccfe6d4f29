/**
 * Writes the text of the two driver modules; assemble them with `scripts/contracts/assemble.ts`.
 *
 *     tsx scripts/scenarios/writeDrivers.ts
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { driverText } from './driver';
import { HOST_FUNCTIONS, SESSION_FUNCTIONS } from './hostFunctions';

const directory = join(__dirname, '..', '..', 'tests', 'fixtures', 'wat');
writeFileSync(join(directory, 'session-driver.wat'), driverText(SESSION_FUNCTIONS));
writeFileSync(join(directory, 'contract-driver.wat'), driverText(HOST_FUNCTIONS));
