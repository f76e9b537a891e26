import { i18n } from '#i18n';
import { CHANGE_WINDOWS, type ChangeWindow } from '../../lib/domain/ticker-choices.ts';
import { windowShort, windowSpoken } from './window-words.ts';

interface WindowSwitchProps {
  readonly window: ChangeWindow;
  readonly onWindow: (window: ChangeWindow) => void;
}

/** Over which time changes are told. Radio buttons underneath: one stop for Tab, arrows choose. */
export function WindowSwitch({ window, onWindow }: WindowSwitchProps) {
  return (
    <fieldset class="window-switch" data-part="window">
      <legend class="visually-hidden">{i18n.t('view.window')}</legend>
      {CHANGE_WINDOWS.map((one) => (
        <label key={one}>
          <input
            type="radio"
            name="ticker-window"
            class="visually-hidden"
            value={one}
            aria-label={windowSpoken(one)}
            checked={one === window}
            onChange={() => onWindow(one)}
          />
          <span>{windowShort(one)}</span>
        </label>
      ))}
    </fieldset>
  );
}
