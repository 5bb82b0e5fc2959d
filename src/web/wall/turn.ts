import { useEffect, useState } from 'preact/hooks';

const TURN_MS = 15_000;

/** Which of `count` charts stands first, and how to go on; turns by itself until it is told to stop. */
export function useTurn(
  count: number,
  shown: number,
): {
  readonly first: number;
  readonly turning: boolean;
  readonly show: (index: number) => void;
  readonly toggle: () => void;
} {
  const [first, setFirst] = useState(0);
  const [turning, setTurning] = useState(true);
  const needed = count > shown;
  useEffect(() => {
    if (!turning || !needed) return undefined;
    const timer = setInterval(() => setFirst((now) => now + shown), TURN_MS);
    return () => clearInterval(timer);
    // A chart that was asked for stays its whole time.
  }, [turning, needed, shown, first]);
  return {
    first: count === 0 ? 0 : first % count,
    turning: turning && needed,
    show: setFirst,
    toggle: () => setTurning(!turning),
  };
}
