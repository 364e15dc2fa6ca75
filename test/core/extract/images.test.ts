import { describe, expect, it } from 'vitest';
import { check } from '../../../src/core/check.js';
import { readResources } from '../../resources.js';

const { words } = readResources();

const BODY = '渡口大桥昨日合龙，老艄公把最后一班船系在岸边的石桩上，看着对岸的灯一盏盏亮起来，半晌没有说话。';

const pictures = (text: string) =>
  check(text, {}, { words }).facts.images.map(({ marker, caption, credit }) => ({ marker, caption, credit }));

describe('pictures', () => {
  it('joins a caption and the credit below it', () => {
    expect(pictures(`渡口大桥合龙\n\n工人在桥面上铺设沥青。\n\n骆小满摄\n\n${BODY}`)).toEqual([
      { marker: null, caption: '工人在桥面上铺设沥青。', credit: '骆小满' },
    ]);
  });

  it('reads marker, caption and credit of one line', () => {
    expect(pictures(`${BODY}\n\n图①：老艄公解开缆绳。 本报记者 阮青禾摄`)).toEqual([
      { marker: '图①', caption: '老艄公解开缆绳。', credit: '阮青禾' },
    ]);
  });

  it('parts two pictures that share a line', () => {
    expect(pictures(`${BODY}\n\n图①：新桥夜景。图②：旧渡口的石桩。 骆小满摄`)).toEqual([
      { marker: '图①', caption: '新桥夜景。', credit: '骆小满' },
      { marker: '图②', caption: '旧渡口的石桩。', credit: '骆小满' },
    ]);
  });

  it('gives a marker on a line of its own the caption below it', () => {
    expect(pictures(`${BODY}\n\n②\n\n上图：孩子们跑过新桥。`)).toEqual([
      { marker: '②', caption: '孩子们跑过新桥。', credit: null },
    ]);
  });

  it('joins a stray marker and the caption elsewhere that bears it', () => {
    expect(pictures(`①\n\n${BODY}\n\n图①：孩子们跑过新桥。\n\n（骆小满摄）`)).toEqual([
      { marker: '图①', caption: '孩子们跑过新桥。', credit: '骆小满' },
    ]);
  });

  it('says what a stray marker lacks', () => {
    expect(pictures(`${BODY}\n\n③\n\n${BODY.replace('昨日', '今晨')}`)).toEqual([
      { marker: '③', caption: null, credit: null },
    ]);
  });

  it('gives every picture above the credit that names them all', () => {
    expect(pictures(`${BODY}\n\n图①：新桥夜景。\n\n图②：旧渡口的石桩。\n\n以上图片均为骆小满摄`)).toEqual([
      { marker: '图①', caption: '新桥夜景。', credit: '骆小满' },
      { marker: '图②', caption: '旧渡口的石桩。', credit: '骆小满' },
    ]);
  });

  it('takes an agency for the credit where no name stands', () => {
    expect(pictures(`${BODY}\n\n图为合龙后的渡口大桥。新华社发`)).toEqual([
      { marker: null, caption: '合龙后的渡口大桥。', credit: '新华社发' },
    ]);
  });

  it('reads Traditional captions', () => {
    expect(pictures(`${BODY}\n\n圖①：燈塔下的碼頭。 記者駱小滿／攝影`)).toEqual([
      { marker: '圖①', caption: '燈塔下的碼頭。', credit: '駱小滿' },
    ]);
  });

  it('takes layout and data credits for no picture', () => {
    expect(pictures(`${BODY}\n\n版式设计：骆小满\n\n数据来源：梧川县水利局`)).toEqual([]);
  });

  /** A line or lines of an article, and the marker, caption and credit of each picture in it. */
  const LINES: readonly (readonly [string, ...(readonly [string | null, string | null, string | null])[]])[] =
    [
      ['▲老艄公解开缆绳（骆小满 摄）', [null, '老艄公解开缆绳', '骆小满']],
      ['△新桥夜景 图源：梧川日报', [null, '新桥夜景', '梧川日报']],
      ['图为老艄公解开缆绳。（资料照片）', [null, '老艄公解开缆绳。', '资料照片']],
      ['上图为新桥夜景。新华社发（骆小满摄）', ['上图', '新桥夜景。', '骆小满']],
      ['新桥夜景。新华社记者骆小满摄', [null, '新桥夜景。', '骆小满']],
      ['题图：渡口大桥。骆小满摄', ['题图', '渡口大桥。', '骆小满']],
      ['老艄公解开缆绳。梧川县水利局供图', [null, '老艄公解开缆绳。', '梧川县水利局']],
      ['渡口大桥。视觉中国供图', [null, '渡口大桥。', '视觉中国']],
      ['老艄公解开缆绳。骆小满、阮青禾摄影报道', [null, '老艄公解开缆绳。', '骆小满、阮青禾']],
      ['摄影：骆小满 阮青禾（影像中国）', [null, null, '骆小满、阮青禾']],
      ['（图片由梧川县水利局提供）', [null, null, '梧川县水利局']],
      ['图1 渡口大桥全景', ['图1', '渡口大桥全景', null]],
      ['（图①）老艄公解开缆绳。', ['图①', '老艄公解开缆绳。', null]],
      ['图一：渡口大桥全景。图二：旧渡口。', ['图一', '渡口大桥全景。', null], ['图二', '旧渡口。', null]],
      ['圖為新橋夜景。（記者駱小滿攝）', [null, '新橋夜景。', '駱小滿']],
      ['新橋夜景。圖／駱小滿提供', [null, '新橋夜景。', '駱小滿']],
      ['The new bridge at night. Photo by Luo Xiaoman', [null, 'The new bridge at night.', 'Luo Xiaoman']],
      [
        '左图：老艄公解开缆绳。骆小满摄  右图：新桥夜景。阮青禾摄',
        ['左图', '老艄公解开缆绳。', '骆小满'],
        ['右图', '新桥夜景。', '阮青禾'],
      ],
      ['图①为老艄公，图②为新桥夜景。骆小满摄', ['图①', '老艄公', '骆小满'], ['图②', '新桥夜景。', '骆小满']],
      [
        '图①—图③：渡口大桥施工现场。 骆小满摄',
        ['图①', '渡口大桥施工现场。', '骆小满'],
        ['图②', '渡口大桥施工现场。', '骆小满'],
        ['图③', '渡口大桥施工现场。', '骆小满'],
      ],
      [
        '①老艄公解开缆绳。②新桥夜景。 本报记者 骆小满 摄',
        ['①', '老艄公解开缆绳。', '骆小满'],
        ['②', '新桥夜景。', '骆小满'],
      ],
      [
        '图①：老艄公解开缆绳。\n\n本报记者 骆小满摄\n\n图②：新桥夜景。\n\n周 伟 余 涛摄',
        ['图①', '老艄公解开缆绳。', '骆小满'],
        ['图②', '新桥夜景。', '周伟、余涛'],
      ],
      [
        '上图：老艄公解开缆绳。\n下图：新桥夜景。\n（均为资料图片）',
        ['上图', '老艄公解开缆绳。', '资料图片'],
        ['下图', '新桥夜景。', '资料图片'],
      ],
      ['图①：老艄公解开缆绳，准备渡\n过急流。骆小满摄', ['图①', '老艄公解开缆绳，准备渡过急流。', '骆小满']],
      ['最早来的是茶农阮青禾（见上图，骆小满摄）。', ['上图', null, '骆小满']],
    ];

  it.each(LINES)('reads %s', (line, ...wanted) => {
    expect(pictures(`渡口大桥合龙\n\n${BODY}\n\n${line}\n\n${BODY.replace('昨日', '今晨')}`)).toEqual(
      wanted.map(([marker, caption, credit]) => ({ marker, caption, credit })),
    );
  });

  it.each([
    '本报记者 骆小满 阮青禾 摄影报道',
    '孩子们在桥头等着，一家电视台正在拍摄。',
    '来源：梧川日报、临江晚报',
    '上图书馆借书要带证件。',
    '图书馆的灯亮到了天明。',
  ])('takes no picture from: %s', (line) => {
    expect(pictures(`渡口大桥合龙\n\n${BODY}\n\n${line}\n\n${BODY.replace('昨日', '今晨')}`)).toEqual([]);
  });

  it('ranges quote the article', () => {
    const text = `${BODY}\n\n图①：老艄公解开缆绳。\n\n骆小满摄\n\n${BODY.replace('昨日', '今晨')}`;
    const [picture] = check(text, {}, { words }).facts.images;
    expect(text.slice(picture!.start, picture!.end)).toBe('图①：老艄公解开缆绳。\n\n骆小满摄');
  });
});
