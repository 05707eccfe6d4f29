/**
 * `npm run test:page`: the page of the devnet in a real browser: light and dark, by keyboard, on a small screen, live, after a restart.
 *
 * The browser is Debian's chromium (`CHROMIUM=path` names another one). `--screenshots FOLDER` keeps pictures of every page.
 */
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { TEST_ACCOUNTS } from '../src/builder/testAccounts';
import { type RunningDevnet, startDevnet } from '../src/devnet/startDevnet';
import { transferDeploy } from '../tests/unit/devnet/signing';
import { HOSTILE, type Story, tell } from '../tests/unit/devnet/story';

const { alice, bob } = TEST_ACCOUNTS;
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
/** The narrowest screen that everything must fit on. */
const NARROW = 360;

let checks = 0;
const failures: string[] = [];

function check(what: string, holds: boolean, details: unknown = ''): void {
  checks++;
  if (holds) return;
  failures.push(what);
  console.log(`FAILED ${what} ${typeof details === 'string' ? details : JSON.stringify(details)}`);
}

/** Every kind of page by a name. */
function addresses(story: Story): ReadonlyMap<string, string> {
  return new Map([
    ['blocks', '#/'],
    ['block', '#/block/3'],
    ['era-end', '#/block/9'],
    ['balance-set', '#/block/8'],
    ['transfer', `#/transaction/${story.transfer}`],
    ['install', `#/transaction/${story.install}`],
    ['failure', `#/transaction/${story.overdrawn}`],
    ['accounts', '#/accounts'],
    ['account', `#/account/${bob.publicKey.toHex()}`],
    ['contracts', '#/contracts'],
    ['contract', `#/contract/hash-${story.token}`],
    ['package', `#/contract/hash-${story.tokenPackage}`],
    ['missing', '#/block/999999'],
  ]);
}

async function open(page: Page, url: string, hash: string): Promise<void> {
  await page.goto('about:blank');
  await page.goto(url + hash);
  await page.waitForSelector('main h1');
}

/** Waits for something to hold in the page, whose policy keeps playwright from waiting there. */
async function until(page: Page, condition: string): Promise<void> {
  for (let turn = 0; turn < 200; turn++) {
    if (await page.evaluate(condition)) return;
    await new Promise((next) => setTimeout(next, 50));
  }
  throw new Error(`${condition} did not come to hold: ${await page.textContent('body')}`);
}

/** Contrast, names of controls, roles: what axe-core finds. */
async function accessibility(page: Page, what: string): Promise<void> {
  // The policy of the page forbids scripts from elsewhere; the way of a debugger is not stopped by it.
  await page.evaluate(AXE);
  const violations = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: {
        run(
          options: object,
        ): Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }>;
      };
    };
    const { violations: found } = await axe.run({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    return found.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)} ${nodes[0]?.failureSummary}`);
  });
  check(`${what}: accessible`, violations.length === 0, violations);
}

async function everyPage(browser: Browser, url: string, story: Story, screenshots: string | undefined): Promise<void> {
  const screens = {
    light: { colorScheme: 'light', viewport: { width: 1200, height: 800 } },
    dark: { colorScheme: 'dark', viewport: { width: 1200, height: 800 } },
    small: { colorScheme: 'light', viewport: { width: NARROW, height: 740 } },
  } as const;
  for (const [screen, options] of Object.entries(screens)) {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    for (const [name, hash] of addresses(story)) {
      const what = `${name}, ${screen}`;
      await open(page, url, hash);
      const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
      check(`${what}: fits the width`, (overflow as number) <= 0, overflow);
      check(`${what}: one heading of the first level`, (await page.locator('h1').count()) === 1);
      check(`${what}: nothing that people wrote is markup`, (await page.locator('main img').count()) === 0);
      check(`${what}: no errors`, errors.length === 0, errors.splice(0));
      await accessibility(page, what);
      if (screenshots !== undefined) {
        await page.screenshot({ path: join(screenshots, `${name}-${screen}.png`), fullPage: true });
      }
    }
    const ground = await page.evaluate('getComputedStyle(document.body).backgroundColor');
    const isDark = Number(/\d+/.exec(ground as string)?.[0]) < 80;
    check(`${screen}: the colours of the scheme`, isDark === (options.colorScheme === 'dark'), ground);
    await context.close();
  }
}

async function byKeyboard(browser: Browser, url: string, story: Story): Promise<void> {
  const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
  const page = await context.newPage();
  await open(page, url, '#/');
  const focused = (): Promise<string> => page.evaluate('document.activeElement.textContent.trim()');
  await page.keyboard.press('Tab');
  check('the first stop skips to the content', (await focused()) === 'Skip to the content', await focused());
  await page.keyboard.press('Enter');
  check('it leads there', (await page.evaluate('document.activeElement.id')) === 'content');
  await page.keyboard.press('Tab');
  const outline = await page.evaluate('getComputedStyle(document.activeElement).outlineStyle');
  check('the focus is to be seen', outline !== 'none', outline);
  await page.keyboard.press('Enter');
  await until(page, "document.title.startsWith('Block 9')");
  check('a new page has the focus on its heading', (await focused()).startsWith('Block 9'), await focused());
  await page.goBack();
  await until(page, "document.title.startsWith('Blocks')");
  await page.fill('#search-text', story.transfer);
  await page.keyboard.press('Enter');
  await until(page, "document.title.startsWith('Deploy')");
  check('the search finds a hash', page.url().includes(story.transfer));
  await page.locator('main .copy').first().focus();
  await page.keyboard.press('Enter');
  await page.waitForSelector('main .copy[data-done]');
  check('a hash can be copied whole', (await page.evaluate('navigator.clipboard.readText()')) === story.transfer);
  await page.reload();
  await page.waitForSelector('#effects');
  check('an address brings the page back', (await page.title()).startsWith('Deploy'));
  await open(page, url, `#/find/${encodeURIComponent(HOSTILE)}`);
  check('what was not found is text', (await page.locator('main img').count()) === 0);
  check('nothing that people wrote has run', !(await page.title()).includes('owned'));
  await context.close();
}

