import type { CheckOptions } from '../core/check.js';
import type { Resources } from '../core/resources.js';
import type { Call } from './args.js';
import { type Decoded, decode } from './encoding.js';
import { type Content, readFile, readStandardInput } from './reading.js';
import { loadResources } from './resources.js';
import { Settings } from './settings.js';
import { type Source, sources, type WalkOptions } from './sources.js';
import type { Terminal } from './terminal.js';

type FileCall = Extract<Call, { paths: readonly string[] }>;

/** One article, read and decoded. */
export interface Work {
  readonly source: Source;
  readonly content: Omit<Content, 'stats'> & Partial<Content>;
  readonly decoded: Decoded;
  readonly options: CheckOptions;
}

/** What a call works with: settings, models, and its articles one after another. */
export class Workload {
  readonly resources: Resources = loadResources();
  readonly settings: Settings;
  /** Articles given to `each` so far. */
  count = 0;

  constructor(
    private readonly call: FileCall,
    private readonly terminal: Terminal,
  ) {
    this.settings = new Settings(call.selection, call.config, (file, fault) =>
      terminal.note(`${file}: ${terminal.speech.say(fault.id, fault.args)}`),
    );
  }

  /**
   * Reads each article of the call and hands it over. What goes wrong with one, in reading or in `task`, is said, and
   * the next one follows. `onFault` hears of it too.
   */
  async each(
    walk: Partial<WalkOptions>,
    task: (work: Work) => Promise<void>,
    onFault: (shown: string, path: string, error: unknown) => void = () => {},
  ): Promise<void> {
    let links = 0;
    const bad = (shown: string, path: string, error: unknown) => {
      this.terminal.fault(shown, error);
      onFault(shown, path, error);
    };
    const walker = sources(this.call.paths, {
      tidy: false,
      twice: false,
      ...walk,
      onFault: (shown, error) => bad(shown, shown, error),
      onLink: () => links++,
    });
    for (const source of walker) {
      this.terminal.progress('progress.files', { count: this.count, name: source.shown });
      try {
        await task(await this.read(source));
      } catch (error) {
        bad(source.shown, source.path, error);
      }
      this.count++;
    }
    if (links > 0) this.terminal.note(this.terminal.speech.say('note.links', { count: links }));
  }

  private async read(source: Source): Promise<Work> {
    const content =
      source.path === '-'
        ? { bytes: await readStandardInput() }
        : readFile(source.path, { within: source.walked });
    return {
      source,
      content,
      decoded: decode(content.bytes),
      options: this.settings.for(source.root, source.path),
    };
  }
}
