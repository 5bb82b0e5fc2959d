import type { Page } from 'playwright-core';

/** What of a page is too small or too wide. */
export interface Measured {
  readonly letters: string[];
  readonly targets: string[];
  readonly wide: number;
}

/** Letters and targets that are too small, and by how much the page is too wide. Runs in the page. */
const measure = `((least, leastLetters) => {
  const seen = (element) => {
    const box = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    return box.width > 1 && box.height > 1 && style.visibility !== 'hidden' && style.display !== 'none';
  };
  const name = (element) => element.tagName.toLowerCase() + '.' + element.className + ' ' + (element.textContent || element.id).trim().slice(0, 30);
  const letters = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (walker.currentNode.data.trim() === '' || !seen(element) || element.closest('noscript, .sr, .skip')) continue;
    if (parseFloat(getComputedStyle(element).fontSize) < leastLetters) letters.push(name(element));
  }
  const targets = [];
  for (const element of document.querySelectorAll('a, button, input, select, textarea, summary')) {
    if (!seen(element) || element.closest('.skip')) continue;
    const box = element.getBoundingClientRect();
    if (box.height < least - 0.5 || box.width < least - 0.5) targets.push(name(element) + ' ' + Math.round(box.width) + '×' + Math.round(box.height));
  }
  return { letters, targets, wide: document.documentElement.scrollWidth - document.documentElement.clientWidth };
})`;
/** Measures a page: targets of at least so many pixels each way, letters of at least so many. */
export const measured = (page: Page, least: number, letters: number): Promise<Measured> =>
  page.evaluate<Measured>(`${measure}(${least}, ${letters})`);
