/** Deploys and transactions for the tests of the devnet, signed as a client signs them. */
import type { TestAccount } from '../../../src/builder/testAccounts';
import { CLType } from '../../../src/types/clType';
import { CLValue } from '../../../src/types/clValue';
import { type Deploy, type ExecutableDeployItem, makeDeploy, standardPayment } from '../../../src/types/deploy';
import type { PricingMode } from '../../../src/types/pricingMode';
import type { PublicKey } from '../../../src/types/publicKey';
import { RuntimeArgs } from '../../../src/types/runtimeArgs';
import type { Transaction } from '../../../src/types/transaction';
import { makeTransactionV1, type TransactionV1Fields } from '../../../src/types/transactionV1';

let salt = 0n;

/** Milliseconds that no other transaction of the test has. */
export function freshTimestamp(): bigint {
  salt++;
  return BigInt(Date.now()) - 60_000n + salt;
}

export interface DeployParts {
  readonly payment?: ExecutableDeployItem;
  readonly chainName?: string;
  readonly timestamp?: bigint;
  readonly ttl?: bigint;
  readonly gasPrice?: bigint;
  readonly signers?: readonly TestAccount[];
}

/** A signed deploy. */
export function signedDeploy(from: TestAccount, session: ExecutableDeployItem, parts: DeployParts = {}): Transaction {
  const deploy = makeDeploy(
    {
      account: from.publicKey,
      timestamp: parts.timestamp ?? freshTimestamp(),
      ttl: parts.ttl ?? 1_800_000n,
      gasPrice: parts.gasPrice ?? 1n,
      dependencies: [],
      chainName: parts.chainName ?? 'casper-net-1',
    },
    parts.payment ?? standardPayment(5_000_000_000n),
    session,
  );
  return { _tag: 'Deploy', value: withSignatures(deploy, parts.signers ?? [from]) };
}

/** With approvals, ascending as Rust keeps them. */
export function withSignatures<T extends Pick<Deploy, 'hash' | 'approvals'>>(
  signed: T,
  signers: readonly TestAccount[],
): T {
  const approvals = signers
    .map(({ publicKey, secretKey }) => ({ signer: publicKey, signature: secretKey.sign(signed.hash) }))
    .sort((left, right) => left.signer.compare(right.signer));
  return { ...signed, approvals };
}

/** Session code of a deploy. */
export function moduleBytes(bytes: Uint8Array, args: Readonly<Record<string, CLValue>> = {}): ExecutableDeployItem {
  return { _tag: 'ModuleBytes', moduleBytes: bytes, args: argsOf(args) };
}

export function argsOf(args: Readonly<Record<string, CLValue>>): RuntimeArgs {
  return RuntimeArgs.from(Object.entries(args).map(([name, value]) => ({ name, value })));
}

/** Arguments of a native transfer. */
export function transferArgs(target: PublicKey, amount: bigint, id = 1n): RuntimeArgs {
  return argsOf({
    target: CLValue.publicKey(target),
    amount: CLValue.u512(amount),
    id: CLValue.option(CLValue.u64(id), CLType.U64),
  });
}

/** A native transfer as a deploy. */
export function transferDeploy(from: TestAccount, to: PublicKey, amount: bigint, parts: DeployParts = {}): Transaction {
  const payment = standardPayment(100_000_000n);
  return signedDeploy(from, { _tag: 'Transfer', args: transferArgs(to, amount) }, { payment, ...parts });
}

/** A signed V1 transaction. */
export function signedV1(
  from: TestAccount,
  fields: Omit<TransactionV1Fields, 'scheduling'>,
  parts: { readonly payment?: bigint; readonly pricing?: PricingMode; readonly signers?: readonly TestAccount[] } = {},
): Transaction {
  const pricingMode: PricingMode = parts.pricing ?? {
    _tag: 'PaymentLimited',
    paymentAmount: parts.payment ?? 2_500_000_000n,
    gasPriceTolerance: 1,
    standardPayment: true,
  };
  const transaction = makeTransactionV1(
    {
      initiatorAddr: { _tag: 'PublicKey', publicKey: from.publicKey },
      timestamp: freshTimestamp(),
      ttl: 1_800_000n,
      chainName: 'casper-net-1',
      pricingMode,
    },
    { ...fields, scheduling: { _tag: 'Standard' } },
  );
  return { _tag: 'V1', value: withSignatures(transaction, parts.signers ?? [from]) };
}
