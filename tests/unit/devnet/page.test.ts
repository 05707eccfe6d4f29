/**
 * The page of the devnet, in a document without a browser: what is served, and what it makes of the chain.
 *
 * @jest-environment node
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Hono } from 'hono';
import { TEST_ACCOUNTS } from '../../../src/builder/testAccounts';
import { Devnet } from '../../../src/devnet/devnet';
import { devnetApp } from '../../../src/devnet/http/devnetApp';
import { EventStream } from '../../../src/devnet/http/eventStream';
import { transferDeploy } from './signing';
import { HOSTILE, type Story, tell } from './story';

// The jsdom of jest-environment-jsdom, without its types: they bring those of a browser to the whole program.
// biome-ignore lint/suspicious/noExplicitAny: a window
const { JSDOM }: any = require(require.resolve('jsdom', { paths: [require.resolve('jest-environment-jsdom')] }));

const { alice, bob } = TEST_ACCOUNTS;
const FOLDER = join(__dirname, '../../../resources/page');
const ORIGIN = 'http://devnet.test';

let devnet: Devnet;
let app: Hono;
// biome-ignore lint/suspicious/noExplicitAny: a window
let dom: any;
/** Timers of the page, which must not outlive its document. */
const timers: NodeJS.Timeout[] = [];
/** Addresses of the event streams that were opened. */
let opened: string[];
let isDown = false;

/** The events of the application, as a browser reads them. */
class AppEvents {
  onopen: (() => void) | undefined;
  onmessage: ((event: { data: string; lastEventId: string }) => void) | undefined;
  onerror: (() => void) | undefined;
  readonly #controller = new AbortController();
  static readonly all = new Set<AppEvents>();

  constructor(address: string) {
    opened.push(address);
    AppEvents.all.add(this);
    void this.#read(address);
  }

