/** All generated scenarios with contracts of real-world crates. */
import type { Scenario } from '../scenario';
import { scenarios as authorizations } from './authorizations';
import { scenarios as cep18 } from './cep18';
import { scenarios as cep18Callers } from './cep18Callers';
import { scenarios as collectibles } from './collectibles';
import { scenarios as multiToken } from './multiToken';
import { scenarios as ownership } from './ownership';
import { scenarios as upgrades } from './upgrades';

export const scenarios: readonly Scenario[] = [
  ...cep18,
  ...cep18Callers,
  ...upgrades,
  ...collectibles,
  ...multiToken,
  ...ownership,
  ...authorizations,
];
