// PlaywrightCrawler as its documentation suggests for pages that must not share cookies: one browser, a context for each page, no retries, no fingerprints, nothing on disk.
import { Configuration, PlaywrightCrawler, log } from 'crawlee';
import { chromium } from 'playwright';
import { browserArguments, browserPath, concurrency, jobs, picture, read, report, timeout } from './jobs.mjs';

log.setLevel(log.LEVELS.OFF);

// Its own proxy, which resolves no made-up names, is left out of the way; requests then cost it nothing in Node.js.
const proxy = { bypass: 'localhost,*.localhost' };
const crawler = new PlaywrightCrawler({
  launchContext: { launcher: chromium, useIncognitoPages: true, launchOptions: { executablePath: browserPath, args: browserArguments, proxy } },
  browserPoolOptions: {
    useFingerprints: false,
    maxOpenPagesPerBrowser: concurrency,
    retireBrowserAfterPageCount: 100_000,
    prePageCreateHooks: [(pageId, controller, options) => Object.assign(options, contextOf(crawler.crawlingContexts.get(pageId).request.userData))],
  },
  minConcurrency: concurrency,
  maxConcurrency: concurrency,
  autoscaledPoolOptions: { desiredConcurrency: concurrency, maybeRunIntervalSecs: 0.05 },
  maxRequestRetries: 0,
  useSessionPool: false,
  persistCookiesPerSession: false,
  navigationTimeoutSecs: timeout / 1000,
  requestHandlerTimeoutSecs: timeout / 1000,
  preNavigationHooks: [(context, goto) => { goto.waitUntil = 'networkidle'; }],
  async requestHandler({ page, request, response }) {
    if (response.status() !== 200) throw new Error(`the page answered ${response.status()}`);
    const seen = await read(page);
    const image = await page.screenshot(picture);
    report(request.userData, { ...seen, pictureBytes: image.length });
  },
  failedRequestHandler({ request }, error) {
    report(request.userData, { text: '', lifeMs: 0, pictureBytes: 0, error: error.message });
  },
}, new Configuration({ persistStorage: false, availableMemoryRatio: 0.9 }));

function contextOf(job) {
  return {
    userAgent: job.userAgent,
    viewport: { width: job.width, height: job.height },
    deviceScaleFactor: job.scale,
    isMobile: job.mobile,
    hasTouch: job.touch,
    locale: job.locale,
    timezoneId: job.timezone,
    geolocation: { latitude: job.latitude, longitude: job.longitude },
    permissions: ['geolocation'],
    extraHTTPHeaders: { 'Accept-Language': job.acceptLanguage, 'X-Forwarded-For': job.forwardedFor },
  };
}

await crawler.run(jobs.map((job, i) => ({ url: job.url, uniqueKey: String(i), userData: job })));
process.exit(0);
