/** A number as the text writes it. */
export interface NumberToken {
  readonly start: number;
  readonly end: number;
  /** Null where the number is only hinted at: 数十, 几百. */
  readonly value: number | null;
  /** 三四十: the upper number, `value` being the lower. */
  readonly high: number | undefined;
  /** 多, 余, 来, 几 inside. */
  readonly approx: boolean;
  readonly script: 'arabic' | 'chinese';
  /** Arabic digits before any 万 or 亿, or Chinese digits written one by one (二〇二〇); 0 where it is 三百五十. */
  readonly digits: number;
  readonly decimal: boolean;
  /** Ends in 百, 千, 万, 亿 … */
  readonly multiplied: boolean;
  /** 百, 千, 万, 亿 with no digit before. */
  readonly bare: boolean;
  /** 半 behind the number: 两个半. */
  readonly leadingZero: boolean;
}

const NONE = 0;
const DIGIT = 1;
const HAN_DIGIT = 2;
const MULTIPLIER = 3;
const VAGUE = 4;
const SIGN = 5;

/** What each UTF-16 code unit may be in a number. */
const CLASS = new Uint8Array(65536);
const VALUE = new Float64Array(65536);
const give = (chars: string, kind: number, values: readonly number[]) => {
  [...chars].forEach((c, i) => {
    CLASS[c.charCodeAt(0)] = kind;
    VALUE[c.charCodeAt(0)] = values[i % values.length]!;
  });
};
give('0123456789', DIGIT, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
give('０１２３４５６７８９', DIGIT, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
give('〇一二三四五六七八九', HAN_DIGIT, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
give('零壹贰叁肆伍陆柒捌玖', HAN_DIGIT, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
give('两', HAN_DIGIT, [2]);
give('十百千万亿', MULTIPLIER, [10, 100, 1000, 1e4, 1e8]);
give('拾佰仟', MULTIPLIER, [10, 100, 1000]);
give('廿卅', HAN_DIGIT, [20, 30]);
give('几数', VAGUE, [Number.NaN]);
give('$＄¥￥€£', SIGN, [0]);

const TEN = '十拾';
const UNCOUNTED_LEADS = '陆伍柒捌玖肆叁贰壹拾佰仟';

/** Whether a number may start with this code unit; the scanner's one look at most of a text. */
export const startsNumber = (code: number): boolean => CLASS[code] !== NONE;
export const isDigit = (code: number): boolean => CLASS[code] === DIGIT;
export const isSign = (code: number): boolean => CLASS[code] === SIGN;
export const isHanNumeral = (code: number): boolean =>
  CLASS[code] === HAN_DIGIT || CLASS[code] === MULTIPLIER;

/** 千米, 千克, 千瓦: the 千 belongs to the unit. */
const THOUSAND_UNITS = '米克瓦伏卡焦赫帕字升比安';
const MILLION_UNITS = '瓦赫帕字焦比';
const ROUGH = '多余来';

const isMultiplierAt = (text: string, at: number, arabic: boolean): boolean => {
  const code = text.charCodeAt(at);
  if (CLASS[code] !== MULTIPLIER) return false;
  const c = text[at]!;
  const next = text[at + 1] ?? '';
  if (c === '百' && next === '分' && (text[at + 2] === '之' || text[at + 2] === '点')) return false;
  // 5千米, 百万千瓦, 五千克; but 三千米 is three thousand metres.
  if (c === '千' && next !== '' && THOUSAND_UNITS.includes(next)) {
    const before = text[at - 1] ?? ' ';
    if (
      arabic ||
      (next !== '米' && next !== '字' && next !== '比' && next !== '安') ||
      '万亿百'.includes(before)
    )
      return false;
  }
  if (arabic && TEN.includes(c)) return false;
  return true;
};

/** 兆 multiplies money and people only; otherwise it is a unit (兆瓦, 兆). */
const isTrillionAt = (text: string, at: number): boolean =>
  text[at] === '兆' &&
  /^[元美日韩欧圆]/.test(text.slice(at + 1, at + 2)) &&
  !MILLION_UNITS.includes(text[at + 1]!);

/** Reads the number that starts at `at`, in Arabic, full-width or Chinese numerals; undefined where none does. */
export function readNumber(text: string, at: number): NumberToken | undefined {
  const kind = CLASS[text.charCodeAt(at)];
  if (kind === DIGIT) return readArabic(text, at);
  if (kind === HAN_DIGIT || kind === MULTIPLIER || kind === VAGUE) return readChinese(text, at);
  return undefined;
}

/** How many digits stand at `at`, counted to four. */
function digitsAt(text: string, at: number): number {
  let n = 0;
  while (n < 4 && CLASS[text.charCodeAt(at + n)] === DIGIT) n++;
  return n;
}

function readDigits(
  text: string,
  at: number,
): { end: number; value: number; digits: number; decimal: boolean } {
  let i = at;
  let value = 0;
  while (CLASS[text.charCodeAt(i)] === DIGIT) value = value * 10 + VALUE[text.charCodeAt(i++)]!;
  let digits = i - at;
  // Groups of three: 12,050, and 1，200 where the comma came out wide.
  if (digits <= 3 && value > 0) {
    while ((text[i] === ',' || text[i] === '，') && digitsAt(text, i + 1) === 3) {
      for (let k = 1; k <= 3; k++) value = value * 10 + VALUE[text.charCodeAt(i + k)]!;
      i += 4;
      digits += 3;
    }
  }
  let decimal = false;
  if ((text[i] === '.' || text[i] === '．') && CLASS[text.charCodeAt(i + 1)] === DIGIT) {
    const from = i + 1;
    let [scaled, scale] = [value, 1];
    for (i = from; CLASS[text.charCodeAt(i)] === DIGIT; i++, scale *= 10)
      scaled = scaled * 10 + VALUE[text.charCodeAt(i)]!;
    // Two whole numbers without rounding: the same number as what is written.
    value = scaled <= Number.MAX_SAFE_INTEGER ? scaled / scale : written(value, text.slice(from, i));
    decimal = true;
  }
  return { end: i, value, digits, decimal };
}

/** The number that a whole number and digits behind a point are, however many there are. */
const written = (whole: number, digits: string): number =>
  Number(`${whole}.${Array.from(digits, (c) => VALUE[c.charCodeAt(0)]).join('')}`);

/** Multiplies without the dust of binary fractions: 6.3万 is 63000. */
function times(value: number, by: number): number {
  const product = value * by;
  return Number.isInteger(product) && product < 1e15 ? product : Number(product.toPrecision(15));
}

function readArabic(text: string, at: number): NumberToken {
  const head = readDigits(text, at);
  let end = head.end;
  let total = 0;
  let section = head.value;
  let approx = false;
  let multiplied = false;
  for (;;) {
    let i = end;
    let rough = false;
    if (ROUGH.includes(text[i] ?? ' ') || text[i] === '几') {
      if (!isMultiplierAt(text, i + 1, true)) break;
      rough = true;
      i++;
    }
    const trillion = isTrillionAt(text, i);
    if (!trillion && !isMultiplierAt(text, i, true)) break;
    const by = trillion ? 1e12 : VALUE[text.charCodeAt(i)]!;
    section = times(section, by);
    if (by >= 1e4 && total > 0) {
      // 1亿2000万: the second part stands below the first.
      total += section;
      section = 0;
    }
    approx ||= rough;
    multiplied = true;
    end = i + 1;
    if (CLASS[text.charCodeAt(end)] === DIGIT && by > 100) {
      const tail = readDigits(text, end);
      const more = text[tail.end] ?? '';
      const below = CLASS[more.charCodeAt(0)] === MULTIPLIER ? VALUE[more.charCodeAt(0)]! : 1;
      if (below < by && tail.value * below < section + total) {
        total += section;
        section = tail.value;
        end = tail.end;
        multiplied = false;
      }
    }
  }
  return {
    start: at,
    end,
    value: total + section,
    high: undefined,
    approx,
    script: 'arabic',
    digits: head.digits,
    decimal: head.decimal,
    multiplied,
    bare: false,
    leadingZero: head.digits > 1 && VALUE[text.charCodeAt(at)] === 0,
  };
}

/** A longer run of Chinese numerals is no number, in code units. */
const LONGEST = 24;

/** Chinese numerals: 三百五十, 二〇二〇, 十七八, 数十, 三点五. */
function readChinese(text: string, at: number): NumberToken | undefined {
  if (UNCOUNTED_LEADS.includes(text[at]!) && !isHanNumeral(text.charCodeAt(at + 1))) return undefined;
  const plain = readDigitString(text, at);
  if (plain) return plain;
  let i = at;
  let total = 0;
  let section = 0;
  let digit = -1;
  let high = 0;
  let highSection = 0;
  let highTotal = 0;
  let vague = false;
  let approx = false;
  let paired = false;
  let multiplied = false;
  let last = Number.POSITIVE_INFINITY;
  for (const most = Math.min(text.length, at + LONGEST); i < most; i++) {
    const code = text.charCodeAt(i);
    const kind = CLASS[code];
    const value = VALUE[code]!;
    if (kind === VAGUE) {
      // 几十, 数百; 十几, 三十几. A 数 or 几 that counts nothing ends the number.
      const multiplier = isMultiplierAt(text, i + 1, false);
      if (i === at ? !multiplier : digit >= 0 || text[i] === '数' || !(last <= 1000)) break;
      if (i === at) vague = true;
      approx = true;
      digit = i === at ? 1 : 0;
      high = digit;
      if (i > at && !multiplier) {
        i++;
        break;
      }
      multiplied = false;
    } else if (kind === HAN_DIGIT) {
      if (value >= 20) {
        if (digit >= 0 || section > 0) break;
        section = value;
        highSection = value;
        continue;
      }
      if (digit >= 0 && value > 0) {
        if (!isPair(digit, value) || paired) break;
        high = value;
        paired = true;
      } else if (value === 0) {
        if (digit >= 0) break;
        if (i > at && !isHanNumeral(text.charCodeAt(i + 1))) break;
        digit = i === at ? 0 : -1;
        high = 0;
        if (i === at && CLASS[text.charCodeAt(i + 1)] === NONE) {
          i++;
          break;
        }
        continue;
      } else {
        digit = value;
        high = value;
      }
      multiplied = false;
      last = Math.min(last, 10);
    } else if (kind === MULTIPLIER && (i === at || isMultiplierAt(text, i, false))) {
      if (value >= 1e4) {
        if (digit >= 0 || (section === 0 && total === 0)) {
          section += digit >= 0 ? digit : 1;
          highSection += digit >= 0 ? high : 1;
        }
        if (section === 0) {
          total *= value;
          highTotal *= value;
        } else {
          total += section * value;
          highTotal += highSection * value;
        }
        section = 0;
        highSection = 0;
      } else {
        if (digit < 0 && i > at && last <= value && !TEN.includes(text[i]!)) break;
        section += (digit < 0 ? 1 : digit) * value;
        highSection += (digit < 0 ? 1 : high) * value;
      }
      digit = -1;
      multiplied = true;
      last = value;
      const rough = text[i + 1] ?? ' ';
      if (
        ROUGH.includes(rough) &&
        value < 1e4 &&
        isMultiplierAt(text, i + 2, false) &&
        VALUE[text.charCodeAt(i + 2)]! >= 1e4
      ) {
        approx = true;
        i++;
      }
    } else break;
  }
  if (i === at) return undefined;
  const tail = Math.max(digit, 0);
  const highTail = digit > 0 ? high : 0;
  let value: number | null = total + section + tail;
  const top = highTotal + highSection + highTail;
  let decimal = false;
  if (text[i] === '点' && digit >= 0 && CLASS[text.charCodeAt(i + 1)] === HAN_DIGIT) {
    let j = i + 1;
    let scale = 0.1;
    while (CLASS[text.charCodeAt(j)] === HAN_DIGIT) {
      value = Number((value + VALUE[text.charCodeAt(j++)]! * scale).toFixed(9));
      scale /= 10;
    }
    // 三点五万, but 三点二十分 is a time.
    if (!TEN.includes(text[j] ?? ' ') && text[j] !== '分') {
      i = j;
      decimal = true;
      while (isMultiplierAt(text, i, false)) value = times(value, VALUE[text.charCodeAt(i++)]!);
    } else value = total + section + tail;
  }
  if (vague) value = null;
  const first = text.charCodeAt(at);
  return {
    start: at,
    end: i,
    value,
    high: paired && !vague ? top : undefined,
    approx: approx || paired,
    script: 'chinese',
    digits: 0,
    decimal,
    multiplied,
    bare: CLASS[first] === MULTIPLIER && !TEN.includes(text[at]!),
    leadingZero: false,
  };
}

/** 三四, 七八, 三五: two digits side by side mean a range. */
const isPair = (a: number, b: number): boolean => b === a + 1 || (a === 3 && b === 5);

/** 二〇二〇: digits one by one, at least three or with a 〇. */
function readDigitString(text: string, at: number): NumberToken | undefined {
  let i = at;
  let value = 0;
  let zero = false;
  while (
    i - at < LONGEST &&
    CLASS[text.charCodeAt(i)] === HAN_DIGIT &&
    VALUE[text.charCodeAt(i)]! < 10 &&
    text[i] !== '两'
  ) {
    zero ||= VALUE[text.charCodeAt(i)] === 0;
    value = value * 10 + VALUE[text.charCodeAt(i)]!;
    i++;
  }
  const digits = i - at;
  if (digits < 2 || (digits === 2 && !zero) || CLASS[text.charCodeAt(i)] === MULTIPLIER) return undefined;
  return {
    start: at,
    end: i,
    value,
    high: undefined,
    approx: false,
    script: 'chinese',
    digits,
    decimal: false,
    multiplied: false,
    bare: false,
    leadingZero: VALUE[text.charCodeAt(at)] === 0,
  };
}

/** What 百, 千, 万 … at `at` multiplies by; 1 for anything else. */
export const multiplierAt = (text: string, at: number): number =>
  CLASS[text.charCodeAt(at)] === MULTIPLIER ? VALUE[text.charCodeAt(at)]! : 1;

const CONNECTORS = '—–－─-~～至到';

/** Where the second half of a range begins: 3—5天, 20至30名; -1 where none does. */
export const readConnector = (text: string, at: number): number =>
  at < text.length && CONNECTORS.includes(text[at]!) ? at + 1 : -1;

/** 2019 alone is a year. */
export const isBareYear = (n: NumberToken): boolean =>
  n.script === 'arabic' &&
  n.digits === 4 &&
  !n.decimal &&
  !n.multiplied &&
  n.value !== null &&
  n.value >= 1900 &&
  n.value <= 2050;
