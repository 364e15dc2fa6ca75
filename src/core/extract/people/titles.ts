import type { Lists } from '../../lists.js';

/** One-character endings of words for what people do. */
export const TITLE_TAILS = new Set('长员师手家者人民生士兵官匠将帅星友工商');

/** Words of one character that come before a person and are no part of what the person is. */
export const STOP_WORDS = new Set(
  '让请见叫由对向为与和跟同被把给是有说问找派送接看听令使称谢到在从于以随经据等该这那其每各并但而又也还就才都已曾正将要能可因如若虽则且或及了着过的地得所之者们去来上下前后里外中间当凭靠用拿按照像似比如又很最更太今昨明晚早夜日一二三四五六七八九十百千万亿两几名位个',
);

/** Verbs that a title may begin with. */
/** The words that say what a person is; what each list holds says models/words.txt. */
export class Titles {
  readonly endings: ReadonlySet<string>;
  readonly none: ReadonlySet<string>;
  readonly after: ReadonlySet<string>;
  readonly credits: ReadonlySet<string>;
  readonly stopVerbs: ReadonlySet<string>;
  readonly headVerbs: ReadonlySet<string>;
  readonly latin: ReadonlySet<string>;
  /** By code unit, whether some title ends with it, and whether one that stands after a name begins with it. */
  readonly lasts = new Uint8Array(65536);
  readonly firsts = new Uint8Array(65536);

  constructor(lists: Lists) {
    this.endings = lists.set('titles');
    this.none = lists.set('no titles');
    this.after = lists.set('titles after');
    this.credits = lists.set('credits');
    this.stopVerbs = lists.set('stop verbs');
    this.headVerbs = lists.set('head verbs');
    this.latin = lists.set('latin titles');
    for (const title of this.endings) this.lasts[title.charCodeAt(title.length - 1)] = 1;
    for (const title of this.after) this.firsts[title.charCodeAt(0)] = 1;
  }
}
