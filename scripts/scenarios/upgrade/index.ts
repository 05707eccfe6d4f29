/** All generated scenarios about protocol upgrades. */
import type { Scenario } from '../scenario';
import { scenarios as auction } from './auction';
import { scenarios as costs } from './costs';
import { scenarios as entities } from './entities';
import { scenarios as registry } from './registry';
import { scenarios as settings } from './settings';
import { scenarios as versions } from './versions';

export const scenarios: readonly Scenario[] = [
  ...settings,
  ...versions,
  ...registry,
  ...auction,
  ...costs,
  ...entities,
];
