import { expect as ofPlaywright } from '@playwright/test';

/** Milliseconds between looks, the last again and again. Playwright's own go up to a second, which every wait then costs. */
const LOOKS = [50, 100, 150, 250];

/** Playwright's `expect`, whose polls look more often. */
export const expect: typeof ofPlaywright = new Proxy(ofPlaywright, {
  get: (target, name) => {
    if (name !== 'poll') return Reflect.get(target, name) as unknown;
    const poll: typeof ofPlaywright.poll = (actual, options) =>
      target.poll(actual, {
        intervals: LOOKS,
        ...(typeof options === 'string' ? { message: options } : options),
      });
    return poll;
  },
});
