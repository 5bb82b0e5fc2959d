import { useEffect, useState } from 'preact/hooks';

/* Names that browsers before Chrome 71 have for the same. */
interface OldDocument extends Document {
  readonly webkitFullscreenElement?: Element | null;
  readonly webkitExitFullscreen?: () => void;
}
interface OldElement extends HTMLElement {
  readonly webkitRequestFullscreen?: () => void;
}

const fullNow = (): boolean =>
  (document.fullscreenElement ?? (document as OldDocument).webkitFullscreenElement ?? null) !==
  null;

/** Whether the wall fills the screen, and how to change that. */
export function useFull(): { readonly full: boolean; readonly toggle: () => void } {
  const [full, setFull] = useState(fullNow);
  useEffect(() => {
    const look = (): void => setFull(fullNow());
    document.addEventListener('fullscreenchange', look);
    document.addEventListener('webkitfullscreenchange', look);
    return () => {
      document.removeEventListener('fullscreenchange', look);
      document.removeEventListener('webkitfullscreenchange', look);
    };
  }, []);
  const toggle = (): void => {
    const root = document.documentElement as OldElement;
    const old = document as OldDocument;
    if (fullNow()) {
      if (document.exitFullscreen) void document.exitFullscreen();
      else if (old.webkitExitFullscreen) old.webkitExitFullscreen();
    } else if (root.requestFullscreen) void root.requestFullscreen().catch(() => undefined);
    else if (root.webkitRequestFullscreen) root.webkitRequestFullscreen();
  };
  return { full, toggle };
}

interface Waking {
  readonly wakeLock?: { request(kind: 'screen'): Promise<{ release(): Promise<void> }> };
}

/** Keeps the screen from going dark while the wall is shown, where the browser can. */
export function useAwake(): void {
  useEffect(() => {
    let lock: { release(): Promise<void> } | null = null;
    const hold = (): void => {
      const { wakeLock } = navigator as Waking;
      if (wakeLock === undefined || document.visibilityState !== 'visible') return;
      wakeLock.request('screen').then(
        (held) => {
          lock = held;
        },
        () => undefined,
      );
    };
    hold();
    document.addEventListener('visibilitychange', hold);
    return () => {
      document.removeEventListener('visibilitychange', hold);
      if (lock !== null) void lock.release();
    };
  }, []);
}
