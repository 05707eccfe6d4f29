/** Session code that pays an account, the least that moves motes. */
import { code, session } from './contracts/contractProgram';
import type { Options, Step } from './scenario';
import { accountHash, amountArgument, big, none } from './values';

/** Transfers 3 motes to an account; the session may spend 10. */
export function payAccount(target: string, options: Options = {}): Step {
  const program = code();
  const amount = big(3);
  const to = program.data(accountHash(target));
  program.call('casper_transfer_to_account', to, 32, program.data(amount), amount.size, program.data(none()), 1, 8);
  return session(program, { args: [amountArgument(10)], ...options });
}
