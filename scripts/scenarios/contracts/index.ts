/** All generated scenarios about stored contracts. */
import { randomScenario } from '../randomPrograms';
import type { Scenario } from '../scenario';
import { scenarios as auctionByCode } from './auctionByCode';
import { scenarios as calling } from './calling';
import { scenarios as cryptography } from './cryptography';
import { scenarios as dictionaries } from './dictionaries';
import { scenarios as frames } from './frames';
import { scenarios as installing } from './installing';
import { scenarios as messages } from './messages';
import { scenarios as payments } from './payments';
import { scenarios as prices } from './prices';
import { scenarios as records } from './records';
import { scenarios as stories } from './stories';
import { scenarios as systemContracts } from './systemContracts';
import { scenarios as urefShapes } from './urefShapes';
import { scenarios as userGroups } from './userGroups';

export const scenarios: readonly Scenario[] = [
  ...installing,
  ...calling,
  ...userGroups,
  ...dictionaries,
  ...messages,
  ...cryptography,
  ...systemContracts,
  ...auctionByCode,
  ...urefShapes,
  ...records,
  ...payments,
  ...frames,
  ...prices,
  ...stories,
  ...[1, 3, 5, 7, 9, 11].map((seed) => randomScenario(seed, 40, true)),
];
