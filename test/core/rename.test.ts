import { describe, expect, test } from 'vitest';
import { renamedForm } from '../../src/core/rename.js';

describe('what another form of a name becomes', () => {
  test.each([
    // The form itself, and the same set apart to fill a line.
    ['郁怀瑾', '郁怀瑾', '郁怀谨', '郁怀谨'],
    ['刘 才', '刘才', '刘材', '刘 材'],
    ['刘　才', '刘才', '刘成才', '刘成才'],
    // The given name of a full one, and the other way round.
    ['若兰', '欧阳若兰', '欧阳若岚', '若岚'],
    ['欧阳若兰', '若兰', '若岚', '欧阳若岚'],
    ['欧阳', '欧阳若兰', '司徒若兰', '司徒'],
    ['怀瑾', '郁怀瑾', '郁怀谨', '怀谨'],
    // Transliterated and Latin names, part by part.
    ['彼得罗夫', '伊万·彼得罗夫', '伊万·彼得洛夫', '彼得洛夫'],
    ['伊万•彼得罗夫', '伊万·彼得罗夫', '伊万·彼得洛夫', '伊万•彼得洛夫'],
    ['伊万·彼得罗夫', '彼得罗夫', '彼得洛夫', '伊万·彼得洛夫'],
    ['Harbour', 'John Harbour', 'John Harper', 'Harper'],
    ['John Harbour', 'Harbour', 'Harper', 'John Harper'],
    ['Ann-Marie Vale', 'Marie', 'Maria', 'Ann-Maria Vale'],
  ])('%s, when %s is renamed to %s: %s', (form, from, to, wanted) => {
    expect(renamedForm(form, from, to)).toBe(wanted);
  });

  test.each([
    ['阿瑾', '郁怀瑾', '郁怀谨'],
    // Which part of a longer name would the given name be?
    ['若兰', '欧阳若兰', '若兰'],
    ['彼得罗夫', '伊万·彼得罗夫', '伊万·安·彼得洛夫'],
    ['季远帆', '郁怀瑾', '郁怀谨'],
    ['Harbour', 'John Harbour', 'Johnny'],
    ['Harbourside', 'Harbour', 'Harper'],
    ['Yu Huaijin', '郁怀瑾', '郁怀谨'],
    ['John R Harbour', 'John Harbour', 'John Harper'],
  ])('%s stays when %s is renamed to %s', (form, from, to) => {
    expect(renamedForm(form, from, to)).toBeUndefined();
  });
});
