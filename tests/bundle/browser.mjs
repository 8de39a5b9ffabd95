// SPDX-License-Identifier: GPL-3.0-or-later
// browser.mjs NODE_MODULES REPORT.html: opens the report in Chromium; see browser.sh.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const [modules, report] = process.argv.slice(2);
const { chromium } = createRequire(modules + '/')('playwright-core');
const axe = readFileSync(modules + '/axe-core/axe.min.js', 'utf8');
const address = pathToFileURL(report).href;
const patience = 120_000; // the machine may be busy with other tests
const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    timeout: patience,
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking',
           '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage'],
});
let faults = 0;
const fault = (text) => { ++faults; console.log('FAILED: ' + text); };

const open = async (options) => {
    const context = await browser.newContext(options);
    context.setDefaultTimeout(patience);
    const page = await context.newPage();
    page.on('request', (request) => {
        if (request.url() !== address) fault('the page asks for ' + request.url());
    });
    await page.goto(address);
    return page;
};
const inject = (page) => page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'document.title = "ran"';
    document.body.append(script);
});
// Wide tables scroll within themselves; the page does not.
const checkWidth = async (page, name, width) => {
    await page.setViewportSize({ width, height: 900 });
    const excess = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (excess <= 0) return;
    const culprits = await page.evaluate(() => [...document.querySelectorAll('body *')]
        .filter((each) => !each.closest('.scroll') && each.getBoundingClientRect().right > innerWidth)
        .slice(-3).map((each) => each.outerHTML.slice(0, 160)));
    fault(`${name}: the page is ${excess} px wider than ${width} px: ${culprits.join(' | ')}`);
};

const guarded = await open({ bypassCSP: false });
await inject(guarded);
if (await guarded.title() === 'ran') fault('the policy lets a script run');
for (const width of [1280, 480]) await checkWidth(guarded, 'screen', width);
await guarded.emulateMedia({ media: 'print' });
await checkWidth(guarded, 'print', 718); // A4 less 10 mm margins at 96 px an inch

for (const colorScheme of ['light', 'dark']) {
    const page = await open({ bypassCSP: true, colorScheme });
    if (await page.evaluate(() => document.scripts.length) !== 0) fault('the page has a script');
    await page.addScriptTag({ content: axe });
    for (const order of await page.$$('input[name="exhibit-order"]')) {
        await order.check();
        const shown = await page.$$eval('.sorted', (all) => all.filter((each) => each.offsetParent !== null).length);
        if (shown !== 1) fault(shown + ' tables of the register are shown');
    }
    const found = await page.evaluate(() => axe.run());
    if (found.passes.length < 10) fault(`axe tried only ${found.passes.length} rules`);
    for (const violation of found.violations)
        fault(`${colorScheme}: ${violation.id}: ${violation.help} (${violation.nodes.length}): ${violation.nodes[0].html.slice(0, 200)}`);
    console.log(`${colorScheme}: axe passed ${found.passes.length} rules`);
    // Without the policy the injected script runs, so the check above means something.
    await inject(page);
    if (await page.title() !== 'ran') fault('the test of the policy tests nothing');
}
await browser.close();
process.exit(faults ? 1 : 0);
