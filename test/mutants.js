// @ts-check
import { spawn, spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { testsFor } from './mutants-tests.js';

/*
 * Breaks the program at random and says which breaks no test sees: node test/mutants.js COUNT SEED FILE…
 * The files take turns, each with its next mutation in an order that the seed draws. A mutation that the type checker
 * refuses is drawn again. SECONDS is the limit of one run of tests (300), at which a mutant counts as killed: it hangs.
 * UNIT=only leaves the tests of the whole bot out, which a loaded machine cannot run: what survives then is a question.
 * A test of the whole bot has to fail twice on the mutant, and never without it: a loaded machine kills nobody.
 * The tree itself stays as it is: the tests run in a copy of hard links beside it, where the broken file is a new one.
 */

const root = fileURLToPath(new URL('..', import.meta.url));

/** @typedef {{ readonly start: number, readonly end: number, readonly text: string, readonly what: string }} Mutation */

const K = ts.SyntaxKind;

/** @type {ReadonlyMap<ts.SyntaxKind, readonly string[]>} */
const OPERATORS = new Map([
  [K.EqualsEqualsEqualsToken, ['!==']],
  [K.ExclamationEqualsEqualsToken, ['===']],
  [K.LessThanToken, ['<=', '>=']],
  [K.LessThanEqualsToken, ['<', '>']],
  [K.GreaterThanToken, ['>=', '<=']],
  [K.GreaterThanEqualsToken, ['>', '<']],
  [K.AmpersandAmpersandToken, ['||']],
  [K.BarBarToken, ['&&']],
  [K.PlusToken, ['-']],
  [K.MinusToken, ['+']],
  [K.AsteriskToken, ['/']],
  [K.SlashToken, ['*']],
  [K.PercentToken, ['*']],
  [K.PlusEqualsToken, ['-=']],
  [K.MinusEqualsToken, ['+=']],
]);

/** @type {Readonly<Record<string, string>>} */
const METHODS = {
  some: 'every',
  every: 'some',
  find: 'findLast',
  findLast: 'find',
  findIndex: 'findLastIndex',
  findLastIndex: 'findIndex',
  min: 'max',
  max: 'min',
  ceil: 'floor',
  floor: 'ceil',
  push: 'unshift',
  unshift: 'push',
  shift: 'pop',
  pop: 'shift',
  startsWith: 'endsWith',
  endsWith: 'startsWith',
};

/** What may be left out of a chain of calls: the list stays as it was. */
const LEFT_OUT = new Set([
  'filter',
  'slice',
  'sort',
  'toSorted',
  'reverse',
  'toReversed',
  'trim',
  'toLowerCase',
  'normalize',
]);

/** @type {(node: ts.Node) => boolean} What is written into the log is no promise. */
const isLogged = (node) => ts.isCallExpression(node) && /(?:^|\.)log\.\w+$/.test(node.expression.getText());

/** @type {(node: ts.Node) => boolean} */
const isPassedOver = (node) =>
  ts.isImportDeclaration(node) || ts.isTypeNode(node) || ts.isInterfaceDeclaration(node) || isLogged(node);

/** @type {(node: ts.Node) => boolean} */
const isText = (node) => ts.isStringLiteralLike(node) || ts.isTemplateExpression(node);

/** @type {(source: ts.SourceFile) => readonly Mutation[]} */
const mutationsOf = (source) => {
  /** @type {Mutation[]} */
  const found = [];
  /** @type {(node: ts.Node, text: string) => void} */
  const instead = (node, text) => {
    const [start, end] = [node.getStart(source), node.getEnd()];
    found.push({
      start,
      end,
      text,
      what: `${short(source.text.slice(start, end))}  ->  ${short(text) || '(nothing)'}`,
    });
  };
  /** @type {(node: ts.Node) => void} */
  const visit = (node) => {
    if (isPassedOver(node)) return;
    mutate(node, instead);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
};

/** @type {(node: ts.Node, instead: (node: ts.Node, text: string) => void) => void} */
const mutate = (node, instead) => {
  if (ts.isBinaryExpression(node)) ofBinary(node, instead);
  if (ts.isPrefixUnaryExpression(node) && node.operator === K.ExclamationToken)
    instead(node, node.operand.getText());
  if (ts.isPrefixUnaryExpression(node) && node.operator === K.MinusToken)
    instead(node, node.operand.getText());
  if (ts.isConditionalExpression(node)) instead(node.condition, `!(${node.condition.getText()})`);
  if (ts.isIfStatement(node)) ofIf(node, instead);
  if (ts.isNumericLiteral(node)) {
    const value = Number(node.text.replaceAll('_', ''));
    instead(node, String(value + 1));
    if (value > 0) instead(node, String(value - 1));
  }
  if (ts.isStringLiteralLike(node) && !isName(node)) instead(node, node.text === '' ? "'?'" : "''");
  if (ts.isTemplateExpression(node)) instead(node, "''");
  if (node.kind === K.TrueKeyword) instead(node, 'false');
  if (node.kind === K.FalseKeyword) instead(node, 'true');
  if (ts.isExpressionStatement(node) && !isLogged(node.expression)) instead(node, ';');
  if (ts.isCallExpression(node)) ofCall(node, instead);
};

/** @type {(node: ts.BinaryExpression, instead: (node: ts.Node, text: string) => void) => void} */
const ofBinary = (node, instead) => {
  const { left, operatorToken, right } = node;
  if (operatorToken.kind === K.QuestionQuestionToken) {
    instead(node, left.getText());
    instead(node, right.getText());
    return;
  }
  if (operatorToken.kind === K.PlusToken && (isText(left) || isText(right))) return;
  for (const text of OPERATORS.get(operatorToken.kind) ?? []) instead(operatorToken, text);
};

/** @type {(node: ts.IfStatement, instead: (node: ts.Node, text: string) => void) => void} */
const ofIf = (node, instead) => {
  instead(node.expression, `!(${node.expression.getText()})`);
  if (!node.elseStatement) instead(node, ';');
};

/** @type {(node: ts.CallExpression, instead: (node: ts.Node, text: string) => void) => void} */
const ofCall = (node, instead) => {
  const { expression } = node;
  if (!ts.isPropertyAccessExpression(expression)) return;
  const { name } = expression;
  const other = METHODS[name.text];
  if (other !== undefined) instead(name, other);
  if (LEFT_OUT.has(name.text)) instead(node, expression.expression.getText());
};

/** @type {(node: ts.Node) => boolean} The name of a property or of a module. */
const isName = (node) =>
  (ts.isPropertyAssignment(node.parent) && node.parent.name === node) ||
  (ts.isCallExpression(node.parent) && node.parent.expression.kind === K.ImportKeyword) ||
  ts.isExportDeclaration(node.parent);

/** @type {(text: string) => string} */
const short = (text) => {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 100 ? `${line.slice(0, 97)}…` : line;
};

/** @type {(seed: number) => () => number} Mulberry32. */
const randomOf = (seed) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

/** @type {<One>(list: readonly One[], random: () => number) => One[]} */
const shuffled = (list, random) =>
  list
    .map((one) => ({ one, rank: random() }))
    .sort((one, other) => one.rank - other.rank)
    .map(({ one }) => one);

/** What the compiler says of a name that nobody needs any more is no fault of the mutant. */
const UNUSED = new Set([6133, 6192, 6196, 6198]);

/** @type {() => (file: string, text: string) => boolean} Whether the file with that text passes the type checker. */
const typeChecker = () => {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile);
  const { options, fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  /** @type {{ file: string, text: string, version: number }} */
  let broken = { file: '', text: '', version: 0 };
  const service = ts.createLanguageService({
    getCompilationSettings: () => options,
    getScriptFileNames: () => fileNames,
    getScriptVersion: (file) => (file === broken.file ? String(broken.version) : '0'),
    getScriptSnapshot: (file) => {
      const text = file === broken.file ? broken.text : ts.sys.readFile(file);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => root,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: ts.sys.fileExists,
    readFile: ts.sys.readFile,
  });
  return (file, text) => {
    broken = { file: join(root, file), text, version: broken.version + 1 };
    const faults = [
      ...service.getSyntacticDiagnostics(broken.file),
      ...service.getSemanticDiagnostics(broken.file),
    ];
    return faults.every(({ code }) => UNUSED.has(code));
  };
};

/** @type {() => string} The tree again, in hard links. */
const copyOfTree = () => {
  const copy = mkdtempSync(`${resolve(root)}-broken-`);
  const left = new Set(['node_modules', '.git', 'dist', 'var', 'coverage']);
  const names = readdirSync(root).filter((name) => !left.has(name));
  const { status } = spawnSync('cp', ['-al', ...names.map((name) => join(root, name)), copy]);
  if (status !== 0) throw new Error(`${copy} cannot hold hard links of ${root}`);
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'dir');
  mkdirSync(join(copy, 'tmp'));
  return copy;
};

/** @type {(path: string, text: string) => void} Never through the hard link. */
const replace = (path, text) => {
  rmSync(path);
  writeFileSync(path, text);
};

const unitOnly = process.env['UNIT'] === 'only';
const limit = Number(process.env['SECONDS'] ?? 300) * 1000;

/**
 * @type {(copy: string, tests: readonly string[]) => Promise<string | null>}
 * Which test saw the fault; null where all pass.
 */
const seenBy = (copy, tests) =>
  new Promise((settle) => {
    const env = { ...process.env, NO_COLOR: '1', TMPDIR: join(copy, 'tmp') };
    const program = join(root, 'node_modules/vitest/vitest.mjs');
    const child = spawn(process.execPath, [program, 'run', '--bail', '1', ...tests], {
      cwd: copy,
      env,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    let hangs = false;
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => (said += String(bytes)));
    const timer = setTimeout(() => {
      hangs = true;
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    }, limit);
    child.on('close', (status) => {
      clearTimeout(timer);
      const failed = /^ *FAIL +(.*)$/m.exec(said)?.[1] ?? 'a run that ends without a verdict';
      settle(hangs ? 'the limit of time' : status === 0 ? null : failed);
    });
  });

/** @type {(file: string, start: number) => number} */
const lineOf = (file, start) => readFileSync(join(root, file), 'utf8').slice(0, start).split('\n').length;

const [count = '', seed = '', ...files] = process.argv.slice(2);
const random = randomOf(Number(seed));
const drawn = files.map((file) => {
  const text = readFileSync(join(root, file), 'utf8');
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2023, true);
  return { file, text, left: shuffled(mutationsOf(source), random) };
});
const passes = typeChecker();
const copy = copyOfTree();
const survivors = [];
let tried = 0;
try {
  for (const tests of new Set(files.map((file) => testsFor(file).unit))) {
    const fault = await seenBy(copy, tests);
    if (fault !== null) throw new Error(`fails without any mutation: ${fault}`);
  }
  while (tried < Number(count) && drawn.some(({ left }) => left.length > 0))
    for (const { file, text, left } of drawn) {
      let mutation = left.pop();
      const broken = () =>
        mutation && `${text.slice(0, mutation.start)}${mutation.text}${text.slice(mutation.end)}`;
      while (mutation && !passes(file, broken() ?? '')) mutation = left.pop();
      const words = broken();
      if (!mutation || words === undefined || tried >= Number(count)) continue;
      replace(join(copy, file), words);
      const { unit, whole } = testsFor(file);
      let seen = (await seenBy(copy, unit)) ?? (unitOnly ? null : await seenBy(copy, whole));
      const [test = ''] = seen?.split(' > ') ?? [];
      const isOfWhole = !unitOnly && whole.some((path) => test.startsWith(path));
      if (isOfWhole) seen = await seenBy(copy, [test]);
      replace(join(copy, file), text);
      if (isOfWhole && (await seenBy(copy, [test])) !== null) {
        console.log(`passed over, since ${test} fails without it too: ${file}  ${mutation.what}`);
        continue;
      }
      tried += 1;
      const place = `${file}:${lineOf(file, mutation.start)}  ${mutation.what}`;
      if (seen === null) survivors.push(place);
      console.log(seen === null ? `SURVIVED  ${place}` : `killed    ${place}\n          by ${seen}`);
    }
} finally {
  rmSync(copy, { recursive: true, force: true });
}
console.log(`${tried - survivors.length} of ${tried} killed`);
for (const place of survivors) console.log(`survived: ${place}`);
