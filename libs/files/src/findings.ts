import type { AttachmentFindings } from '#domain/case/attachments.js';

/** What a file holds besides what one sees: yes or no for each, and the name it gives as its author. */
export interface Found {
  readonly findings: AttachmentFindings;
  readonly authorName?: string;
}

export const nothingFound: AttachmentFindings = {
  author: false,
  trackedChanges: false,
  comments: false,
  position: false,
  hiddenSheets: false,
  scripts: false,
  embeddedFiles: false,
};

/** Names are told once each; signs that no name has are left out. */
export function found(findings: Partial<AttachmentFindings>, authors: readonly string[] = []): Found {
  const names = [...new Set(authors.map(cleaned).filter((name) => name !== ''))].join(', ').slice(0, 300);
  const all = { ...nothingFound, ...findings, author: names !== '' };
  return names === '' ? { findings: all } : { findings: all, authorName: names };
}

function cleaned(name: string): string {
  return name
    .replaceAll(/[\p{Cc}\p{Cf}\p{Co}\uFFFD]/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .toWellFormed();
}

/** Contents of the elements of that name; prefixes are as office programs write them. */
export function elementsOf(xml: string, name: string): string[] {
  const pattern = new RegExp(`<${name}(?:\\s[^>]*)?>([^<]{0,500})</${name}>`, 'g');
  return [...xml.matchAll(pattern)].map(([, text = '']) =>
    text
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&apos;', "'")
      .replaceAll('&amp;', '&'),
  );
}
