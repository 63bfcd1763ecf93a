// An oxlint plugin: the walls between the rooms, and words that the app may not use. Its tables are in rooms.mjs.
import { isBuiltin } from 'node:module';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { refuseFile, refusePackage } from './rooms.mjs';

/** @typedef {{ type: string, value?: unknown, name?: string }} Node */
/** @typedef {{ filename: string, cwd: string, report: (problem: { node: object, message: string }) => void }} Context */

/** @param {string} cwd @param {string} file */
const inRepository = (cwd, file) => relative(cwd, file).split(sep).join('/');

/** Why this file may not import that, or nothing when it may. @param {Context} context @param {string} specifier */
function refuse({ cwd, filename }, specifier) {
  const from = inRepository(cwd, filename);
  if (specifier.startsWith('.') || isAbsolute(specifier)) {
    return refuseFile(from, inRepository(cwd, resolve(dirname(filename), specifier.replace(/\?.*$/, ''))));
  }
  return refusePackage(from, isBuiltin(specifier) && !specifier.startsWith('node:') ? `node:${specifier}` : specifier);
}

const noCrossing = {
  meta: { type: 'problem', docs: { description: 'Imports stay within the walls of the house.' }, schema: [] },
  /** @param {Context} context */
  create(context) {
    /** @param {object} node @param {Node | null | undefined} source */
    const look = (node, source) => {
      if (typeof source?.value !== 'string') return;
      const because = refuse(context, source.value);
      if (because !== undefined) context.report({ node, message: `"${source.value}" is behind a wall: ${because}.` });
    };
    return {
      /** @param {{ source: Node }} node */ ImportDeclaration: (node) => look(node, node.source),
      /** @param {{ source: Node }} node */ ImportExpression: (node) => look(node, node.source),
      /** @param {{ source: Node }} node */ ExportAllDeclaration: (node) => look(node, node.source),
      /** @param {{ source: Node | null }} node */ ExportNamedDeclaration: (node) => look(node, node.source),
      /** @param {{ source: Node }} node */ TSImportType: (node) => look(node, node.source),
      /** @param {{ callee: Node, arguments: Node[] }} node */
      CallExpression: (node) => { if (node.callee.type === 'Identifier' && node.callee.name === 'require') look(node, node.arguments[0]); },
    };
  },
};

/** Switches of Electron that weaken a page (Electron's security list, points 6, 8 and 9): their defaults are right, so nobody names them. */
const weakening = new Set(['webSecurity', 'allowRunningInsecureContent', 'experimentalFeatures', 'enableBlinkFeatures',
  'nodeIntegrationInWorker', 'nodeIntegrationInSubFrames', 'bypassCSP']);

const noWeakening = {
  meta: { type: 'problem', docs: { description: 'Electron\'s protections of the page keep their defaults.' }, schema: [] },
  /** @param {Context} context */
  create(context) {
    /** @param {object} node @param {unknown} word */
    const look = (node, word) => {
      if (typeof word === 'string' && weakening.has(word)) context.report({ node, message: `${word} weakens the page; leave it at its default.` });
    };
    return {
      /** @param {Node} node */ Identifier: (node) => look(node, node.name),
      /** @param {Node} node */ Literal: (node) => look(node, node.value),
    };
  },
};

export default { meta: { name: 'house' }, rules: { 'no-crossing': noCrossing, 'no-weakening': noWeakening } };
