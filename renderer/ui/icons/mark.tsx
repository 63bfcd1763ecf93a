/** The sign of the app: a screen with a pulse (assets/icons/icon.svg). */
export function Mark({ size = 24 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <rect x="1.5" y="3" width="21" height="14.5" rx="2.5" fill="var(--accent)" />
      <path d="M8 21h8M12 17.5V21" stroke="var(--accent)" strokeWidth="2" strokeLinecap="round" />
      <path d="M4.5 10.5h3.6l1.7-3.3 3 6.6 2.1-4.8.8 1.5h3.8" fill="none" stroke="var(--on-accent)" strokeWidth="1.6" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}
