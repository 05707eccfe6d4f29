/** All generated session scenarios. */
import { randomScenario } from '../randomPrograms';
import type { Scenario } from '../scenario';
import { scenarios as accountManagement } from './accountManagement';
import { scenarios as args } from './arguments';
import { scenarios as context } from './context';
import { scenarios as ending } from './ending';
import { scenarios as limits } from './limits';
import { scenarios as namedKeys } from './namedKeys';
import { scenarios as preparation } from './preparation';
import { scenarios as purses } from './purses';
import { scenarios as queries } from './queries';
import { scenarios as requests } from './requests';
import { scenarios as twoParty } from './twoParty';
import { scenarios as values } from './values';

export const scenarios: readonly Scenario[] = [
  ...args,
  ...ending,
  ...accountManagement,
  ...namedKeys,
  ...purses,
  ...values,
  ...context,
  ...preparation,
  ...limits,
  ...requests,
  ...queries,
  ...twoParty,
  ...[0, 2, 4, 6, 8, 10].map((seed) => randomScenario(seed, 40, false)),
];
