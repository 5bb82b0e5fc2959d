import type { JSX } from 'preact';

/** The house's mark: a whole ring and an open one, linked. */
export function Mark(): JSX.Element {
  return (
    <svg class="mark" viewBox="0 0 40 28" aria-hidden="true" focusable="false">
      <circle cx="14" cy="14" r="9.5" />
      <path class="open" d="M21.2 6.6a9.5 9.5 0 1 1-3.6 11.8" />
    </svg>
  );
}

const FURROWS = 9;

/** Fields under a low sun, drawn in furrows: the ground that the first pages stand on. */
export function Landscape(): JSX.Element {
  return (
    <svg
      class="landscape"
      viewBox="0 0 600 260"
      preserveAspectRatio="xMidYMax slice"
      aria-hidden="true"
      focusable="false"
    >
      <circle class="sun" cx="396" cy="96" r="34" />
      <path class="hill-1" d="M0 150C110 92 210 96 330 132s190 30 270-12v140H0z" />
      <path class="hill-2" d="M0 196c120-52 250-58 372-22s170 24 228 4v82H0z" />
      <g class="furrows">
        {Array.from({ length: FURROWS }, (_, index) => (
          <path
            key={index}
            d={`M${index * 84 - 70} 270C${index * 62 + 10} 226 ${index * 40 + 120} 200 ${index * 27 + 196} 170`}
          />
        ))}
      </g>
    </svg>
  );
}
