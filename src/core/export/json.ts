import type { Facts } from '../extract/facts.js';
import type { Range } from '../range.js';

/** People, figures and pictures of an article as the public contract has them. */
export function factsJson({ people, figures, images }: Facts): object {
  return {
    people: people.map(({ name, aliases, roles, mentions }) => ({
      name,
      aliases,
      roles,
      mentions: mentions.map(range),
    })),
    figures: figures.map((f) => ({
      text: f.text,
      ...range(f),
      kind: f.kind,
      value: f.value,
      unit: f.unit,
      approx: f.approx,
      label: f.label,
    })),
    images: images.map((i) => ({ marker: i.marker, caption: i.caption, credit: i.credit, ...range(i) })),
  };
}

const range = ({ start, end }: Range) => ({ start, end });
