import type { Figure } from '../extract/facts.js';

/** A figure's value as programs read it: a range with a dash, dates and times as ISO 8601 has them. */
export const valueText = ({ value }: Figure): string =>
  value === null ? '' : typeof value === 'object' ? `${value[0]}–${value[1]}` : String(value);

/** The same as people read it: `2020-02-14 15:00`. Nothing for a day without its year, of which the text says as much. */
export function plainValue(figure: Figure): string {
  const { value } = figure;
  if (typeof value !== 'string') return valueText(figure);
  if (value.startsWith('--')) return '';
  const [day, clock] = value.split('T');
  return clock === undefined ? value : `${day} ${clock.includes(':') ? clock : `${clock}:00`}`.trim();
}
