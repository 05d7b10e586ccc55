import { expect, test } from '@playwright/test';
import { signIn } from './people.js';

test('a kvalitetsledare compares two years, opens a figure to its cases and gets the file', async ({ page }) => {
  await signIn(page, 'kvalitetsledare', '/statistik');
  await page.getByLabel('År', { exact: true }).selectOption('2023');
  await page.getByLabel('Jämför med').selectOption('2022');
  await expect(page).toHaveURL(/year=2023&compare=2022|compare=2022&year=2023/);
  await expect(page.getByRole('columnheader', { name: '2023' })).toBeVisible();
  await expect(page.getByRole('columnheader', { name: 'Skillnad' })).toBeVisible();
  await expect(page.getByRole('img').first()).toHaveAttribute('aria-label', /2023: /);
  await expect(page.getByRole('heading', { name: 'Meningar till kvalitetsberättelsen' })).toBeVisible();
  await page.getByRole('button', { name: /^Visa ärendena bakom .* 2023/ }).first().click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByRole('link', { name: 'CSV' })).toHaveAttribute('href', /format=csv&year=2023&compare=2022/);
});
