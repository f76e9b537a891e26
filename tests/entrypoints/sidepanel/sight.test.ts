// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Sight, watchSight } from '../../../entrypoints/sidepanel/sight.ts';

interface Report {
  readonly isVisible: boolean;
  readonly intersectionRatio: number;
}

const SEEN: Report = { isVisible: true, intersectionRatio: 1 };
const COVERED: Report = { isVisible: false, intersectionRatio: 1 };

/** The browser's word on what is seen of the document. */
let report: (entry: Report) => void;
let sight: Sight;

function stubObserver(canTell: boolean): void {
  vi.stubGlobal('IntersectionObserverEntry', { prototype: canTell ? { isVisible: false } : {} });
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      constructor(callback: (entries: Report[]) => void) {
        report = (entry) => callback([entry]);
      }
      observe(): void {}
      disconnect(): void {}
    },
  );
}

function send(type: string, pointerType = 'mouse'): void {
  document.body.dispatchEvent(new PointerEvent(type, { bubbles: true, pointerType }));
}

/** As the reader's mouse does it: there for a while, then pressed. */
function clickAfterResting(): boolean {
  send('pointermove');
  vi.advanceTimersByTime(250);
  send('pointerdown');
  send('click');
  return sight.isSure();
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
  stubObserver(true);
  sight = watchSight(document);
});
afterEach(() => {
  sight.stop();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('a press is sure', () => {
  it('of a screen reader’s clicks each for itself, however soon they come', () => {
    report(SEEN);
    send('click');
    expect(sight.isSure(), 'the moment it came into sight').toBe(false);
    vi.advanceTimersByTime(400);
    send('click');
    expect(sight.isSure(), 'seen for 400 ms').toBe(true);
  });

  it('once the whole was seen for a while, and no longer once something lies over it', () => {
    expect(clickAfterResting(), 'before the browser said anything').toBe(false);
    report(SEEN);
    expect(clickAfterResting(), 'seen for 250 ms').toBe(false);
    expect(clickAfterResting(), 'seen for 500 ms').toBe(true);
    report(COVERED);
    expect(sight.isSure(), 'covered between the press and what it does').toBe(false);
    expect(clickAfterResting()).toBe(false);
    report(SEEN);
    expect(clickAfterResting(), 'uncovered right before').toBe(false);
    expect(clickAfterResting()).toBe(true);
    report({ isVisible: true, intersectionRatio: 0.6 });
    vi.advanceTimersByTime(1000);
    expect(clickAfterResting(), 'a part of it is cut off').toBe(false);
  });

  it('only where the mouse was over it before; a finger comes from above', () => {
    report(SEEN);
    vi.advanceTimersByTime(1000);
    send('pointerdown');
    expect(sight.isSure(), 'it came under the pointer').toBe(false);
    send('pointermove');
    send('pointerdown');
    expect(sight.isSure(), 'just now').toBe(false);
    send('pointerdown', 'touch');
    expect(sight.isSure()).toBe(true);
    expect(clickAfterResting()).toBe(true);
    document.documentElement.dispatchEvent(new PointerEvent('pointerleave', { pointerType: 'mouse' }));
    send('pointerdown');
    expect(sight.isSure(), 'it had left').toBe(false);
  });

  it('by keys, and by clicks that a screen reader makes, by what is seen alone', () => {
    report(SEEN);
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    expect(sight.isSure()).toBe(false);
    vi.advanceTimersByTime(400);
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    expect(sight.isSure()).toBe(true);
    report(COVERED);
    report(SEEN);
    vi.advanceTimersByTime(4000);
    send('click', '');
    expect(sight.isSure()).toBe(true);
  });

  it('never in a browser that does not tell', () => {
    sight.stop();
    stubObserver(false);
    sight = watchSight(document);
    vi.advanceTimersByTime(10_000);
    expect(clickAfterResting()).toBe(false);
  });
});
