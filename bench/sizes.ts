import { damagedText, type Sample } from './text.js';

/** Bytes of UTF-8. */
export const SIZES = {
  '20 kB': 20_000,
  '100 kB': 100_000,
  '1 MB': 1_000_000,
  '10 MB': 10_000_000,
  '50 MB': 50_000_000,
} as const;
export type Size = keyof typeof SIZES;

const made = new Map<Size, Sample>();

/** The made text of a size; made once, the largest two not kept. */
export function sample(size: Size): Sample {
  const known = made.get(size);
  if (known) return known;
  const fresh = damagedText(SIZES[size]);
  if (SIZES[size] <= 1_000_000) made.set(size, fresh);
  return fresh;
}
