import { describe, expect, it } from 'vitest';
import { check } from '../../../src/core/check.js';

const BODY = '渡口大桥昨日合龙，老艄公把最后一班船系在岸边的石桩上，看着对岸的灯一盏盏亮起来，半晌没有说话。';

const pictures = (text: string) =>
  check(text).facts.images.map(({ marker, caption, credit }) => ({ marker, caption, credit }));

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
      { marker: '图①', caption: '新桥夜景。', credit: null },
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

  it('ranges quote the article', () => {
    const text = `${BODY}\n\n图①：老艄公解开缆绳。\n\n骆小满摄\n\n${BODY.replace('昨日', '今晨')}`;
    const [picture] = check(text).facts.images;
    expect(text.slice(picture!.start, picture!.end)).toBe('图①：老艄公解开缆绳。\n\n骆小满摄');
  });
});
