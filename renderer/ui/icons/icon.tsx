import { type ReactNode } from 'react';

/** The pictures of the window, 16 × 16, drawn with lines so that they follow the text colour and forced colours. */
const PATHS = {
  pulse: <path d="M1.5 8.5h3l2-5 3 9 2-4h3" />,
  plus: <path d="M8 2.5v11M2.5 8h11" />,
  gear: (
    <>
      <circle cx="8" cy="8" r="2.2" />
      <path d="M8 1.5v2M8 12.5v2M1.5 8h2M12.5 8h2M3.4 3.4l1.4 1.4M11.2 11.2l1.4 1.4M3.4 12.6l1.4-1.4M11.2 4.8l1.4-1.4" />
    </>
  ),
  help: (
    <>
      <circle cx="8" cy="8" r="6.5" />
      <path d="M6.1 6.2a1.9 1.9 0 1 1 2.9 1.6c-.7.4-1 .8-1 1.5M8 11.4v.1" />
    </>
  ),
  flask: <path d="M6 1.5v4.2L2.6 12a1.7 1.7 0 0 0 1.5 2.5h7.8a1.7 1.7 0 0 0 1.5-2.5L10 5.7V1.5M5 1.5h6M4.6 9.5h6.8" />,
  phone: <path d="M3 2.5h2.6l1.3 3.2L5.3 7a8 8 0 0 0 3.7 3.7l1.3-1.6 3.2 1.3V13c0 .6-.4 1-1 1C6.7 14 2 9.3 2 3.5c0-.6.4-1 1-1z" />,
  person: (
    <>
      <circle cx="8" cy="5.2" r="2.9" />
      <path d="M2.5 14c.5-3 2.7-4.5 5.5-4.5s5 1.500 5.5 4.5" />
    </>
  ),
  paste: (
    <>
      <path d="M5.5 3h-1a1 1 0 0 0-1 1v9a1 1 0 0 0 1 1h7a1 1 0 0 0 1-1V4a1 1 0 0 0-1-1h-1" />
      <rect x="5.5" y="1.8" width="5" height="2.7" rx="0.8" />
    </>
  ),
  wrench: <path d="M10.2 2.2a3.6 3.6 0 0 0-3.400 4.9L2.300 11.6a1.500 1.500 0 0 0 2.100 2.100l4.500-4.500a3.600 3.600 0 0 0 4.700-4.500L11.500 6.800 9.300 6.500 9 4.300z" />,
  page: <path d="M4 1.500h5.500L12.500 4.500v10H3.500V2zM9.500 1.500v3h3M5.500 8h5M5.500 10.500h5" />,
  pause: <path d="M5 3v10M11 3v10" />,
  trash: <path d="M2.500 4h11M6 4V2.500h4V4M4 4l.7 9.500h6.600L12 4M6.700 6.500v4.500M9.300 6.500v4.500" />,
  book: <path d="M3 3.2A1.700 1.700 0 0 1 4.700 1.500H13v10.800H4.700A1.700 1.700 0 0 0 3 14M3 3.200V14h10v-1.700M6 4.800h4.200M6 7.400h4.200" />,
  minus: <path d="M3 8h10" />,
  back: <path d="M7 3 2.5 8 7 13M3 8h11" />,
  chevron: <path d="m6 3.5 4.5 4.5L6 12.5" />,
  play: <path d="M4.5 2.8v10.4L13 8z" />,
  refresh: <path d="M13.5 8A5.5 5.5 0 1 1 11.6 3.8M13.5 2v3.5H10" />,
  stop: <rect x="3.5" y="3.5" width="9" height="9" rx="1" />,
  search: (
    <>
      <circle cx="7" cy="7" r="4.5" />
      <path d="m10.4 10.4 3.6 3.6" />
    </>
  ),
  copy: (
    <>
      <rect x="5.5" y="5.5" width="8" height="8" rx="1.5" />
      <path d="M10.5 5.5v-2a1 1 0 0 0-1-1h-6a1 1 0 0 0-1 1v6a1 1 0 0 0 1 1h2" />
    </>
  ),
  close: <path d="m3.5 3.5 9 9M12.5 3.5l-9 9" />,
  shield: <path d="M8 1.5 13.5 3.5V8c0 3.2-2.2 5.4-5.5 6.5C4.7 13.4 2.5 11.2 2.5 8V3.5z" />,
  link: <path d="M9.5 2.5h4v4M13.5 2.5 7.5 8.5M12 9.5v3a1 1 0 0 1-1 1H3.5a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1h3" />,
  arrow: <path d="M2.5 8h11M9 3.5 13.5 8 9 12.5" />,
  bytes: <path d="M3 4.5h.1M8 4.5h5M3 8h5M13 8h-.1M3 11.5h.1M8 11.5h5" />,
  info: (
    <>
      <circle cx="8" cy="8" r="6.5" />
      <path d="M8 7.2v4M8 4.7v.1" />
    </>
  ),
  radar: (
    <>
      <path d="M8 8 12.6 3.4M13.7 5a6.5 6.5 0 1 1-3-3" />
      <path d="M10.8 6.7a3.1 3.1 0 1 1-1.5-1.5M8 8v.1" />
    </>
  ),
  waiting: <circle cx="8" cy="8" r="5.5" />,
  running: <path d="M8 2.5a5.5 5.5 0 1 1-5.5 5.5" />,
  pass: (
    <>
      <circle cx="8" cy="8" r="6.5" />
      <path d="m5 8.3 2.1 2.1L11 6.2" />
    </>
  ),
  warn: (
    <>
      <path d="M8 2 14.5 13.5h-13z" />
      <path d="M8 6.5v3.2M8 11.6v.1" />
    </>
  ),
  fail: (
    <>
      <circle cx="8" cy="8" r="6.5" />
      <path d="m5.7 5.7 4.6 4.6M10.3 5.7l-4.6 4.6" />
    </>
  ),
  blocked: (
    <>
      <circle cx="8" cy="8" r="6.5" />
      <path d="M4.8 8h6.4" />
    </>
  ),
  skipped: <path d="M4 8h8" />,
  unknown: (
    <>
      <circle cx="8" cy="8" r="6.5" strokeDasharray="2.2 1.9" />
      <path d="M6.3 6.3a1.7 1.7 0 1 1 2.6 1.5c-.7.4-.9.7-.9 1.2M8 11v.1" />
    </>
  ),
  timedOut: (
    <>
      <circle cx="8" cy="8" r="6.5" />
      <path d="M8 4.5V8l2.5 1.5" />
    </>
  ),
} as const satisfies Record<string, ReactNode>;

export type IconName = keyof typeof PATHS;

/** A picture without a word of its own: the word stands beside it. */
export function Icon({ name, size = 16, className }: { name: IconName; size?: number; className?: string | undefined }) {
  return (
    <svg className={className} width={size} height={size} viewBox="0 0 16 16" fill="none" stroke="currentColor" strokeWidth="1.4" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true" focusable="false">
      {PATHS[name]}
    </svg>
  );
}
