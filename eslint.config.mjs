import js from '@eslint/js';
import tseslint from 'typescript-eslint';

const tests = [
  '**/*.spec.ts',
  '**/*.spec-tool.ts',
  '**/*.fixture.ts',
  'test/**/*.ts',
  'bench/**/*.ts',
  'infra/embedded/test-*.ts',
];
const adapters = [
  'libs/event-store/src/**/*.ts',
  'libs/read-model/src/**/*.ts',
  'libs/identity/src/**/*.ts',
  'apps/web/**/*.ts',
];

/** The domain is told the time and the ids; it never asks for them. */
const clockAndRandom = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'The time comes with the command.' },
  {
    selector: "MemberExpression[object.name='Date'][property.name='now']",
    message: 'The time comes with the command.',
  },
  {
    selector: "MemberExpression[object.name='Temporal'][property.name='Now']",
    message: 'The time comes with the command.',
  },
  { selector: "MemberExpression[object.name='performance']", message: 'The time comes with the command.' },
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: 'Chance comes with the command.',
  },
  { selector: "MemberExpression[object.name='crypto']", message: 'Ids come with the command.' },
];

const everywhere = [
  { selector: 'ExportAllDeclaration', message: 'Name what is exported: no barrels.' },
  { selector: 'TSEnumDeclaration', message: 'A union of strings says the same.' },
];
const noDefaultExport = { selector: 'ExportDefaultDeclaration', message: 'Exports have names.' };
const noEnvironment = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: 'Settings are read once, by loadConfig.',
};

export default tseslint.config(
  {
    ignores: [
      'dist/',
      'data/',
      'node_modules/',
      'coverage/',
      'test-results/',
      '**/*.vue',
      '**/*.d.ts',
      'bench/peer/',
      '**/*.cjs',
    ],
  },
  js.configs.recommended,
  {
    files: ['**/*.{ts,mjs}'],
    rules: {
      complexity: ['error', 10],
      'max-depth': ['error', 3],
      'max-lines': ['error', 250],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-restricted-syntax': ['error', ...everywhere],
    },
  },
  {
    files: ['**/*.mjs'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        fetch: 'readonly',
        AbortSignal: 'readonly',
        URL: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        setInterval: 'readonly',
        clearInterval: 'readonly',
        performance: 'readonly',
        Buffer: 'readonly',
      },
    },
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/no-deprecated': [
        'error',
        // Marked so that it stands out: it is used for an identity provider on this machine only.
        { allow: [{ from: 'package', package: 'openid-client', name: 'allowInsecureRequests' }] },
      ],
      '@typescript-eslint/no-floating-promises': 'error',
      // The options of Nest and Fastify are classes that are meant to be filled by literals.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      // Two names of one type are two meanings: a calendar day and an instant are both text.
      '@typescript-eslint/no-duplicate-type-constituents': 'off',
      '@typescript-eslint/no-redundant-type-constituents': 'off',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { allowDefaultCaseForExhaustiveSwitch: false, requireDefaultForNonUnion: true },
      ],
      'no-restricted-syntax': ['error', ...everywhere, noDefaultExport, noEnvironment],
    },
  },
  {
    files: ['libs/domain/src/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: {
      'no-restricted-syntax': ['error', ...everywhere, noDefaultExport, noEnvironment, ...clockAndRandom],
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '^(?!zod$|temporal-polyfill$|#domain/|\\.{1,2}/)',
              message: 'The domain knows zod, the calendar and itself.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['apps/*/src/main.ts', 'infra/embedded/cluster.ts', 'infra/embedded/test-server.ts'],
    rules: { 'no-restricted-syntax': ['error', ...everywhere, noDefaultExport] },
  },
  {
    files: ['**/vite.config.ts', '**/playwright.config.ts'],
    rules: { 'no-restricted-syntax': ['error', ...everywhere] },
  },
  // A component is known to vue-tsc, which checks these files, and not to the linter.
  { files: ['apps/web/src/main.ts'], rules: { '@typescript-eslint/no-unsafe-argument': 'off' } },
  { files: adapters, rules: { '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'as' }] } },
  {
    files: tests,
    rules: {
      '@typescript-eslint/consistent-type-assertions': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/unbound-method': 'off',
      'no-restricted-syntax': ['error', ...everywhere],
    },
  },
);
