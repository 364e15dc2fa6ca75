import * as vscode from 'vscode';
import { plainValue } from '../core/export/value.js';
import type { Figure, FigureKind } from '../core/extract/facts.js';

/** What a kind of figure is called in the interface. */
export function kindName(kind: FigureKind): string {
  const { t } = vscode.l10n;
  const names: Record<FigureKind, string> = {
    count: t('count'),
    percent: t('percentage'),
    money: t('money'),
    date: t('date'),
    time: t('time of day'),
    duration: t('duration'),
    length: t('length'),
    area: t('area'),
    weight: t('weight'),
    volume: t('volume'),
    temperature: t('temperature'),
    speed: t('speed'),
    age: t('age'),
    ratio: t('ratio'),
    other: t('number'),
  };
  return names[kind];
}

/** A figure's value with its unit, as plain as can be; empty where it has none. */
export function valueInWords(figure: Figure): string {
  const plain = plainValue(figure);
  if (!plain) return '';
  const measured = figure.unit ? `${plain} ${figure.unit}` : plain;
  return figure.approx ? vscode.l10n.t('about {0}', measured) : measured;
}
