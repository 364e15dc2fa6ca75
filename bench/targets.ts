import type { Rows } from './rows.js';

/** What the project promises of its speed. Each compares rows of the same run. */
interface Target {
  readonly what: string;
  readonly limit: string;
  /** The figure reached, as written in the table, and whether it is good enough. */
  reached(rows: Rows): { readonly figure: string; readonly good: boolean };
}

const ms = (n: number): string => `${n < 10 ? n.toFixed(2) : n.toFixed(0)} ms`;
const times = (n: number): string => `${n.toFixed(2)} ×`;

function atMost(what: string, id: string, limit: number): Target {
  return {
    what,
    limit: `≤ ${limit} ms`,
    reached: (rows) => ({ figure: ms(rows.get(id)), good: rows.get(id) <= limit }),
  };
}

/** `id` takes at most `limit` times as long as `than`. */
function ratio(what: string, id: string, than: string, limit: number, shown: string): Target {
  return {
    what,
    limit: shown,
    reached: (rows) => {
      const share = rows.get(id) / rows.get(than);
      return {
        figure: limit >= 1 ? times(share) : `${times(1 / share)} as fast`,
        good: share <= limit,
      };
    },
  };
}

/** `share` is at least `least`. */
function finds(what: string, id: string, than: string): Target {
  return {
    what,
    limit: `more than ${than.split(' found')[0] ?? than}`,
    reached: (rows) => ({
      figure: `${(rows.get(id) * 100).toFixed(1)} % against ${(rows.get(than) * 100).toFixed(1)} %`,
      good: rows.get(id) > rows.get(than),
    }),
  };
}

const keystroke = (size: string, limit: number): Target[] =>
  ['start', 'middle', 'end'].map((place) =>
    atMost(`re-check after a keystroke, ${size}, ${place}`, `keystroke ${place} ${size}`, limit),
  );

const GROWTH = 1.5;

export function targets(rows: Rows): Target[] {
  return [
    atMost('whole check with extraction, 20 kB, warm', 'check 20 kB', 5),
    ratio('all rules, 1 MB, beside autocorrect-node', 'rules 1 MB', 'autocorrect 1 MB', 1, '≤ 1 ×'),
    ratio('all rules, 1 MB, beside zhlint', 'rules 1 MB', 'zhlint 1 MB', 1 / 15, '≥ 15 × as fast'),
    ratio('whole check, 1 MB, beside autocorrect-node', 'check 1 MB', 'autocorrect 1 MB', 5, '≤ 5 ×'),
    ratio('whole check, 1 MB, beside zhlint', 'check 1 MB', 'zhlint 1 MB', 1 / 5, '≥ 5 × as fast'),
    ratio('repeats, 1 MB, beside jscpd v4', 'repeats 1 MB', 'jscpd v4 1 MB', 1, '≤ 1 ×'),
    ratio('repeats, 1 MB, beside jscpd v5 (Rust)', 'repeats 1 MB', 'jscpd v5 1 MB', 1, '≤ 1 ×'),
    finds('planted copies found', 'repeats found 1 MB', 'jscpd v4 found 1 MB'),
    finds('planted copies found', 'repeats found 1 MB', 'jscpd v5 found 1 MB'),
    ratio('people, 1 MB, beside @node-rs/jieba', 'people 1 MB', 'jieba 1 MB', 1, '≤ 1 ×'),
    ...keystroke('20 kB', 1),
    ...keystroke('1 MB', 4),
    ...keystroke('10 MB', 40),
    {
      what: 'cost per byte of a whole check, 50 MB over 1 MB',
      limit: '≤ 1.3 ×',
      reached: (all) => {
        const share = all.get('check 50 MB') / all.get('check 1 MB') / 50;
        return { figure: times(share), good: share <= 1.3 };
      },
    },
    atMost('thread held at a time, 99th percentile, 10 MB', 'blocked 10 MB', 16),
    {
      what: 'people and figures, 1 MB',
      limit: '≥ 6 MB/s',
      reached: (all) => {
        const speed = 1000 / all.get('extraction 1 MB');
        return { figure: `${speed.toFixed(1)} MB/s`, good: speed >= 6 };
      },
    },
    atMost('reading the model of names', 'people model', 50),
    atMost('activate(), with a stand-in for the vscode module', 'activate', 15),
    atMost('activation in a real VS Code', 'activate in VS Code', 15),
    {
      what: 'bundles without models, minified, with what is loaded later',
      limit: '≤ 200 kB',
      reached: (all) => {
        const size = all.get('bundle') + all.get('core');
        return { figure: `${size.toFixed(0)} kB`, good: size <= 200 };
      },
    },
    {
      what: 'peak memory at 50 MB over the size in UTF-16',
      limit: '≤ 12 ×',
      reached: (all) => ({
        figure: times(all.get('memory check 50 MB')),
        good: all.get('memory check 50 MB') <= 12,
      }),
    },
    ...rows.all
      .filter((row) => row.id.startsWith('growth '))
      .map(
        (row): Target => ({
          what: `worst case stays linear: ${row.id.slice(7)}`,
          limit: `≤ ${GROWTH} × a unit at 4 × the size`,
          reached: () => ({ figure: times(row.value!), good: row.value! <= GROWTH }),
        }),
      ),
  ];
}
