import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Plugin } from 'vite';

/** The icons the pages use: name here → name in lucide. Only these reach the bundle. */
const used = {
  alert: 'triangle-alert', arrow: 'arrow-right', back: 'arrow-left', building: 'house', calendar: 'calendar', chart: 'chart-column',
  check: 'check', clock: 'clock', close: 'x', copy: 'copy', done: 'circle-check', download: 'download', error: 'circle-alert',
  external: 'external-link', file: 'file-text', flag: 'flag', help: 'circle-question-mark', home: 'house', inbox: 'inbox', info: 'info',
  link: 'link', list: 'list', lock: 'lock', mail: 'mail', menu: 'menu', message: 'message-square', offline: 'wifi-off', open: 'circle',
  pen: 'square-pen', plus: 'plus', print: 'printer', scale: 'scale', search: 'search', send: 'send', shield: 'shield', out: 'log-out', tasks: 'list-checks',
  user: 'user', users: 'users', chevron: 'chevron-down', next: 'chevron-right', megaphone: 'megaphone', siren: 'siren', sad: 'face-slightly-frowning', happy: 'face-slightly-smiling', idea: 'lightbulb', speaker: 'volume-2', phone: 'phone', eye: 'eye', eyeOff: 'eye-off',
  key: 'key-round', book: 'book-open',
} as const;

const id = 'virtual:icons';

/** `virtual:icons`: the drawing of each icon as data, so that no external file and no inline style is needed. */
export function icons(): Plugin {
  return {
    name: 'klarsyn-icons',
    resolveId: (source) => (source === id ? `\0${id}` : null),
    load(module) {
      if (module !== `\0${id}`) return null;
      const file = createRequire(import.meta.url).resolve('lucide-static/icon-nodes.json');
      const nodes = JSON.parse(readFileSync(file, 'utf8')) as Record<string, [string, Record<string, string>][]>;
      const drawings = Object.entries(used).map(([name, source]) => {
        const drawing = nodes[source];
        if (drawing === undefined) this.error(`lucide-static has no icon ${source}`);
        return [name, drawing];
      });
      return `export default ${JSON.stringify(Object.fromEntries(drawings))}`;
    },
  };
}