async function live(browser: Browser, first: RunningDevnet): Promise<void> {
  const page = await browser.newPage();
  await open(page, first.pageUrl, '#/');
  first.devnet.submit(transferDeploy(alice, bob.publicKey, 7_000_000_000n));
  await page.waitForSelector('text=transfers 7 CSPR', { timeout: 5000 });
  check('a new block appears by itself', true);
  await until(page, "document.getElementById('news').textContent.startsWith('Block')");
  check('a new block is told to those who listen', true);
  const port = Number(new URL(first.url).port);
  await first.close();
  await page.waitForSelector('text=Disconnected, retrying', { timeout: 5000 });
  const again = await startDevnet({ port, restPort: false, eventsPort: false });
  try {
    again.devnet.submit(transferDeploy(alice, bob.publicKey, 8_000_000_000n));
    await page.waitForSelector('text=transfers 8 CSPR', { timeout: 15_000 });
    check('a devnet that comes back is taken up again', (await page.locator('text=transfers 7 CSPR').count()) === 0);
    check('it says so', (await page.textContent('#connection'))!.startsWith('Live'));
  } finally {
    await again.close();
  }
  await page.close();
}

async function run(): Promise<void> {
  if (!existsSync(CHROMIUM)) {
    console.error(
      `There is no browser at ${CHROMIUM}. Install it (Debian: apt-get install -y chromium), or name one: CHROMIUM=/path/to/chromium npm run test:page`,
    );
    process.exitCode = 1;
    return;
  }
  const flag = process.argv.indexOf('--screenshots');
  const screenshots = flag < 0 ? undefined : resolve(process.argv[flag + 1] ?? 'screenshots');
  if (screenshots !== undefined) mkdirSync(screenshots, { recursive: true });
  const { chromium } = await import('playwright-core');
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
  try {
    const empty = await startDevnet({ port: 0 });
    const page = await browser.newPage();
    await open(page, empty.pageUrl, '');
    check(
      'a chain on which nothing happened says what to do',
      (await page.textContent('main'))!.includes('casper-client transfer'),
    );
    await accessibility(page, 'beginning');
    await page.close();
    const story = tell(empty.devnet);
    await everyPage(browser, empty.pageUrl, story, screenshots);
    await byKeyboard(browser, empty.pageUrl, story);
    await live(browser, empty);
  } finally {
    await browser.close();
  }
  console.log(`${checks - failures.length} of ${checks} checks hold`);
  process.exitCode = failures.length === 0 ? 0 : 1;
}

void run();