  async #read(address: string): Promise<void> {
    const response = await app.fetch(new Request(ORIGIN + address, { signal: this.#controller.signal }));
    if (isDown) return this.fail();
    this.onopen?.();
    let text = '';
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
      text += Buffer.from(chunk).toString('utf8');
      const frames = text.split('\n\n');
      text = frames.pop()!;
      for (const frame of frames) {
        const [, data] = /^data:(.*)$/m.exec(frame) ?? [];
        const [, lastEventId = ''] = /^id:(.*)$/m.exec(frame) ?? [];
        if (data !== undefined && AppEvents.all.has(this)) this.onmessage?.({ data, lastEventId });
      }
    }
  }

  fail(): void {
    this.onerror?.();
  }

  close(): void {
    AppEvents.all.delete(this);
  }
}

const main = () => dom.window.document.getElementById('content')!;
const textOf = (id: string): string => dom.window.document.getElementById(id)?.textContent ?? '';

/** Waits for what the page does by itself. */
async function until(condition: () => boolean, what: string): Promise<void> {
  for (let turn = 0; turn < 400; turn++) {
    if (condition()) return;
    await new Promise((next) => setTimeout(next, 10));
  }
  throw new Error(`${what} did not happen; the page says: ${main().textContent}`);
}

async function go(hash: string, title: string): Promise<void> {
  dom.window.location.hash = hash;
  await until(() => dom.window.document.title.startsWith(title), `${hash} with the title ${title}`);
}

let story: Story;
beforeAll(async () => {
  devnet = Devnet.create();
  app = devnetApp(devnet.rpcContext, new EventStream(devnet.chain), undefined);
  const html = await (await app.request('/page/')).text();
  dom = new JSDOM(html, { url: `${ORIGIN}/page/` });
  opened = [];
  const { window } = dom;
  const realTimeout = setTimeout;
  window.scrollTo = () => undefined;
  const globals = {
    document: window.document,
    window,
    location: window.location,
    history: window.history,
    navigator: { clipboard: { writeText: async () => undefined } },
    EventSource: AppEvents,
    setTimeout: (work: () => void, pause: number) => {
      const timer = realTimeout(work, pause);
      timers.push(timer);
      return timer;
    },
    fetch: (address: string, init: RequestInit) =>
      isDown ? Promise.reject(new TypeError('Failed to fetch')) : app.fetch(new Request(ORIGIN + address, init)),
  };
  for (const [name, value] of Object.entries(globals)) {
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  }
  require('../../../resources/page/main.mjs');
  await until(() => main().querySelector('h1') !== null, 'the first page');
});
afterAll(() => {
  for (const each of AppEvents.all) each.close();
  for (const each of timers) clearTimeout(each);
  dom.window.close();
  devnet.close();
});
beforeEach(() => {
  isDown = false;
});

test('the files are served with a policy that lets nothing else in', async () => {
  const page = await app.request('/page/');
  expect(page.status).toBe(200);
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self'");
  expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  expect(page.headers.get('x-content-type-options')).toBe('nosniff');
  const script = await app.request('/page/views/block.mjs');
  expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  for (const path of [
    '/page/nothing.html',
    '/page/..%2f..%2fpackage.json',
    '/page/%2e%2e/chainspec.toml',
    '/page/views/',
  ]) {
    expect([path, (await app.request(path)).status]).toEqual([path, 404]);
  }
});

test('a browser that asks for nothing in particular is led to the page, a client of the node is not', async () => {
  const browser = await app.request('/', { headers: { accept: 'text/html,application/xhtml+xml' } });
  expect([browser.status, browser.headers.get('location')]).toEqual([302, '/page/']);
  expect((await app.request('/page')).headers.get('location')).toBe('/page/');
  expect((await app.request('/')).status).toBe(404);
});

test('nothing is loaded from elsewhere, and nothing in the files can become markup', () => {
  const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.(mjs|html|css)$/.test(file),
  );
  expect(files.length).toBeGreaterThan(10);
  for (const file of files) {
    const text = readFileSync(join(FOLDER, file), 'utf8');
    expect([file, /https?:(?!\/\/www\.w3\.org\/2000\/svg)/.test(text)]).toEqual([file, false]);
    expect([file, /innerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function/.test(text)]).toEqual([
      file,
      false,
    ]);
    expect([file, /\son\w+=|style="/.test(text)]).toEqual([file, false]);
  }
});

test('landmarks, one heading of the first level, a label for the search', () => {
  const { document } = dom.window;
  expect(document.documentElement.lang).toBe('en');
  for (const landmark of ['header', 'nav[aria-label]', 'main', 'footer', 'search']) {
    expect(document.querySelectorAll(landmark).length).toBeGreaterThan(0);
  }
  expect(document.querySelectorAll('h1')).toHaveLength(1);
  expect(document.querySelector('label[for="search-text"]')).not.toBeNull();
});

test('a chain on which nothing happened says what to do', () => {
  expect(main().textContent).toContain('Nothing has been sent yet');
  const command = main().querySelector('[data-copy^="casper-client transfer"]')!.getAttribute('data-copy');
  expect(command).toContain(`--node-address ${ORIGIN} --chain-name casper-net-1`);
  expect(command).toContain(bob.publicKey.toHex());
  expect(textOf('connection')).toContain('Live');
});

test('what happens appears by itself', async () => {
  story = tell(devnet);
  await until(() => main().textContent!.includes('alice transfers 2.5 CSPR to bob'), 'the transfer');
  expect(main().textContent).not.toContain('Nothing has been sent yet');
  expect(main().querySelector('caption').textContent).toBe('Blocks 0 to 9');
  for (const th of main().querySelectorAll('th')) expect(th.getAttribute('scope')).toBe('col');
});

test('a transaction shows effects in words, decoded arguments, the call tree and gas', async () => {
  await go(`#/transaction/${story.install}`, 'Transaction');
  const text = main().textContent!;
  expect(text).toContain('installs the contract token as version 1');
  expect(text).toContain('odra_cfg_package_hash_key_name');
  expect(main().querySelectorAll('.tree .frame')).toHaveLength(2);
  expect(main().querySelector('.tree')!.textContent).toContain('contract token.init(symbol: "PLAY"');
  expect(textOf('calls')).toMatch(/stored bytes [\d,]+ \(99\.\d %\)/);
});

test('what people wrote is text and nothing else', async () => {
  await go(`#/contract/hash-${story.token}`, 'token');
  expect(main().textContent).toContain(JSON.stringify(HOSTILE));
  expect(main().querySelector('img')).toBeNull();
  await go(`#/find/${encodeURIComponent(HOSTILE)}`, 'Not shown');
  expect(main().textContent).toContain(`Nothing was found for ${HOSTILE}`);
  expect(main().querySelector('img')).toBeNull();
});

test('a failure says why', async () => {
  await go(`#/deploy/${story.overdrawn}`, 'Transaction');
  expect(textOf('error')).toContain('User error: 60001');
  expect(main().querySelector('.failed')!.textContent).toContain('failed here');
});

test('an account has keys, thresholds and exact motes', async () => {
  await go(`#/account/${bob.publicKey.toHex()}`, 'bob');
  expect(textOf('facts')).toContain('9,007,199,254,740,993,000,000,001 motes');
  await go(`#/find/dave`, 'dave');
  expect(dom.window.location.hash).toBe(
    `#/account/${encodeURIComponent(TEST_ACCOUNTS.dave.accountHash.toFormattedString())}`,
  );
  expect(textOf('keys')).toContain('weight 2 of 2');
});

test('a dictionary shows its items', async () => {
  await go(`#/contract/hash-${story.token}`, 'token');
  const rows = [...main().querySelectorAll('#named-keys tbody tr')];
  const balances = rows.find((row) => row.firstElementChild!.textContent === 'balances')!;
  expect(balances.textContent).toContain('dictionary: 2 items');
  await go(balances.querySelector('a')!.getAttribute('href')!, "token's balances");
  expect(textOf('items')).toContain('999,970');
  expect(textOf('facts')).toMatch(/uref-[0-9a-f]{4}…[0-9a-f]{4}-007/);
});

test('the search goes to what was found, and says when nothing was', async () => {
  const { document } = dom.window;
  const input = document.getElementById('search-text');
  const submit = () =>
    document.getElementById('search')!.dispatchEvent(new dom.window.Event('submit', { cancelable: true }));
  input.value = '3';
  submit();
  await until(() => document.title.startsWith('Block 3'), 'block 3');
  expect(document.activeElement).toBe(main().querySelector('h1'));
  input.value = 'zzz';
  submit();
  await until(() => textOf('search-answer') !== '', 'an answer');
  expect(textOf('search-answer')).toBe('Nothing was found for zzz');
});

test('what has not changed stays as it is when a block comes', async () => {
  await go(`#/account/${alice.publicKey.toHex()}`, 'alice');
  const keys = dom.window.document.getElementById('keys');
  const link = main().querySelector('#transactions a');
  link.focus();
  devnet.submit(transferDeploy(alice, bob.publicKey, 3_000_000_000n));
  await until(() => textOf('transactions').includes('transfers 3 CSPR'), 'the new transaction');
  expect(dom.window.document.getElementById('keys')).toBe(keys);
  expect(dom.window.document.activeElement!.getAttribute('href')).toBe(link.getAttribute('href'));
});

test('a devnet that is gone is said to be, and taken up where it was left', async () => {
  await go('#/', 'Blocks');
  isDown = true;
  for (const each of [...AppEvents.all]) each.fail();
  await until(() => textOf('connection').startsWith('Disconnected, retrying'), 'the loss');
  devnet.submit(transferDeploy(alice, bob.publicKey, 4_000_000_000n));
  isDown = false;
  await until(() => textOf('connection').startsWith('Live'), 'the connection');
  await until(() => main().textContent!.includes('transfers 4 CSPR'), 'what was missed');
  expect(opened.at(-1)).toMatch(/^\/events\?start_from=\d+$/);
}, 15_000);

test('updates can be paused', async () => {
  const pause = dom.window.document.getElementById('pause')!;
  pause.click();
  expect([pause.getAttribute('aria-pressed'), textOf('connection')]).toEqual([
    'true',
    'Paused: what is new is not shown',
  ]);
  devnet.submit(transferDeploy(alice, bob.publicKey, 5_000_000_000n));
  await new Promise((next) => setTimeout(next, 500));
  expect(main().textContent).not.toContain('transfers 5 CSPR');
  pause.click();
  await until(() => main().textContent!.includes('transfers 5 CSPR'), 'what happened in the pause');
});
