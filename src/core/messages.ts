/**
 * Every message the core can speak, by id, in English. `{name}` stands for an argument.
 * The Chinese stands in l10n/, keyed by the English text; a test compares the two.
 */
export const MESSAGES = {
  'repeated.message': 'This passage already stands elsewhere in the article: “{quote}”',
  'repeated.near': 'This passage nearly stands elsewhere in the article: here “{here}”, there “{there}”',
  'repeated.nearly':
    'This passage nearly stands elsewhere in the article: here “{here}”, there “{there}”, and {more} more differences',
  'repeated.inside': 'This passage stands twice in the paragraph: “{quote}”',
  'repeated.first': 'It stands here first',
  'repeated.related': 'The copy that stays',
  'repeated.differs': 'Here “{there}”, in the other copy “{here}”',
  'repeated.fix.remove': 'Remove this copy',
  'repeated.fix.merge': 'Merge the two copies: every word of both stays',
  'repeated.fix.keep': 'Keep this one, remove the other',
  'repeated.fix.keepOfMany': 'Keep this one, remove the others',
  'truncated.message': 'The sentence breaks off here: “…{tail}”',
  'truncated.related': 'It goes on here: “{head}”',
  'truncated.lost': 'The sentence breaks off here, and its rest is not in this file: “…{tail}”',
  'truncated.fix.displaced': 'Merge with the rest further down: “…{tail}” + “{head}”',
  'truncated.fix.above': 'Merge with the rest further up: “…{tail}” + “{head}”',
  'truncated.fix.next': 'Merge with the next paragraph: “…{tail}” + “{head}”',
  'wrapped.message': 'Lines broken at a width: {lines} lines are {paragraphs} paragraphs',
  'wrapped.fix.reflow': 'Flow {lines} lines into {paragraphs} paragraphs',
  'marker.message': 'Stray image marker {marker}',
  'marker.fix.remove': 'Remove the marker {marker}',
  'name.message': '“{name}” is spelled “{other}” elsewhere in the article',
  'name.related': 'Here it is “{other}”',
  'name.fix': 'Change “{from}” to “{to}”',
  'export.people': 'People',
  'export.figures': 'Figures',
  'export.pictures': 'Pictures',
  'export.person': 'person',
  'export.figure': 'figure',
  'export.picture': 'picture',
  'export.none': 'Nothing found',
  'export.file': 'File',
  'export.type': 'Type',
  'export.text': 'Text',
  'export.name': 'Name',
  'export.label': 'Label',
  'export.kind': 'Kind',
  'export.value': 'Value',
  'export.unit': 'Unit',
  'export.approx': 'Approximate',
  'export.aliases': 'Also called',
  'export.roles': 'Roles',
  'export.mentions': 'Mentions',
  'export.start': 'Start',
  'export.end': 'End',
  'export.yes': 'yes',
  'export.about': 'about',
  'export.marker': 'Marker',
  'export.caption': 'Caption',
  'export.credit': 'Credit',
  'export.kind.count': 'count',
  'export.kind.percent': 'percent',
  'export.kind.money': 'money',
  'export.kind.date': 'date',
  'export.kind.time': 'time',
  'export.kind.duration': 'duration',
  'export.kind.length': 'length',
  'export.kind.area': 'area',
  'export.kind.weight': 'weight',
  'export.kind.volume': 'volume',
  'export.kind.temperature': 'temperature',
  'export.kind.speed': 'speed',
  'export.kind.age': 'age',
  'export.kind.ratio': 'ratio',
  'export.kind.other': 'other',
  'figure.message': 'The same passage says “{there}” elsewhere and “{here}” here',
  'figure.related': 'Here it says “{there}”',
  'figure.fix.here': 'Change “{here}” here to “{there}”',
  'figure.fix.there': 'Change “{there}” there to “{here}”',
} as const;

export type MessageId = keyof typeof MESSAGES;

export interface Message {
  readonly id: MessageId;
  readonly args: Readonly<Record<string, string | number>>;
}

export const message = (id: MessageId, args: Message['args'] = {}): Message => ({ id, args });

/** Puts a message into words: `translate` maps the English template to another language's, or returns it as it is. */
export function say({ id, args }: Message, translate: (english: string) => string = (s) => s): string {
  return translate(MESSAGES[id]).replace(/\{(\w+)\}/g, (whole, name: string) => String(args[name] ?? whole));
}
