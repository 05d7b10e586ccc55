import type { AttachmentView } from '#domain/case/attachment-view.js';

const findingWords: Record<keyof AttachmentView['findings'], string> = {
  author: 'namn på den som skrivit',
  trackedChanges: 'spårade ändringar',
  comments: 'kommentarer',
  position: 'plats',
  hiddenSheets: 'dolda blad',
  scripts: 'skript',
  embeddedFiles: 'inbäddade filer',
};

type Told = Pick<AttachmentView, 'findings' | 'reencoded' | 'authorName'>;

/** What a reader should know of a file before handing it on; null when there is nothing. */
export function findingSentence({ findings, reencoded, authorName }: Told): string | null {
  if (reencoded) return findings.position ? 'Bilden innehöll en plats. Den är borttagen.' : null;
  const words = Object.entries(findingWords).flatMap(([name, word]) => (isFound(findings, name) ? [word] : []));
  if (words.length === 0) return null;
  const who = authorName === null ? '' : ` (${authorName})`;
  return `Innehåller ${listed(words.map((word) => (word === findingWords.author ? `${word}${who}` : word)))}.`;
}

function isFound(findings: AttachmentView['findings'], name: string): boolean {
  return Object.entries(findings).some(([key, found]) => key === name && found);
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} och ${words.at(-1) ?? ''}`;
}

export const scanWords: Record<AttachmentView['scan'], string | null> = {
  'not-scanned': 'Ej skannad. Bara den som har ärendet kan hämta den.',
  waiting: 'I karantän tills filen är genomsökt.',
  clean: null,
  infected: 'Skadlig kod hittades. Filen kan inte hämtas.',
};

/** To whoever sent the file herself. */
export const ownScanWords: Record<AttachmentView['scan'], string | null> = { ...scanWords, 'not-scanned': null };

const kinds: Record<string, string> = {
  'application/pdf': 'PDF', 'image/jpeg': 'Bild', 'image/png': 'Bild', 'image/gif': 'Bild', 'text/plain': 'Text', 'audio/mp4': 'Ljud',
};

export function kindWord(mediaType: string): string {
  if (mediaType.includes('sheet')) return 'Kalkylblad';
  return kinds[mediaType] ?? 'Dokument';
}

export function sizeText(bytes: number): string {
  if (bytes >= 1_000_000) return `${(bytes / 1_000_000).toFixed(1).replace('.', ',')} MB`;
  return `${Math.max(1, Math.round(bytes / 1_000))} kB`;
}

export const uploadHint = 'PDF, bilder, text, Word, Excel, ODT och ljud (m4a). Högst 25 MB per fil. Plats och kamera tas bort ur bilder.';
export const uploadPrivacy = 'Ta inte med fler personer eller uppgifter än som behövs.';
