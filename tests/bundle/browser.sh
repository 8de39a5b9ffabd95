#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# browser.sh REPORT.html: the report in a real browser and under an HTML validator. Run by hand before
# a release, not by ctest: it needs Chromium and Java (apt: chromium default-jre-headless) and three
# npm packages, which together are larger than all the rest of the build.
#   - the Nu validator finds no error
#   - opened from disk, the page asks for nothing else and runs no script, not even an injected one
#   - axe finds no violation, light, dark and with each order of the register chosen
set -euo pipefail
report=$(realpath "${1:?usage: browser.sh REPORT.html}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund --ignore-scripts vnu-jar@26 axe-core@4 playwright-core@1 >/dev/null
java -jar node_modules/vnu-jar/build/dist/vnu.jar --errors-only --format gnu "$report"
echo "the validator finds no error"
cat >check.mjs <<'JS'
import { chromium } from 'playwright-core';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const report = process.argv[2];
const axe = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
let faults = 0;
const fault = (text) => { ++faults; console.log('FAILED: ' + text); };

for (const colorScheme of ['light', 'dark']) {
    for (const bypassCSP of [false, true]) {
        const context = await browser.newContext({ bypassCSP, colorScheme });
        const page = await context.newPage();
        page.on('request', (request) => {
            if (request.url() !== pathToFileURL(report).href) fault('the page asks for ' + request.url());
        });
        await page.goto(pathToFileURL(report).href);
        if (!bypassCSP) {
            await page.evaluate(() => {
                const script = document.createElement('script');
                script.textContent = 'document.title = "ran"';
                document.body.append(script);
            });
            if (await page.title() === 'ran') fault('the policy lets a script run');
            continue;
        }
        if (await page.evaluate(() => document.scripts.length) !== 0) fault('the page has a script');
        await page.addScriptTag({ content: axe });
        for (const order of await page.$$('input[name="exhibit-order"]')) {
            await order.check();
            const shown = await page.$$eval('.sorted', (all) => all.filter((each) => each.offsetParent !== null).length);
            if (shown !== 1) fault(shown + ' tables of the register are shown');
        }
        const found = await page.evaluate(() => axe.run());
        for (const violation of found.violations)
            fault(`${colorScheme}: ${violation.id}: ${violation.help} (${violation.nodes.length}): ${violation.nodes[0].html.slice(0, 200)}`);
        console.log(`${colorScheme}: axe passed ${found.passes.length} rules`);
    }
}
await browser.close();
process.exit(faults ? 1 : 0);
JS
node check.mjs "$report"
