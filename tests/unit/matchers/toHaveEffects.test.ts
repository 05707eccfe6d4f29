import { expect, test } from '@jest/globals';
import { Key } from '../../../src/index';
import { counted, failed, posted } from './effects';
import { messageOf } from './messages';

const { builder, note, count } = posted();
const written = { key: note, kind: 'Write', value: 'hello' } as const;
const added = { key: count, kind: 'Add', value: 1 } as const;

test('passes by patterns', () => {
  expect(builder).toHaveEffects(written);
  expect(builder).toHaveEffects([added, written]);
  expect(builder).toHaveEffects([{ kind: 'AddUInt64' }, { value: expect.stringContaining('hell') }]);
  expect(builder).toHaveEffects([{ key: expect.key('message') }, { key: expect.key('message') }]);
  expect(builder).toHaveEffects(expect.objectContaining({ key: note }));
  expect(builder).toHaveEffects([{ kind: 'Identity' }, added]);
  expect(builder).not.toHaveEffects([added, added]);
  expect(builder).not.toHaveEffects({ key: note, kind: 'Prune' });
  expect(failed()).not.toHaveEffects(added);
});

test('ordered and exact', () => {
  expect(builder).toHaveEffects([written, added], { ordered: true });
  expect(builder).not.toHaveEffects([added, written], { ordered: true });
  expect(counted().builder).toHaveEffects({ key: counted().count }, { exact: true });
  expect(builder).not.toHaveEffects([written, added], { exact: true });
  expect(builder).toHaveEffects(
    [written, added, { key: expect.key('message') }, { key: Key.blockGlobal('MessageCount') }],
    { exact: true },
  );
});

test('messages', () => {
  const wrong = { key: note, kind: 'Write', value: 'bye' } as const;
  expect(messageOf(() => expect(builder).toHaveEffects([added, wrong]))).toMatchSnapshot('missing');
  expect(messageOf(() => expect(builder).toHaveEffects([added, written], { ordered: true }))).toMatchSnapshot('order');
  expect(messageOf(() => expect(builder).toHaveEffects([written], { exact: true }))).toMatchSnapshot('others');
  expect(messageOf(() => expect(failed()).toHaveEffects(added))).toMatchSnapshot('failed');
  expect(messageOf(() => expect(builder).not.toHaveEffects(added))).toMatchSnapshot('.not fail');
  expect(messageOf(() => expect('x').toHaveEffects(added))).toMatchSnapshot('wrong subject');
  expect(messageOf(() => expect(builder).not.toHaveEffects({ name: 'x' } as never))).toMatchSnapshot('no part');
  expect(messageOf(() => expect(builder).not.toHaveEffects({}))).toMatchSnapshot('no pattern');
  expect(messageOf(() => expect(builder).not.toHaveEffects({ kind: 'Delete' as never }))).toMatchSnapshot('no kind');
});
