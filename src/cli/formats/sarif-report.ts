import { createHash } from 'node:crypto';
import { relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Finding, OWN_SEVERITY, RULE_IDS, type Severity } from '../../core/finding.js';
import { Lines } from '../../core/lines.js';
import type { Range } from '../../core/range.js';
import type { Encoding } from '../encoding.js';
import { ruleTexts } from '../messages/rules.js';
import { isWithin } from '../out-folder.js';
import type { Speech } from '../speech.js';
import { VERSION } from '../version.js';
import type { Checked, Report } from './report.js';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';
const LEVEL: Record<Severity, 'error' | 'warning' | 'note'> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};
const CHARSET: Record<Encoding, string> = {
  'UTF-8': 'UTF-8',
  'UTF-8 BOM': 'UTF-8',
  'UTF-16LE': 'UTF-16LE',
  'UTF-16BE': 'UTF-16BE',
  GB18030: 'GB18030',
};
/** The name under which the viewer may be told where the files now lie. */
const BASE = 'SRCROOT';

/** A SARIF 2.1.0 log of one run. Columns and offsets are UTF-16 code units. */
export function sarifReport(speech: Speech): Report {
  const artifacts: object[] = [];
  const language = speech.language === 'zh' ? 'zh-CN' : 'en-US';
  let isFirst = true;

  const result = (finding: Finding, { text }: Checked, lines: Lines, location: object): object => ({
    ruleId: finding.rule,
    ruleIndex: RULE_IDS.indexOf(finding.rule),
    level: LEVEL[finding.severity],
    message: { text: speech.core(finding.message) },
    locations: [{ physicalLocation: { artifactLocation: location, region: region(finding, lines) } }],
    ...(finding.related.length > 0 && {
      relatedLocations: finding.related.map((related, id) => ({
        id: id + 1,
        message: { text: speech.core(related.message) },
        physicalLocation: { artifactLocation: location, region: region(related, lines) },
      })),
    }),
    ...(finding.fixes.length > 0 && {
      fixes: finding.fixes.map((fix) => ({
        description: { text: speech.core(fix.title) },
        artifactChanges: [
          {
            artifactLocation: location,
            replacements: fix.edits.map((edit) => ({
              deletedRegion: region(edit, lines),
              ...(edit.text !== '' && { insertedContent: { text: edit.text } }),
            })),
          },
        ],
        properties: { safe: fix.safe },
      })),
    }),
    partialFingerprints: { 'passage/v1': fingerprint(finding.rule, text.slice(finding.start, finding.end)) },
  });

  return {
    begin: () =>
      `{"$schema":${JSON.stringify(SCHEMA)},"version":"2.1.0","runs":[{` +
      `"tool":${JSON.stringify({ driver: driver(speech, language) })},` +
      `"language":"${language}","columnKind":"utf16CodeUnits","newlineSequences":["\\r\\n","\\n","\\r"],` +
      `"originalUriBaseIds":${JSON.stringify({ [BASE]: { uri: folderUri(process.cwd()) } })},` +
      '"results":[',
    file: (checked) => {
      if (checked.findings.length === 0) return '';
      const location = { ...locationOf(checked.path), index: artifacts.length };
      artifacts.push({
        location: locationOf(checked.path),
        encoding: CHARSET[checked.encoding],
        mimeType: /\.(md|markdown)$/i.test(checked.path) ? 'text/markdown' : 'text/plain',
        roles: ['analysisTarget'],
      });
      const lines = new Lines(checked.text);
      return checked.findings
        .map((finding) => {
          const text = JSON.stringify(result(finding, checked, lines, location));
          const lead = isFirst ? '\n' : ',\n';
          isFirst = false;
          return lead + text;
        })
        .join('');
    },
    end: (failed) => {
      const invocation = {
        executionSuccessful: failed.length === 0,
        toolExecutionNotifications: failed.map(({ path, reason }) => ({
          level: 'error',
          message: { text: reason },
          locations: [{ physicalLocation: { artifactLocation: locationOf(path) } }],
        })),
      };
      return `\n],"artifacts":${JSON.stringify(artifacts)},"invocations":${JSON.stringify([invocation])}}]}\n`;
    },
  };
}

function driver(speech: Speech, language: string): object {
  const texts = ruleTexts(speech.language);
  return {
    name: 'Clean Copy',
    version: VERSION,
    semanticVersion: VERSION,
    language,
    rules: RULE_IDS.map((id) => {
      const { name, short, help } = texts[id];
      return {
        id,
        name,
        shortDescription: { text: short },
        fullDescription: { text: `${short} ${help}` },
        help: { text: help, markdown: help },
        defaultConfiguration: { level: LEVEL[OWN_SEVERITY[id]] },
      };
    }),
  };
}

function region({ start, end }: Range, lines: Lines): object {
  const from = lines.at(start);
  const to = lines.at(end);
  return {
    startLine: from.line,
    startColumn: from.column,
    endLine: to.line,
    endColumn: to.column,
    charOffset: start,
    charLength: end - start,
  };
}

/** Relative to the current folder where it lies in it, so that the log holds wherever the folder is checked out. */
function locationOf(path: string): { uri: string; uriBaseId?: string } {
  if (path === '-') return { uri: 'stdin:-' };
  const folder = process.cwd();
  if (!isWithin(path, folder)) return { uri: pathToFileURL(path).href };
  const way = relative(folder, path).split(sep).map(encodeURIComponent).join('/');
  return { uri: way, uriBaseId: BASE };
}

function folderUri(folder: string): string {
  const { href } = pathToFileURL(folder);
  return href.endsWith('/') ? href : `${href}/`;
}

const fingerprint = (rule: string, passage: string): string =>
  createHash('sha256').update(`${rule}\0${passage}`).digest('hex').slice(0, 16);
