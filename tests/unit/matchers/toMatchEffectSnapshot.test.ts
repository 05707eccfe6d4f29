import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { ChildProject } from './childJest';
import { counted, failed, posted } from './effects';
import { messageOf } from './messages';

test('the effects of a post', () => {
  expect.assertions(3);
  expect(posted().builder).toMatchEffectSnapshot();
  expect(counted().builder).toMatchEffectSnapshot('counter');
  expect(failed()).toMatchEffectSnapshot('nothing');
});

test('messages', () => {
  expect(messageOf(() => expect(5).toMatchEffectSnapshot())).toMatchSnapshot('wrong subject');
  expect(messageOf(() => expect(failed()).not.toMatchEffectSnapshot())).toMatchSnapshot('.not');
  expect(messageOf(() => expect(failed()).toMatchEffectSnapshot(5 as never))).toMatchSnapshot('no hint');
});

/** A value as if an execution had written it; `VALUE` is there to be replaced. */
const TEST = (value: number): string => `
  const { CLValue, Key } = require('casper-engine-test-support');
  test('a write', () => {
    const key = Key.eraInfo(7n);
    expect([{ key, kind: { _tag: 'Write', value: { _tag: 'CLValue', value: CLValue.u64(${value}) } } }]).toMatchEffectSnapshot();
  });
`;

test('works with --ci and -u', () => {
  const project = new ChildProject({ 'effects.test.js': TEST(5) });
  try {
    expect(project.run('--ci')).toMatchObject({ status: 1, output: expect.stringContaining('not written') });
    expect(project.run()).toMatchObject({ status: 0, output: expect.stringContaining('1 snapshot written') });
    expect(project.run('--ci').status).toBe(0);
    writeFileSync(join(project.folder, 'effects.test.js'), TEST(6));
    const changed = project.run('--ci');
    expect(changed.status).toBe(1);
    expect(changed.output).toContain('-   U64 5');
    expect(changed.output).toContain('+   U64 6');
    expect(project.run('-u')).toMatchObject({ status: 0, output: expect.stringContaining('1 snapshot updated') });
    expect(project.run('--ci').status).toBe(0);
  } finally {
    project.remove();
  }
}, 120_000);
