import { computed, reactive } from 'vue';
import { attachmentLimits, kindOfName } from '#domain/case/attachment-rules.js';
import { announce } from './announcer.js';
import type { StreamType } from './api.js';
import { failureOf } from './failure.js';
import { newId } from './ids.js';
import { problemSentence } from './sv/errors.js';
import { sendFile, type Sending } from './upload.js';

export interface Upload {
  readonly attachmentId: string;
  readonly file: File;
  readonly keepOriginal: boolean;
  state: 'waiting' | 'sending' | 'done' | 'failed';
  /** 0 to 1; when all has left, the server still looks into the file. */
  share: number;
  sentence: string;
  /** Sending the same file again may help. */
  mayRetry: boolean;
}

const atOnce = 2;

/** Known before anything is sent; the server looks again, at the content too. */
function refusalOf(file: File): string | null {
  if (kindOfName(file.name) === undefined) return problemSentence('file-type-not-allowed', 415);
  if (file.size === 0) return problemSentence('file-empty', 422);
  return file.size > attachmentLimits.bytesPerFile ? problemSentence('file-too-large', 413) : null;
}

/** Files on their way to one case. When one fails the others go on, and what failed can be sent again. */
export function useUploads(type: StreamType, caseId: string, onAdded: () => void, code?: string) {
  const uploads = reactive<Upload[]>([]);
  const sending = new Map<string, Sending>();

  async function send(upload: Upload): Promise<void> {
    Object.assign(upload, { state: 'sending', share: 0, sentence: '' });
    const { attachmentId } = upload;
    const place = code === undefined ? { type, caseId, attachmentId } : { code, attachmentId };
    const way = sendFile(place, upload.file, upload.keepOriginal, (share) => (upload.share = share));
    sending.set(upload.attachmentId, way);
    try {
      await way.answer;
      upload.state = 'done';
      uploads.splice(uploads.indexOf(upload), 1);
      await announce(`${upload.file.name} är tillagd.`);
      onAdded();
    } catch (error) {
      const { sentence, status } = failureOf(error);
      Object.assign(upload, { state: 'failed', sentence, mayRetry: status === 0 || status === 401 || status === 429 || status >= 500 });
      await announce(`${upload.file.name} kunde inte läggas till.`);
    } finally {
      sending.delete(upload.attachmentId);
      next();
    }
  }

  function next(): void {
    while (sending.size < atOnce) {
      const upload = uploads.find(({ state, attachmentId }) => state === 'waiting' && !sending.has(attachmentId));
      if (upload === undefined) return;
      void send(upload);
    }
  }

  return {
    uploads,
    busy: computed(() => uploads.some(({ state }) => state === 'waiting' || state === 'sending')),
    add(files: Iterable<File>, keepOriginal: boolean): void {
      for (const file of files) {
        const sentence = refusalOf(file) ?? '';
        uploads.push({ attachmentId: newId(), file, keepOriginal, state: sentence === '' ? 'waiting' : 'failed', share: 0, sentence, mayRetry: false });
      }
      next();
    },
    again(upload: Upload): void {
      upload.state = 'waiting';
      next();
    },
    remove(upload: Upload): void {
      sending.get(upload.attachmentId)?.abort();
      uploads.splice(uploads.indexOf(upload), 1);
      next();
    },
  };
}
