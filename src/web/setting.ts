import { keep, recall } from './keep.ts';
import { createStore } from './store.ts';

/** How this person wants to read. */
export interface Setting {
  readonly lang: 'zh' | 'en';
  readonly large: boolean;
}

const prefersEnglish = (): boolean =>
  !/^zh/i.test(navigator.language) && /^en/i.test(navigator.language);

export const setting = createStore<Setting>(
  recall<Setting>('setting') ?? { lang: prefersEnglish() ? 'en' : 'zh', large: false },
);

/** Changes a setting, keeps it and shows it. */
export function change(part: Partial<Setting>): void {
  setting.set({ ...setting.get(), ...part });
  keep('setting', setting.get());
  applySetting();
}

/** Fewer letters than this fit beside each other: then nothing may stick to the screen's edges. */
const NARROW_REM = 16;

/** Puts the settings on the page. */
export function applySetting(): void {
  const { lang, large } = setting.get();
  const root = document.documentElement;
  root.lang = lang === 'zh' ? 'zh-CN' : 'en';
  root.classList.toggle('large', large);
  const rem = parseFloat(getComputedStyle(root).fontSize);
  root.classList.toggle('narrow', window.innerWidth / rem < NARROW_REM);
}

window.addEventListener('resize', applySetting);
