/**
 * The page of the devnet: shows what the address says, and keeps it up to date.
 */
import { element, grouped, section } from './dom.mjs';
import { LiveEvents } from './liveEvents.mjs';
import { find, route } from './router.mjs';
import { RpcFailure, rpc } from './rpc.mjs';
import { show, update } from './screen.mjs';

/** New blocks are told to those who listen at most this often; milliseconds. */
const NEWS_PAUSE = 5000;
/** What is shown is read again at most this often. */
const REFRESH_PAUSE = 300;

/**
 * @param {string} id
 * @returns {HTMLElement}
 */
function byId(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}

const main = byId('content');
const connection = byId('connection');
const pause = byId('pause');

/** Counts what was asked for: an answer that comes late is not shown. */
let asked = 0;
let isLive = false;
let isPaused = false;
/** Whether a link was followed, rather than the back button pressed. */
let isFollowed = false;
let address = location.hash;
/** Where each page was scrolled to. @type {Map<string, number>} */
const scrolled = new Map();

/** @param {'new' | 'again'} how `again`: the same page with what is new */
async function render(how) {
  asked++;
  const mine = asked;
  const at = location.hash;
  try {
    const routed = await route(at);
    if (mine !== asked) return;
    if ('redirect' in routed) {
      location.replace(routed.redirect);
      return;
    }
    isLive = routed.isLive;
    document.title = `${routed.title} · Casper devnet`;
    for (const link of document.querySelectorAll('[data-page]')) {
      if (/** @type {HTMLElement} */ (link).dataset.page === routed.page) link.setAttribute('aria-current', 'page');
      else link.removeAttribute('aria-current');
    }
    if (how === 'again') update(main, routed.sections);
    else show(main, routed.sections);
  } catch (error) {
    if (mine !== asked) return;
    isLive = true;
    if (how === 'again' && !(error instanceof RpcFailure)) return;
    document.title = 'Not shown · Casper devnet';
    show(main, [failure(error)]);
  }
}

/** @param {unknown} error */
function failure(error) {
  const { message, data } = /** @type {{ message: string, data?: unknown }} */ (error);
  const isAnswer = error instanceof RpcFailure || !(error instanceof TypeError);
  return section(
    'failure',
    undefined,
    element('h1', { tabindex: '-1' }, isAnswer ? 'This cannot be shown' : 'The devnet does not answer'),
    element('p', { class: 'lead' }, isAnswer ? message : 'It may have been stopped. This page tries again by itself.'),
    typeof data === 'string' ? element('p', { class: 'muted' }, data) : null,
    element('p', {}, element('a', { href: '#/' }, 'Latest blocks')),
  );
}

async function navigate() {
  scrolled.set(address, window.scrollY);
  address = location.hash;
  const top = isFollowed ? 0 : (scrolled.get(address) ?? 0);
  isFollowed = false;
  byId('search-answer').textContent = '';
  await render('new');
  window.scrollTo(0, top);
  /** @type {HTMLElement | null} */ (main.querySelector('h1'))?.focus({ preventScroll: true });
}

/** @type {ReturnType<typeof setTimeout> | undefined} */
let refreshing;
function refresh() {
  if (!isLive || isPaused || refreshing !== undefined) return;
  refreshing = setTimeout(async () => {
    refreshing = undefined;
    if (!isPaused) await render('again');
  }, REFRESH_PAUSE);
}

/** Heights of blocks that were added since people were told. */
let newBlocks = 0;
let lastHeight = '';
/** @type {ReturnType<typeof setTimeout> | undefined} */
let telling;
function tell() {
  if (telling !== undefined) return;
  telling = setTimeout(() => {
    telling = undefined;
    if (newBlocks === 0 || isPaused) return;
    const which =
      newBlocks === 1 ? `Block ${lastHeight}` : `${grouped(newBlocks)} new blocks, the latest is ${lastHeight}`;
    byId('news').textContent = which;
    newBlocks = 0;
  }, NEWS_PAUSE);
}

const events = new LiveEvents({
  event: (name, data) => {
    if (name === 'BlockAdded') {
      newBlocks++;
      lastHeight = grouped(/"height":(\d+)/.exec(data)?.[1] ?? '');
      tell();
    }
    // What was shown may never have been.
    if (name === 'Reverted') isLive = true;
    if (['BlockAdded', 'TransactionAccepted', 'TransactionExpired', 'Reverted'].includes(name)) refresh();
  },
  connection: (state, wait) => {
    connection.dataset.state = state;
    connection.textContent =
      state === 'live'
        ? 'Live: new blocks appear by themselves'
        : `Disconnected, retrying in ${Math.round(wait / 1000)} s`;
    if (state === 'live') void reconnected();
  },
});

/** @type {string | undefined} */
let genesis;
/** A devnet that is there again may be another one. */
async function reconnected() {
  try {
    const { genesis_hash, chain_name } = await rpc('casper_listBlocks', { count: 1 });
    const isOther = genesis !== undefined && genesis !== genesis_hash;
    genesis = genesis_hash;
    byId('chain-name').textContent = chain_name;
    if (isOther) events.forget();
    isLive = isLive || isOther;
    refresh();
  } catch {
    // It is gone again, which the events tell as well.
  }
}

function setPaused(/** @type {boolean} */ on) {
  isPaused = on;
  pause.setAttribute('aria-pressed', String(on));
  if (on) {
    events.close();
    connection.dataset.state = 'paused';
    connection.textContent = 'Paused: what is new is not shown';
  } else {
    events.open();
  }
}

pause.addEventListener('click', () => setPaused(!isPaused));

byId('search').addEventListener('submit', async (event) => {
  event.preventDefault();
  const text = /** @type {HTMLInputElement} */ (byId('search-text')).value.trim();
  const answer = byId('search-answer');
  answer.textContent = '';
  if (text === '') return;
  try {
    const found = await find(text);
    if (found === undefined) answer.textContent = `Nothing was found for ${text}`;
    else if (found === location.hash) void navigate();
    else {
      isFollowed = true;
      location.hash = found;
    }
  } catch {
    answer.textContent = 'The devnet does not answer';
  }
});

document.addEventListener('click', async (event) => {
  const target = /** @type {Element} */ (event.target);
  const link = target.closest('a[href^="#"]');
  if (link?.hasAttribute('data-skip')) {
    event.preventDefault();
    main.focus();
  } else if (link) {
    isFollowed = true;
    if (link.getAttribute('href') === location.hash) void navigate();
  }
  const button = /** @type {HTMLElement | null} */ (target.closest('[data-copy]'));
  if (button) await copy(button);
});

/** @param {HTMLElement} button */
async function copy(button) {
  const text = button.dataset.copy ?? '';
  const news = byId('news');
  try {
    await navigator.clipboard.writeText(text);
    button.dataset.done = '';
    news.textContent = 'Copied';
    setTimeout(() => delete button.dataset.done, 1500);
  } catch {
    // Pages of other machines may not use the clipboard.
    prompt('Copy this:', text);
  }
}

// A page that nobody sees needs no events; when it is seen again it takes up what it missed.
document.addEventListener('visibilitychange', () => {
  if (isPaused) return;
  if (document.hidden) events.close();
  else events.open();
});

window.addEventListener('hashchange', () => {
  if (location.hash === '' || location.hash.startsWith('#/')) void navigate();
});

history.scrollRestoration = 'manual';
connection.textContent = 'Connecting';
void render('new');
events.open();
