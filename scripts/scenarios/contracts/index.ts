/** All generated scenarios about stored contracts. */
import type { Scenario } from '../scenario';
import { scenarios as calling } from './calling';
import { scenarios as cryptography } from './cryptography';
import { scenarios as dictionaries } from './dictionaries';
import { scenarios as installing } from './installing';
import { scenarios as messages } from './messages';
import { scenarios as stories } from './stories';
import { scenarios as systemContracts } from './systemContracts';
import { scenarios as userGroups } from './userGroups';

export const scenarios: readonly Scenario[] = [
  ...installing,
  ...calling,
  ...userGroups,
  ...dictionaries,
  ...messages,
  ...cryptography,
  ...systemContracts,
  ...stories,
];
