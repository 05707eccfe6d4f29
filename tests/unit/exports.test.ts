/** What the entries of the package export: a change of the public API is a change of this snapshot. */
import { expect, test } from '@jest/globals';
import * as matchers from '../../matchers/index';
import * as api from '../../src/index';

test('the package', () => {
  expect(Object.keys(api).sort()).toMatchSnapshot();
});

test('its matchers', () => {
  expect(Object.keys(matchers).sort()).toMatchSnapshot();
});
