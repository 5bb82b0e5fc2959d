import type { JSX } from 'preact';

/* Line drawings on a grid of 24. The three words of the house have rings: a need is an open one, a
   resource a whole one, a pairing two linked ones. */
const drawings = {
  need: 'M17.7 7.2a8 8 0 1 0 0 9.6',
  resource: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zm0 5.2a2.8 2.8 0 1 1 0 5.6 2.8 2.8 0 0 1 0-5.6z',
  pairing: 'M9 6.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11zm3.6 1.3a5.5 5.5 0 1 1 0 8.4',
  bell: 'M12 3.5a5.5 5.5 0 0 0-5.5 5.5c0 5-2 6.5-2 7.5h15c0-1-2-2.5-2-7.5A5.5 5.5 0 0 0 12 3.5zM10 19.5h4',
  home: 'M3.5 11.5 12 4l8.5 7.5M6 9.8V20h12V9.8M10 20v-5h4v5',
  villages: 'M3 20h18M5 20v-8l4.5-4 4.5 4v8M14 13h5v7M8.5 20v-4h2v4',
  add: 'M12 5v14M5 12h14',
  mine: 'M6 4h12v16H6zM9 9h6M9 13h6M9 17h3',
  more: 'M4 7h10M18 7h2M4 17h2M10 17h10M14 4.5v5M8 14.5v5',
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.5 15.5 20 20',
  back: 'M14.5 5 8 12l6.5 7',
  on: 'M9.5 5l6.5 7-6.5 7',
  check: 'M5 12.5l4.5 4.5L19 7',
  clock: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM12 8v4.5l3 2',
  warn: 'M12 4 2.8 20h18.4zM12 10v4.5M12 17v.5',
  off: 'M6 6l12 12M18 6 6 18',
  print: 'M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z',
  share: 'M12 15V4M8 7.5 12 4l4 3.5M5 12v8h14v-8',
  edit: 'M4 20l1-4.5L16 4.5l3.5 3.5L8.5 19z',
  wait: 'M5 8.5h14v9H5zM5 9l7 5 7-5',
  person: 'M12 4.5a3.7 3.7 0 1 0 0 7.4 3.7 3.7 0 0 0 0-7.4zM5 20c.6-4 3.4-6 7-6s6.4 2 7 6',
  sprout: 'M12 20v-8M12 12c0-4-3-6-8-6 0 5 3 7 8 6zM12 14c0-3 2.5-5 7-5 0 4-2.5 6-7 5z',
  field: 'M3 19c3-5 6-8 18-9M3 15c3-3.5 7-6 18-7M9 20c2-3 6-5.5 12-6.5M3 11c4-3 9-5 18-6',
  house: 'M4 20V11l8-6 8 6v9zM10 20v-5h4v5',
  star: 'M12 4l2.4 5.2 5.6.7-4.1 3.9 1 5.7-4.9-2.8-4.9 2.8 1-5.7L4 9.9l5.6-.7z',
  coin: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM8.5 8l3.5 4 3.5-4M9 12.5h6M9 15h6M12 12v5',
  leaf: 'M5 19C5 9 11 5 20 5c0 9-4 14-12 14M5 19c2-5 5-8 9-9.5',
  order: 'M7 4h10v16l-2.5-1.5L12 20l-2.5-1.5L7 20zM10 8.5h4M10 12h4',
  phone:
    'M6.5 4h3l1.5 4-2 1.5a11 11 0 0 0 5.5 5.5l1.5-2 4 1.5v3c0 1-.8 1.7-1.800 1.600C11 18.5 5.5 13 4.900 5.800 4.800 4.800 5.5 4 6.5 4z',
  photo: 'M4 7.5h4L9.5 5h5L16 7.5h4V19H4zM12 9.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7z',
  hands: 'M3 13l4-4 5 1.5L17 9l4 4M7 13.5l4 4c1 1 2 1 3 0l4-4',
};

/** The name of a drawing. */
export type IconName = keyof typeof drawings;

/** A drawing beside a word, never instead of one: it is hidden from screen readers. */
export function Icon({ name }: { name: IconName }): JSX.Element {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={drawings[name]} />
    </svg>
  );
}

const chainIcons: Readonly<Record<string, IconName>> = {
  FUSION: 'leaf',
  FARMING: 'field',
  TOURISM: 'house',
  HERITAGE: 'star',
  TALENT: 'person',
  COWEALTH: 'coin',
  COMMUNITY: 'hands',
};

/** A chain's drawing; a chain we do not know has the linked rings. */
export const chainIcon = (code: string): IconName => chainIcons[code] ?? 'pairing';
