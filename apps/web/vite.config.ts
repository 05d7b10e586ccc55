import { fileURLToPath } from 'node:url';
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';
import { icons } from './build/icons.js';
import { precompress } from './build/precompress.js';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The domain is read as sources: its `.js` specifiers name TypeScript files. */
const domain = { find: /^#domain\/(.*)\.js$/, replacement: `${here('../../libs/domain/src')}/$1.ts` };

/** Also the domain's schemas are made without trying to make code, which the content security policy forbids. */
const zod = { find: /^zod$/, replacement: here('src/zod.ts') };

export default defineConfig({
  root: here('.'),
  plugins: [vue(), icons(), precompress()],
  define: { __VUE_OPTIONS_API__: 'false', __VUE_PROD_DEVTOOLS__: 'false', __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false' },
  resolve: { alias: [domain, zod] },
  build: {
    outDir: here('../../dist/web'),
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // One file for what every page needs from others and one for what most pages share: few round trips on a slow network.
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: 'base', test: /node_modules/ }, { name: 'shared', test: /apps\/web\/src/, minShareCount: 4 }] } },
    },
  },
  server: { port: 5173, proxy: { '/api': 'http://localhost:3000' } },
});
