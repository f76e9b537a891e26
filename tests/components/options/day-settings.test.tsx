// @vitest-environment happy-dom
import { cleanup, fireEvent, render } from '@testing-library/preact';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { DayNoteSetting, DayTopics } from '../../../components/options/DaySettings.tsx';
import { useCatalogue } from '../catalogue.ts';

beforeAll(useCatalogue);
afterEach(cleanup);

it('topics are chosen and left one by one', () => {
  const onChange = vi.fn<(topics: readonly string[]) => void>();
  const { container } = render(<DayTopics followed={['zkml', 'gone']} locale="en-GB" onChange={onChange} />);
  const box = (id: string) => container.querySelector<HTMLInputElement>(`input[value="${id}"]`)!;
  expect(box('zkml').checked).toBe(true);
  fireEvent.click(box('hacks'));
  expect(onChange).toHaveBeenLastCalledWith(['zkml', 'gone', 'hacks']);
  fireEvent.click(box('zkml'));
  expect(onChange).toHaveBeenLastCalledWith(['gone']);
});

it('the notification is off until it is switched on, at eight where nothing else is chosen', () => {
  const onChange = vi.fn<(at: number | null) => void>();
  const quietHours = { from: 1320, to: 420 };
  const setting = (at: number | null, allowed: boolean) => (
    <DayNoteSetting at={at} quietHours={quietHours} allowed={allowed} onChange={onChange} />
  );
  const { container, rerender } = render(setting(null, false));
  const field = () => container.querySelector<HTMLInputElement>('[data-part="day-note-at"]')!;
  expect(field().disabled).toBe(true);
  fireEvent.click(container.querySelector('[role="switch"]')!);
  expect(onChange).toHaveBeenLastCalledWith(480);
  rerender(setting(480, false));
  expect(container.textContent).toContain('does not allow notifications');
  rerender(setting(480, true));
  fireEvent.change(field(), { target: { value: '23:15' } });
  expect(onChange).toHaveBeenLastCalledWith(23 * 60 + 15);
  rerender(setting(23 * 60 + 15, true));
  expect(container.textContent).toContain('quiet hours');
  fireEvent.click(container.querySelector('[role="switch"]')!);
  expect(onChange).toHaveBeenLastCalledWith(null);
});
