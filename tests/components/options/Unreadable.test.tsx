// @vitest-environment happy-dom
import { render } from '@testing-library/preact';
import { beforeAll, expect, it } from 'vitest';
import { Unreadable } from '../../../components/options/Unreadable.tsx';
import { useCatalogue } from '../catalogue.ts';

beforeAll(useCatalogue);

const nothing = (): void => undefined;

it('promises nothing of a backup, and deletes nothing, before it is known whether there is one', () => {
  const page = (backups: [] | null, isUnknown = false) => (
    <Unreadable
      backups={backups}
      isUnknown={isUnknown}
      reason="broken"
      isWorking={false}
      failure={null}
      locale="en-US"
      titleRef={null}
      onAgain={nothing}
      onSave={nothing}
      onBeginAnew={nothing}
    />
  );
  const { container, rerender } = render(page(null));
  const button = container.querySelector<HTMLButtonElement>('[data-part="unreadable-anew"]');
  expect(button?.disabled).toBe(true);
  expect(container.textContent).not.toContain('comes back');
  rerender(page(null, true));
  expect(button?.disabled, 'who cannot look at them is not shut in').toBe(false);
  expect(container.textContent).toContain('so what you saved may be lost then');
  rerender(page([]));
  expect(button?.disabled).toBe(false);
  expect(container.textContent).toContain('There is no backup, so');
});
