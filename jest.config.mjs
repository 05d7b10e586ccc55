/** Jest runs the sources as ES modules (NODE_OPTIONS=--experimental-vm-modules); subpath imports point at the sources. */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/libs', '<rootDir>/apps', '<rootDir>/infra', '<rootDir>/test'],
  testMatch: ['**/*.spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/dist/', '<rootDir>/apps/web/', '<rootDir>/test/browser/'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: {
    '^#(domain|event-store|cases|read-model|identity|config|documents|files)/(.*)\\.js$': '<rootDir>/libs/$1/src/$2.ts',
    '^#infra/(.*)\\.js$': '<rootDir>/infra/$1.ts',
    '^(\\.{1,2}/.*)\\.js$': ['$1.ts', '$1.js'],
  },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
          target: 'es2022',
          keepClassNames: true,
        },
        module: { type: 'es6' },
      },
    ],
  },
  testSequencer: '<rootDir>/test/sequencer.mjs',
  globalSetup: '<rootDir>/infra/embedded/jest-setup.mjs',
  globalTeardown: '<rootDir>/infra/embedded/jest-teardown.mjs',
  testTimeout: 30000,
};
