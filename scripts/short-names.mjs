// Which names of properties the extension's bundles may shorten: those that nobody but these bundles ever sees.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Files that declare what is stored or written out, name by name. */
const WRITTEN = [
  'src/core/extract/facts.ts',
  'src/core/range.ts',
  'src/core/export/',
  'src/editor/ignores.ts',
];
/** What it exports is asked for by name. */
const ENGINE = 'src/core/engine.ts';

/**
 * A name may be shortened that
 * - a class, an interface or a type of ours declares,
 * - no declaration of the language, of Node, of browsers or of VS Code knows: what they hand us and what we hand them keeps
 *   its names,
 * - stands in no string of ours: what is looked up by name keeps it ('text' in piece, the kinds of figures),
 * - no module of WebAssembly asks for or offers,
 * - no file above declares.
 *
 * @returns {string[]} in order
 */
export function shortNames() {
  const config = ts.readConfigFile(`${root}tsconfig.json`, ts.sys.readFile).config;
  const { options, fileNames } = ts.parseJsonConfigFileContent({ ...config, include: ['src'] }, ts.sys, root);
  const program = ts.createProgram(fileNames, options, ts.createCompilerHost(options, true));
  const ours = new Set();
  const taken = new Set();
  for (const file of program.getSourceFiles()) {
    const path = file.fileName.startsWith(root) ? file.fileName.slice(root.length) : '';
    if (!path.startsWith('src/')) visit(file, (node) => ts.isParameter(node) || addName(taken, node));
    else {
      const members = WRITTEN.some((written) => path.startsWith(written)) ? taken : ours;
      visit(file, (node) => {
        if (isMember(node)) addName(members, node);
        else if (path === ENGINE && ts.isExportSpecifier(node)) addName(taken, node);
        else if (isText(node)) for (const name of lookedUp(node.text)) taken.add(name);
      });
    }
  }
  for (const name of kernelNames()) taken.add(name);
  return [...ours].filter((name) => name.length > 1 && !taken.has(name)).sort();
}

/** What modules of WebAssembly take and give, by name: where one is missing, slower code does the work and nobody sees it. */
export function kernelNames() {
  const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.wat'),
  );
  return sources.flatMap((path) =>
    [...readFileSync(join(root, 'src', path), 'utf8').matchAll(/"(\w+)"/g)].map(
      ([, name]) => /** @type {string} */ (name),
    ),
  );
}

/** What esbuild takes: names that may be shortened. */
export const pattern = (/** @type {readonly string[]} */ names) => new RegExp(`^(?:${names.join('|')})$`);

/** @type {(node: ts.Node, look: (node: ts.Node) => void) => void} */
function visit(node, look) {
  look(node);
  ts.forEachChild(node, (child) => visit(child, look));
}

const isMember = (/** @type {ts.Node} */ node) =>
  ts.isPropertySignature(node) ||
  ts.isPropertyDeclaration(node) ||
  ts.isMethodSignature(node) ||
  ts.isMethodDeclaration(node) ||
  ts.isAccessor(node) ||
  (ts.isParameter(node) && ts.isParameterPropertyDeclaration(node, node.parent));

/** The address of a module is no string that anything is looked up by. */
const isText = (/** @type {ts.Node} */ node) =>
  (ts.isStringLiteralLike(node) &&
    !ts.isImportDeclaration(node.parent) &&
    !ts.isExportDeclaration(node.parent)) ||
  ts.isTemplateHead(node) ||
  ts.isTemplateMiddleOrTemplateTail(node) ||
  ts.isRegularExpressionLiteral(node);

/** What may be looked up by a text: the whole of it, its words where it holds no more, or what it names within. */
const lookedUp = (/** @type {string} */ text) =>
  WORDS.test(text) ? text.split(/[^\w$]/) : [...text.matchAll(NAMED)].map((found) => found[1] ?? found[2]);
const WORDS = /^[\w$]+(?:[ .,|/-][\w$]+)*$/;
/** {name} in a message, (?<name> in a pattern. */
const NAMED = /\{(\w+)\}|\(\?<(\w+)>/g;

/** @type {(names: Set<string>, node: ts.Node & { name?: ts.Node }) => void} */
function addName(names, { name }) {
  if (name && (ts.isIdentifier(name) || ts.isStringLiteral(name))) names.add(name.text);
}
