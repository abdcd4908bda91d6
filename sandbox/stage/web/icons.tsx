const paths = {
  scan: "M4 8V5a1 1 0 0 1 1-1h3M16 4h3a1 1 0 0 1 1 1v3M20 16v3a1 1 0 0 1-1 1h-3M8 20H5a1 1 0 0 1-1-1v-3M4 12h16",
  chat: "M4 6.5A2.5 2.5 0 0 1 6.5 4h11A2.5 2.5 0 0 1 20 6.5v7a2.5 2.5 0 0 1-2.5 2.5H11l-4.5 4v-4A2.5 2.5 0 0 1 4 13.5z",
  mini: "M8 8.5a3 3 0 1 1 4 2.8v1.4a3 3 0 1 0 4 2.8",
  back: "M15 5l-7 7 7 7",
  close: "M6 6l12 12M18 6L6 18",
  keyboard:
    "M3 7.5A1.5 1.5 0 0 1 4.5 6h15A1.5 1.5 0 0 1 21 7.5v9a1.5 1.5 0 0 1-1.5 1.5h-15A1.5 1.5 0 0 1 3 16.5zM7 10h.01M12 10h.01M17 10h.01M8 14h8",
  menu: "M5 7h14M5 12h14M5 17h14",
  send: "M5 12l14-7-5 15-3-6z",
  out: "M9 5H5v14h14v-4M13 5h6v6M19 5l-8 8",
  desk: "M4 5h16v11H4zM9 20h6M12 16v4",
  bell: "M6 16V11a6 6 0 1 1 12 0v5l1.5 2h-15zM10 20.5a2 2 0 0 0 4 0",
  reload: "M19 12a7 7 0 1 1-2.2-5.1M19 4v4h-4",
  image: "M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15.5 9.5h.01",
  pin: "M12 21s-6-5.5-6-10a6 6 0 1 1 12 0c0 4.500-6 10-6 10zM12 12.500a2 2 0 1 0 0-4 2 2 0 0 0 0 4z",
} as const;

export type IconName = keyof typeof paths;

/** One line family, 1.5 px stroke; always beside or behind a name, so hidden from readers. */
export function Icon({ name, size = 22 }: { name: IconName; size?: number }) {
  return (
    <svg className="icon" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}

const tints = ["#17324D", "#7E5C1E", "#2A5C8D", "#5B6674", "#3A2E4D", "#1F6A5A", "#8A4B3A"];

/** Initials on a tinted circle; the same person always has the same tint. */
export function Avatar({ name, size = 44 }: { name: string; size?: number }) {
  const code = [...name].reduce((sum, char) => sum + (char.codePointAt(0) ?? 0), 0);
  return (
    <span
      className="avatar"
      aria-hidden="true"
      style={{
        width: size,
        height: size,
        fontSize: size * 0.42,
        background: tints[code % tints.length],
      }}
    >
      {[...name].slice(0, 1).join("")}
    </span>
  );
}

export function AccountMark({ size = 44 }: { size?: number }) {
  return (
    <span className="avatar account" aria-hidden="true" style={{ width: size, height: size }}>
      <svg viewBox="0 0 32 32" width={size * 0.62} height={size * 0.62} aria-hidden="true">
        <path
          d="M6 21c5-12 15-12 20 0"
          fill="none"
          stroke="#D9BC82"
          strokeWidth="2.2"
          strokeLinecap="round"
        />
        <circle cx="16" cy="22" r="1.8" fill="#D9BC82" />
      </svg>
    </span>
  );
}
