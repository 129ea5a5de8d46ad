// What every peer is given and gives back. A job is a page and who looks at it; a result is the text of all frames, how long the page had lived, and the size of the picture.
import { appendFileSync, readFileSync } from 'node:fs';

const [jobsFile, resultsFile, executable, inFlight] = process.argv.slice(2);

export const browserPath = executable;
export const concurrency = Number(inFlight);
export const browserArguments = ['--no-sandbox', '--disable-site-isolation-trials', '--disable-features=IsolateOrigins,site-per-process'];
export const timeout = 30_000;
export const picture = { type: 'jpeg', quality: 70 };
export const jobs = readFileSync(jobsFile, 'utf8').trim().split('\n').map(line => JSON.parse(line));

export function report(job, result) {
  appendFileSync(resultsFile, JSON.stringify({ case: job.case, viewer: job.viewer, ...result }) + '\n');
}

/** The text that can be read in all frames of a page, and the page's age; the same for both libraries. */
export async function read(page) {
  const texts = await Promise.all(page.frames().map(frame => frame.evaluate(() => document.body?.innerText ?? '').catch(() => '')));
  return { text: texts.join('\n'), lifeMs: Math.round(await page.evaluate(() => performance.now())) };
}
