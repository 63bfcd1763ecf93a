import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type Page } from '@playwright/test';

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Finding {
  readonly id: string;
  readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary?: string }[];
}

/** Asserts that axe finds nothing in the page as it is, WCAG 2.2 AA and best practices included. */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  // Electron refuses the new page that the usual builder opens, and the page's policy refuses a script tag.
  await page.evaluate(SOURCE);
  const findings = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run: (context: Document, options: object) => Promise<{ violations: Finding[] }> } };
    return (await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })).violations;
  });
  const told = findings.map(({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.target.join(' ')} (${node.failureSummary?.split('\n').slice(1).join(';').trim()})`).join(' | ')}`);
  expect(told, what).toEqual([]);
}

/** Asserts that nothing sticks out sideways: neither the page nor a box that has no scroll bar of its own. */
export async function expectNoOverflow(page: Page, what: string): Promise<void> {
  const wide = await page.evaluate(() => {
    const scrolls = (element: Element) => ['auto', 'scroll'].includes(getComputedStyle(element).overflowX);
    const inside = (element: Element): boolean => element.parentElement !== null && (scrolls(element.parentElement) || inside(element.parentElement));
    const hidden = (element: Element) => getComputedStyle(element).clipPath !== 'none' || element.closest('[class*=hidden]') !== null;
    const out = [...document.querySelectorAll('body *')].filter((element) => {
      const box = element.getBoundingClientRect();
      return box.width > 0 && (box.right > innerWidth + 1 || box.left < -1) && !inside(element) && !hidden(element);
    });
    const whole = document.documentElement.scrollWidth > innerWidth + 1 ? ['the page itself'] : [];
    return [...whole, ...out.map((element) => `${element.tagName}.${element.className} to ${Math.round(element.getBoundingClientRect().right)} of ${innerWidth}`)];
  });
  expect(wide, what).toEqual([]);
}
