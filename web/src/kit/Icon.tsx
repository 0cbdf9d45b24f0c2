const PATHS = {
  alert: 'M12 8v5m0 3.5v.01M10.3 4.2 2.9 17.5A2 2 0 0 0 4.6 20.5h14.8a2 2 0 0 0 1.7-3L13.7 4.2a2 2 0 0 0-3.4 0Z',
  back: 'm14 6-6 6 6 6',
  bars: 'M5 20V10m7 10V4m7 16v-7',
  bell: 'M6 16V11a6 6 0 0 1 12 0v5l1.5 2h-15L6 16Zm4 4a2 2 0 0 0 4 0',
  calendar: 'M5 6h14v14H5zM5 10h14M9 3.5V7m6-3.5V7',
  check: 'm5 12.5 4.5 4.5L19 7.5',
  clip: 'm19 11-7.5 7.5a4.5 4.5 0 0 1-6.4-6.4L13 4.2a3 3 0 0 1 4.3 4.3l-7.6 7.6a1.5 1.5 0 0 1-2.1-2.1L14.5 7',
  clock: 'M12 7v5l3.5 2M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0Z',
  close: 'M6 6l12 12M18 6 6 18',
  down: 'm6 9.5 6 6 6-6',
  download: 'M12 4v11m-4.5-4 4.5 4.5 4.5-4.5M5 20h14',
  edit: 'm5 19 .8-4L16.5 4.3a1.8 1.8 0 0 1 2.6 0l.6.6a1.8 1.8 0 0 1 0 2.6L9 18.2 5 19Z',
  file: 'M6 3.5h8L18.5 8v12.5h-12.5zM14 3.5V8h4.5',
  flag: 'M6 21V4m0 1c4-2 7 2 12 0v9c-5 2-8-2-12 0',
  forward: 'm10 6 6 6-6 6',
  gear: 'M12 15.2a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4ZM19 12l2-1.2-2-3.6-2.2.9-1.7-1L14.700 4.500h-5.400L8.900 7.100l-1.700 1-2.200-.9-2 3.600L5 12l-2 1.200 2 3.600 2.200-.9 1.700 1 .4 2.600h5.400l.4-2.600 1.700-1 2.200.9 2-3.600z',
  inbox: 'M4 13.500 6.500 5h11L20 13.500V19H4v-5.500Zm0 0h4.500a3.500 3.500 0 0 0 7 0H20',
  link: 'M10 14a4 4 0 0 0 5.700 0l3-3A4 4 0 0 0 13 5.300l-1 1m2 3.700a4 4 0 0 0-5.700 0l-3 3A4 4 0 0 0 11 18.700l1-1',
  list: 'M8 6.500h12M8 12h12M8 17.500h12M4 6.500h.01M4 12h.01M4 17.500h.01',
  mail: 'M4 6h16v12.500H4zM4 7l8 6.500L20 7',
  map: 'm3.500 6.500 5.500-2 6 2 5.500-2v13l-5.500 2-6-2-5.500 2v-13ZM9 4.500v13m6-11v13',
  note: 'M5 4.500h14v10L14.500 19.500H5zM14.500 19.500v-5H19M8.500 9h7m-7 3.500h4',
  people:
    'M9 11.500a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7Zm-6 8c0-3.300 2.500-5.500 6-5.500s6 2.200 6 5.500M16 5a3.300 3.300 0 0 1 0 6.200m1.500 3c2.100.700 3.500 2.600 3.500 5.300',
  person: 'M12 11.500a4 4 0 1 0 0-8 4 4 0 0 0 0 8Zm-7.500 9c0-4 3-6.500 7.500-6.500s7.500 2.500 7.500 6.500',
  phone:
    'M6 3.500h3l1.500 5-2.200 1.600a12 12 0 0 0 5.600 5.600l1.600-2.200 5 1.500v3c0 1-.8 2-2 2A16 16 0 0 1 4 5.500c0-1.200 1-2 2-2Z',
  plus: 'M12 5v14M5 12h14',
  search: 'm20 20-4.500-4.500M17.500 11a6.500 6.500 0 1 1-13 0 6.500 6.500 0 0 1 13 0Z',
  send: 'm4 12 16-7.500L14.500 20l-3-6.500L4 12Zm7.500 1.500L20 4.500',
  shield: 'M12 3.500 19 6v5.500c0 4.500-3 7.700-7 9-4-1.300-7-4.500-7-9V6l7-2.500Z',
  sort: 'm8 9 4-4.500L16 9m-8 6 4 4.500 4-4.500',
  sun: 'M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8Zm0-13v2m0 14v2M3 12h2m14 0h2M5.600 5.600 7 7m10 10 1.400 1.400M5.600 18.400 7 17M17 7l1.400-1.400',
} as const;

export type IconName = keyof typeof PATHS;
const MIRRORED: readonly IconName[] = ['back', 'forward', 'send', 'note', 'list'];

/** Decorative: the button needs an accessible name. */
export function Icon({ name, size = 20 }: { name: IconName; size?: number }) {
  return (
    <svg
      className={MIRRORED.includes(name) ? 'icon icon-flips' : 'icon'}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
