// puppeteer-cluster with a context for each page of one browser.
import clusters from 'puppeteer-cluster';
import puppeteer from 'puppeteer-core';
import { browserArguments, browserPath, concurrency, jobs, picture, read, report, timeout } from './jobs.mjs';

const { Cluster } = clusters;
const cluster = await Cluster.launch({
  puppeteer,
  concurrency: Cluster.CONCURRENCY_CONTEXT,
  maxConcurrency: concurrency,
  timeout: timeout * 2,
  puppeteerOptions: { executablePath: browserPath, headless: 'shell', args: browserArguments },
});

await cluster.task(async ({ page, data: job }) => {
  try {
    page.on('dialog', dialog => dialog.dismiss().catch(() => {}));
    await becomeViewer(page, job);
    const response = await page.goto(job.url, { waitUntil: 'networkidle0', timeout });
    if (response.status() !== 200) throw new Error(`the page answered ${response.status()}`);
    const seen = await read(page);
    const image = await page.screenshot(picture);
    report(job, { ...seen, pictureBytes: image.length });
  } catch (error) {
    report(job, { text: '', lifeMs: 0, pictureBytes: 0, error: error.message });
  }
});

async function becomeViewer(page, job) {
  const session = await page.createCDPSession();
  await Promise.all([
    page.setUserAgent({ userAgent: job.userAgent }),
    page.setViewport({ width: job.width, height: job.height, deviceScaleFactor: job.scale, isMobile: job.mobile, hasTouch: job.touch }),
    page.emulateTimezone(job.timezone),
    page.setExtraHTTPHeaders({ 'Accept-Language': job.acceptLanguage, 'X-Forwarded-For': job.forwardedFor }),
    page.browserContext().overridePermissions(new URL(job.url).origin, ['geolocation']),
    page.setGeolocation({ latitude: job.latitude, longitude: job.longitude }),
    session.send('Emulation.setLocaleOverride', { locale: job.locale }),
  ]);
}

for (const job of jobs) cluster.queue(job);
await cluster.idle();
await cluster.close();
