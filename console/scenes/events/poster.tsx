import type { ReactNode } from "react";
import type { EventInput } from "./event.types";
import styles from "./poster.module.css";

type Kind = EventInput["poster"];

/** Drawn patterns in the bank's own colours; no picture from elsewhere. */
export function Poster({ kind, isFaded = false }: { kind: Kind; isFaded?: boolean }) {
  return (
    <svg
      className={styles.poster}
      data-faded={isFaded || undefined}
      viewBox="0 0 320 132"
      preserveAspectRatio="xMidYMid slice"
      aria-hidden
    >
      <rect width="320" height="132" fill={grounds[kind]} />
      {drawings[kind]}
    </svg>
  );
}

const grounds: Readonly<Record<Kind, string>> = {
  golf: "#1f4438",
  wine: "#43202f",
  music: "#17324d",
  forum: "#24303d",
  family: "#5a4320",
  health: "#1d4a4f",
};

const gold = "#d9bc82";
const line = { fill: "none", stroke: gold, strokeWidth: 1.25 } as const;

const drawings: Readonly<Record<Kind, ReactNode>> = {
  golf: (
    <>
      <path d="M0 98c60-34 120-30 180-8s100 16 140-6v48H0Z" fill="#2c5f4c" />
      <path d="M0 112c70-22 150-14 210-2s80 6 110-4v26H0Z" fill="#387559" />
      <path d="M232 98V36l34 12-34 12" {...line} fill="#d9bc82" fillOpacity="0.9" />
      <ellipse cx="232" cy="100" rx="12" ry="3" fill="#14302a" />
      <circle cx="120" cy="106" r="4" fill="#fff" />
    </>
  ),
  wine: (
    <>
      <circle cx="236" cy="62" r="84" {...line} strokeOpacity="0.35" />
      <circle cx="236" cy="62" r="60" {...line} strokeOpacity="0.55" />
      <path d="M210 26h52c2 34-6 52-26 52s-28-18-26-52ZM236 78v32M216 110h40" {...line} />
      <path d="M213 48h46c0 18-8 28-23 28s-22-10-23-28Z" fill="#8d3a52" />
    </>
  ),
  music: (
    <>
      {[34, 48, 62, 76, 90].map((y) => (
        <path key={y} d={`M0 ${y}c70-22 120 22 190 0s90-14 130-4`} {...line} strokeOpacity="0.5" />
      ))}
      <circle cx="216" cy="74" r="8" fill={gold} />
      <path d="M224 74V30l34 8v40" {...line} strokeWidth={2} />
      <circle cx="250" cy="78" r="8" fill={gold} />
    </>
  ),
  forum: (
    <>
      {[40, 66, 52, 88, 74, 104].map((height, index) => (
        <rect
          key={height}
          x={150 + index * 26}
          y={120 - height}
          width="14"
          height={height}
          fill={gold}
          fillOpacity={0.25 + index * 0.12}
        />
      ))}
      <path d="M20 104 92 78l40 14 62-46 52 20 58-42" {...line} strokeWidth={2} />
    </>
  ),
  family: (
    <>
      <circle cx="206" cy="60" r="18" {...line} />
      <circle cx="252" cy="60" r="18" {...line} />
      <circle cx="229" cy="82" r="12" fill={gold} fillOpacity="0.85" />
      <path
        d="M150 122c10-26 30-40 56-40M308 122c-10-26-30-40-56-40M0 122h320"
        {...line}
        strokeOpacity="0.6"
      />
      <path d="M24 40c16-14 32-14 48 0M40 62c10-8 22-8 32 0" {...line} strokeOpacity="0.5" />
    </>
  ),
  health: (
    <>
      <path d="M0 74h110l14-34 22 68 20-48 10 14h144" {...line} strokeWidth={2} />
      <circle cx="252" cy="58" r="40" {...line} strokeOpacity="0.45" />
      <path d="M252 40v36M234 58h36" {...line} strokeWidth={2} />
    </>
  ),
};
