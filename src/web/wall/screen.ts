import { useEffect, useState } from 'preact/hooks';

/** How a wall fits the screen it hangs on. */
export interface Screen {
  /** Read from afar: one page without scrolling, charts in turn. Else all charts below each other. */
  readonly wide: boolean;
  /** How many charts stand beside each other. */
  readonly slots: number;
  /** Size of a chart and of its letters, in pixels; in steps, so that like screens share pictures. */
  readonly width: number;
  readonly height: number;
  readonly letters: number;
}

/** From here on a screen is read from afar. */
const WIDE = 1_100;
const HIGH = 600;
const STEP = 10;
/** Shares of a wide screen, as in wall.css: what is left for a chart. */
const CHART_HEIGHT = 0.515;
const SIDES = 0.055;
const LETTERS = 1 / 45;
/** A screen this many times as wide as high has room for three charts. */
const PANORAMA = 2.4;

const stepped = (size: number): number => Math.max(STEP, Math.floor(size / STEP) * STEP);

/** What fits a window of this size. Pure, so that it can be read off for any screen. */
export function screenOf(width: number, height: number): Screen {
  if (width < WIDE || height < HIGH) {
    const own = Math.min(width, 760) - 40;
    return {
      wide: false,
      slots: 6,
      width: stepped(own),
      height: stepped(own * 0.9 + 80),
      letters: 16,
    };
  }
  const slots = width / height >= PANORAMA ? 3 : 2;
  return {
    wide: true,
    slots,
    width: stepped((width - height * SIDES * (slots + 1)) / slots),
    height: stepped(height * CHART_HEIGHT),
    letters: Math.round(height * LETTERS),
  };
}

/** A4 across, in the pixels of a printer's page. */
export const paper: Screen = { wide: false, slots: 6, width: 960, height: 520, letters: 18 };

/** The screen we are on, also after it was turned. */
export function useScreen(): Screen {
  const [screen, setScreen] = useState(() => screenOf(window.innerWidth, window.innerHeight));
  useEffect(() => {
    const measure = (): void => setScreen(screenOf(window.innerWidth, window.innerHeight));
    window.addEventListener('resize', measure);
    return () => window.removeEventListener('resize', measure);
  }, []);
  return screen;
}
