import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** No faults that a machine can find, and nothing to scroll sideways; on a phone also at the narrowest width the law's standard asks for. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  // A colour on its way from one to the other is no colour of the page.
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map((one) => one.finished)).then(() => undefined));
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`)).toEqual([]);
  const size = page.viewportSize();
  for (const width of size && size.width < 500 ? [390, 320] : [1280]) {
    await page.setViewportSize({ width, height: size?.height ?? 844 });
    expect([width, await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)]).toEqual([width, 0]);
  }
  if (size) await page.setViewportSize(size);
}
