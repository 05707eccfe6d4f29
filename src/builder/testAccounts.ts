/**
 * The named people of a test network: the accounts that `LOCAL_GENESIS_REQUEST` funds.
 *
 * Answers to: casper-engine-test-support src/lib.rs (`DEFAULT_ACCOUNT_*`, `DEFAULT_PROPOSER_*`, `DEFAULT_ACCOUNTS`). The
 * ten accounts that Rust draws at random are fixed here, so that the same test gives the same state roots everywhere.
 *
 * @module
 */
import { hexToBytes } from '../bytes/hex';
import { AccountHash } from '../types/accountHash';
import { PublicKey } from '../types/publicKey';
import { SecretKey } from '../types/secretKey';

/** An account whose secret key everybody knows. */
export interface TestAccount {
  readonly name: string;
  readonly secretKey: SecretKey;
  readonly publicKey: PublicKey;
  readonly accountHash: AccountHash;
}

// Public keys and account hashes are written out because deriving twelve of them costs every test file several
// milliseconds; tests/unit/builder/testAccounts.test.ts derives them.
const testAccount = (name: string, secretByte: number, publicKey: string, accountHash: string): TestAccount => ({
  name,
  secretKey: SecretKey.ed25519(new Uint8Array(32).fill(secretByte)),
  publicKey: PublicKey.ed25519Point(hexToBytes(publicKey)),
  accountHash: AccountHash.fromBytes(hexToBytes(accountHash)),
});

/** The default account: secret key `[199; 32]`. */
export const DEFAULT_ACCOUNT: TestAccount = testAccount(
  'default account',
  199,
  'd5af25e204ad03d0a26e236996404f1be51a60948bcc026cd084a83690b756d3',
  '58b891759929bd4ed5a9cce20b9d6e3c96a66c21386bed96040e17dd07b79fa7',
);

/** The default block proposer: secret key `[198; 32]`. */
export const DEFAULT_PROPOSER: TestAccount = testAccount(
  'default proposer',
  198,
  'bb47d33d777b4559bb917d1825827421c4a6b1b9737f12e1c58ea4305af88b74',
  '4ddb298703649787812655f2a2af457f2680cf3b85d08143b149811066d06625',
);

/** Ten further funded accounts with the secret keys `[1; 32]` to `[10; 32]`, by first name. */
export const TEST_ACCOUNTS: {
  readonly alice: TestAccount;
  readonly bob: TestAccount;
  readonly carol: TestAccount;
  readonly dave: TestAccount;
  readonly erin: TestAccount;
  readonly frank: TestAccount;
  readonly grace: TestAccount;
  readonly heidi: TestAccount;
  readonly ivan: TestAccount;
  readonly judy: TestAccount;
} = {
  alice: testAccount(
    'alice',
    1,
    '8a88e3dd7409f195fd52db2d3cba5d72ca6709bf1d94121bf3748801b40f6f5c',
    'ef4687f74d465826239bab05c4e1bdd2223dd8c201b96f361f775125e624ef70',
  ),
  bob: testAccount(
    'bob',
    2,
    '8139770ea87d175f56a35466c34c7ecccb8d8a91b4ee37a25df60f5b8fc9b394',
    'a6f341ee3d5124163c75a93364df7556b1763313554d3abf4bedc8206d94c1b2',
  ),
  carol: testAccount(
    'carol',
    3,
    'ed4928c628d1c2c6eae90338905995612959273a5c63f93636c14614ac8737d1',
    '67e7554760e6a57150ca567bdf38cc46ed178b5e688842ede7b854e8eabe5d80',
  ),
  dave: testAccount(
    'dave',
    4,
    'ca93ac1705187071d67b83c7ff0efe8108e8ec4530575d7726879333dbdabe7c',
    '6377ec3a3cd949f107e3169e0f40874f0acd1f45728b1aca654a6d66bbc9435e',
  ),
  erin: testAccount(
    'erin',
    5,
    '6e7a1cdd29b0b78fd13af4c5598feff4ef2a97166e3ca6f2e4fbfccd80505bf1',
    '0ee624f1bbaec23e6dc6b877815f322058045c45cdbf8ef53e7db2c58b0af309',
  ),
  frank: testAccount(
    'frank',
    6,
    '8a875fff1eb38451577acd5afee405456568dd7c89e090863a0557bc7af49f17',
    '2f492f5e3cf699b89a9b68293b8ac258f9e533d1212dda478ed98844b462f966',
  ),
  grace: testAccount(
    'grace',
    7,
    'ea4a6c63e29c520abef5507b132ec5f9954776aebebe7b92421eea691446d22c',
    '3d5de8c609159a0954e773dd686fb7724428316cb30e00bdc899976127747f55',
  ),
  heidi: testAccount(
    'heidi',
    8,
    '1398f62c6d1a457c51ba6a4b5f3dbd2f69fca93216218dc8997e416bd17d93ca',
    '105b69f2d74a211a6cb337cba6751a8f15cc7b44b7c65329c29731b67e1ac047',
  ),
  ivan: testAccount(
    'ivan',
    9,
    'fd1724385aa0c75b64fb78cd602fa1d991fdebf76b13c58ed702eac835e9f618',
    'f4668ecfd97223a9e9087b573eef139cb0b5adc513dfb3e8c248e802c571ed4b',
  ),
  judy: testAccount(
    'judy',
    10,
    '43a72e714401762df66b68c26dfbdf2682aaec9f2474eca4613e424a0fbafd3c',
    '8866b1b964ac0eb4799ee1e91cebfa85df75de7ab47b279a39712015d4886b56',
  ),
};
