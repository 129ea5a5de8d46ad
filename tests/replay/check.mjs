// Opens WACZ files with warcio (parser and indexer) and wabac (the engine of replayweb.page), and holds what they read against the hashes.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { basename } from "node:path";
import "fake-indexeddb/auto";
import { CDXIndexer, WARCParser } from "warcio";

globalThis.self ??= globalThis;
globalThis.location ??= new URL("http://localhost/");
const { ArchiveRequest, WorkerLoader } = await import("@webrecorder/wabac/swlib");

const sha256 = (bytes) => `sha256:${createHash("sha256").update(bytes).digest("hex")}`;
const quiet = console.log;
console.log = () => {}; // wabac tells of each index it loads

for (const path of process.argv.slice(2)) {
  const file = readFileSync(path);
  const entries = readZip(file);
  checkPackage(entries);
  const warc = entries.get("archive/data.warc.gz");
  const lines = entries.get("indexes/index.cdxj").toString().trimEnd().split("\n").map(readLine);
  const records = await checkRecords(warc);
  await checkIndex(warc, lines);
  const replayed = await replay(path, file, lines, entries.get("pages/pages.jsonl"));
  quiet(`${basename(path)}: ${records} records, ${lines.length} indexed, ${replayed} replayed`);
}

/** Reads the files of a zip, which WACZ wants stored. */
function readZip(file) {
  const end = file.lastIndexOf(Buffer.from("PK\x05\x06"));
  const entries = new Map();
  for (let i = 0, at = file.readUInt32LE(end + 16); i < file.readUInt16LE(end + 10); i++) {
    const [method, size, name, extra, comment, local] = [file.readUInt16LE(at + 10), file.readUInt32LE(at + 24), file.readUInt16LE(at + 28), file.readUInt16LE(at + 30), file.readUInt16LE(at + 32), file.readUInt32LE(at + 42)];
    const path = file.toString("utf8", at + 46, at + 46 + name);
    assert.equal(method, 0, `${path} is compressed`);
    const data = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
    entries.set(path, file.subarray(data, data + size));
    at += 46 + name + extra + comment;
  }
  return entries;
}

function checkPackage(entries) {
  const text = entries.get("datapackage.json");
  const { profile, wacz_version, resources } = JSON.parse(text);
  assert.deepEqual([profile, wacz_version], ["data-package", "1.1.1"]);
  for (const { path, hash, bytes } of resources) assert.deepEqual([sha256(entries.get(path)), entries.get(path).length], [hash, bytes], path);
  assert.deepEqual(JSON.parse(entries.get("datapackage-digest.json")), { path: "datapackage.json", hash: sha256(text) });
}

/** Reads every record twice, as a block and as what it carries, and compares digests. */
async function checkRecords(warc) {
  let records = 0;
  for await (const record of new WARCParser([warc], { parseHttp: false })) {
    assert.equal(record.warcHeaders.protocol, "WARC/1.1");
    assert.equal(sha256(await record.readFully()), record.warcBlockDigest, record.warcTargetURI);
    records++;
  }
  for await (const record of new WARCParser([warc])) {
    if (record.warcType === "revisit" || !record.warcPayloadDigest) continue;
    assert.equal(sha256(await record.readFully()), record.warcPayloadDigest, record.warcTargetURI);
  }
  return records;
}

/** The index is what warcio itself would have made of the file. */
async function checkIndex(warc, lines) {
  const expected = [];
  for await (const entry of new CDXIndexer({ format: "raw" }).iterIndex([{ filename: "data.warc.gz", reader: [warc] }])) {
    expected.push([entry.url, Number(entry.offset), Number(entry.length)].join(" "));
  }
  const found = new Set(expected);
  for (const { url, offset, length } of lines) assert.ok(found.has([url, offset, length].join(" ")), `${url} is not at ${offset}`);
}

/** Asks wabac for everything that is indexed, at its moment, and compares what it would show. */
async function replay(path, file, lines, pages) {
  const server = createServer((request, response) => serve(file, request, response)).listen(0, "127.0.0.1");
  await new Promise((ready) => server.once("listening", ready));
  const sourceUrl = `http://127.0.0.1:${server.address().port}/${basename(path)}`;
  const loader = new WorkerLoader(new EventTarget());
  await loader._init_db;
  await loader.addCollection({ name: basename(path), file: { sourceUrl } }, (_, error) => assert.ok(!error, error));
  const { store } = await loader.loadColl(basename(path));
  const listed = await store.getAllPages();
  assert.equal(listed.length, pages.toString().trimEnd().split("\n").length - 1);
  let replayed = 0;
  for (const { url, timestamp, digest, status } of lines) {
    const request = new ArchiveRequest(`${timestamp}mp_/${url}`, new Request("http://localhost/"));
    const shown = await store.getResource(request, "", {}, { noRedirect: true });
    assert.ok(shown, `${url} cannot be replayed`);
    assert.equal(shown.status, Number(status), url);
    if (digest && shown.status !== 204 && shown.status !== 304) assert.equal(sha256(await bytesOf(shown)), digest, url);
    replayed++;
  }
  server.close();
  server.closeAllConnections();
  return replayed;
}

async function bytesOf(shown) {
  const payload = shown.reader ? await shown.getBuffer() : shown.buffer;
  return payload ?? new Uint8Array();
}

function serve(file, request, response) {
  const range = /^bytes=(\d*)-(\d*)$/.exec(request.headers.range ?? "");
  const [first, last] = !range ? [0, file.length - 1] : range[1] === "" ? [file.length - Number(range[2]), file.length - 1] : [Number(range[1]), Math.min(Number(range[2] || file.length - 1), file.length - 1)];
  response.writeHead(range ? 206 : 200, { "Content-Length": last - first + 1, "Content-Range": `bytes ${first}-${last}/${file.length}`, "Accept-Ranges": "bytes" });
  response.end(request.method === "HEAD" ? undefined : file.subarray(first, last + 1));
}

function readLine(line) {
  const [, timestamp] = line.split(" ", 2);
  return { timestamp, ...JSON.parse(line.slice(line.indexOf("{"))) };
}
