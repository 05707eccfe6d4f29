/**
 * All contracts, and one contract or package.
 */
import { badge, element, facts, grouped, section, table } from '../dom.mjs';
import { copied, linked, plainHash } from '../hashes.mjs';
import { namedKeyTable } from '../namedKeys.mjs';
import { rpc } from '../rpc.mjs';

/** Packages on a page. */
const PAGE = 50;

/**
 * @param {string | undefined} after
 * @returns {Promise<import('../router.mjs').View>}
 */
export async function contractsView(after) {
  const { packages, has_more, names } = await rpc('casper_listContracts', { count: PAGE, after });
  const installed = packages.filter((/** @type {any} */ each) => !each.is_system);
  const system = packages.filter((/** @type {any} */ each) => each.is_system);
  return {
    title: 'Contracts',
    page: 'contracts',
    isLive: true,
    sections: [
      section('head', undefined, element('h1', { tabindex: '-1' }, 'Contracts')),
      section(
        'installed',
        undefined,
        installed.length === 0
          ? element('p', { class: 'muted' }, 'No contract has been installed yet.')
          : packageTable('Installed packages, in the order of their hashes', installed, names),
        element(
          'nav',
          { class: 'pager', 'aria-label': 'Pages of contracts' },
          after === undefined ? null : element('a', { href: '#/contracts' }, 'First contracts'),
          has_more
            ? element('a', { href: `#/contracts/after/${packages.at(-1).package_hash}` }, 'More contracts')
            : null,
        ),
      ),
      system.length === 0
        ? undefined
        : section('system', 'System contracts', packageTable('Part of the protocol', system, names)),
    ],
  };
}

/**
 * @param {string} caption
 * @param {readonly any[]} packages
 * @param {import('../hashes.mjs').Names} names
 */
function packageTable(caption, packages, names) {
  return table(
    caption,
    ['Contract', 'Package', { name: 'Versions', isNumber: true }],
    packages.map((each) => [
      each.contract_hash === null ? element('span', { class: 'muted' }, 'none yet') : linked(each.contract_hash, names),
      [copied(each.package_hash, {}, 'the package hash'), each.is_locked ? [' ', badge('locked')] : null],
      each.disabled_versions === 0 ? String(each.versions) : `${each.versions}, ${each.disabled_versions} disabled`,
    ]),
  );
}

/**
 * @param {string} hash of a contract or a package
 * @returns {Promise<import('../router.mjs').View>}
 */
export async function contractView(hash) {
  const told = await rpc('casper_describeContract', { contract: hash });
  const hex = told.hash.slice(-64);
  const isPackage = told.kind === 'package';
  const title = told.names[hex] ?? `${isPackage ? 'Package' : 'Contract'} ${hex.slice(0, 4)}…${hex.slice(-4)}`;
  return {
    title,
    page: 'contracts',
    isLive: true,
    sections: [
      section(
        'head',
        undefined,
        element(
          'h1',
          { tabindex: '-1' },
          `${title} `,
          badge(isPackage ? 'package' : told.is_system ? 'system contract' : 'contract'),
        ),
      ),
      ...(isPackage ? packageSections(told) : contractSections(told)),
    ],
  };
}

/** @param {any} told */
function packageSections(told) {
  const { names, versions, groups } = told;
  return [
    section(
      'facts',
      undefined,
      facts([
        ['Hash', plainHash(told.hash, 'the package hash')],
        ['Lock', told.is_locked ? 'locked: it can have no second version' : 'unlocked: it can be upgraded'],
      ]),
    ),
    section(
      'versions',
      'Versions',
      versions.length === 0
        ? element('p', { class: 'muted' }, 'None.')
        : table(
            'In the order they were added',
            ['Version', 'Protocol', 'Contract', 'State'],
            versions.map((/** @type {any} */ each) => [
              String(each.version),
              String(each.protocol_version_major),
              copied(each.contract_hash, names, 'the contract hash'),
              each.is_enabled ? badge('enabled', 'good') : badge('disabled', 'bad'),
            ]),
          ),
    ),
    groups.length === 0
      ? undefined
      : section(
          'groups',
          'User groups',
          table(
            'Who holds one of the URefs may call what the group may',
            ['Group', 'URefs'],
            groups.map((/** @type {any} */ { name, urefs }) => [
              element('code', {}, name),
              urefs.length === 0 ? 'none' : urefs.flatMap((/** @type {string} */ uref) => [linked(uref, {}), ' ']),
            ]),
          ),
        ),
  ];
}

/** @param {any} told */
function contractSections(told) {
  const { names, entry_points: entryPoints } = told;
  return [
    section(
      'facts',
      undefined,
      facts([
        ['Hash', plainHash(told.hash, 'the contract hash')],
        ['Package', told.package_hash === null ? undefined : copied(told.package_hash, names, 'the package hash')],
        ['Version', told.version === null ? undefined : `${told.version} of ${told.versions}`],
        ['Protocol', told.protocol_version ?? undefined],
      ]),
    ),
    section(
      'entry-points',
      'Entry points',
      entryPoints.length === 0
        ? element('p', { class: 'muted' }, 'None.')
        : table(
            `${grouped(entryPoints.length)}, by name`,
            ['Entry point', 'Returns', 'Open to'],
            entryPoints.map((/** @type {any} */ { name, args, returns, access, runs_as }) => [
              [
                element(
                  'code',
                  {},
                  element('b', {}, name),
                  `(${args.map((/** @type {any} */ each) => `${each.name}: ${each.type}`).join(', ')})`,
                ),
                runs_as === 'itself' ? null : [' ', badge(`runs as ${runs_as}`)],
              ],
              returns,
              access === 'public' ? 'everybody' : access,
            ]),
          ),
    ),
    section('named-keys', 'Named keys', namedKeyTable(told.named_keys, names)),
  ];
}
