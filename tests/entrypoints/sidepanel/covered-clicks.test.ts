// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { refuseCoveredClicks } from '../../../entrypoints/sidepanel/covered-clicks.ts';

type Report = { isVisible?: boolean; isIntersecting: boolean };

/** The browser's word on what is seen of the document. */
let report: (entry: Report) => void;
let pressed: string[];
let refused: number;
let stop: () => void;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      constructor(callback: (entries: Report[]) => void) {
        report = (entry) => callback([entry]);
      }
      observe(): void {}
      disconnect(): void {
        report = () => undefined;
      }
    },
  );
  pressed = [];
  refused = 0;
  document.body.innerHTML = '<button>save</button>';
  document.querySelector('button')?.addEventListener('click', () => pressed.push('save'));
  stop = refuseCoveredClicks(document, () => refused++);
});
afterEach(() => {
  stop();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

function press(pointerType = 'mouse'): void {
  document
    .querySelector('button')
    ?.dispatchEvent(new PointerEvent('click', { bubbles: true, cancelable: true, pointerType }));
}

it('takes clicks until something lies over it, and again half a second after that is gone', () => {
  press();
  report({ isVisible: true, isIntersecting: true });
  press();
  expect(pressed).toHaveLength(2);
  report({ isVisible: false, isIntersecting: true });
  press();
  expect(pressed).toHaveLength(2);
  expect(refused).toBe(1);
  report({ isVisible: true, isIntersecting: true });
  vi.advanceTimersByTime(400);
  press();
  expect(pressed).toHaveLength(2);
  vi.advanceTimersByTime(200);
  press();
  expect(pressed).toHaveLength(3);
  expect(refused).toBe(2);
});

it('keys are taken all the time: nobody but the reader presses them', () => {
  report({ isVisible: false, isIntersecting: true });
  press('');
  expect(pressed).toEqual(['save']);
});

it('refuses nothing in a browser that cannot tell, nor once it is stopped', () => {
  report({ isIntersecting: true });
  press();
  expect(pressed).toHaveLength(1);
  report({ isVisible: false, isIntersecting: true });
  stop();
  press();
  expect(pressed).toHaveLength(2);
});
